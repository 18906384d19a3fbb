import type { Context } from '../../../../platform/context.ts';
import type { Acronym } from '../../domain/acronyms.ts';
import type { KeptContent } from '../../domain/analysis/content.ts';
import { instrumentsOf } from '../../domain/instruments/instrument.ts';
import { listActionTexts } from '../../store/actions.ts';
import { type EntryRecord, listEntries } from '../../store/entries.ts';
import type { Candidate } from '../../store/search.ts';
import type { PlanRecord } from '../../store/structure.ts';
import { listKept } from '../instruments/read.ts';
import { readParticipants } from '../participants.ts';
import { field } from './field.ts';

const isAcronym = (content: KeptContent): content is Acronym => content.kind === 'acronym';

function acronymOf(id: string, { acronym, senses }: Acronym): Candidate {
  const words = [acronym, senses.map(({ expansion }) => expansion).join('; ')].filter((each) => each !== '');
  return { kind: 'acronym', id, title: acronym, fields: [field(words.join(' – '))] };
}

/** What is kept of the analysis, of the technical sheet and of the codes, as it is found. */
function entryOf({ id, content }: EntryRecord): Candidate[] {
  switch (content.kind) {
    case 'macroproblem': {
      const { text, pertinence } = content;
      if (text === null) return [];
      return [
        { kind: 'macroproblem', id, title: text, fields: [field(text), field(pertinence?.reason, 'Motivo')] },
      ];
    }
    case 'problem': {
      const { code, text, causes, consequences } = content;
      const fields = [
        field(text),
        ...causes.map((cause) => field(cause, 'Causa')),
        ...consequences.map((consequence) => field(consequence, 'Consequência')),
      ];
      return [{ kind: 'problem', id, title: text, fields, words: code }];
    }
    case 'workshop': {
      const { title, theme, products, participants } = content;
      const fields = [
        field(title),
        field(theme, 'Tema'),
        ...products.map((product) => field(product, 'Produto')),
        field(participants.map(({ institution }) => institution).join('; '), 'Participantes'),
      ];
      return [{ kind: 'workshop', id, title, fields }];
    }
    case 'trait': {
      const { text, competence } = content;
      return [{ kind: 'trait', id, title: text, fields: [field(text), field(competence, 'Competência')] }];
    }
    case 'code': {
      const { book, code, title, source } = content;
      const fields = [field(`${book} ${code} ${title}`.trim()), field(source, 'Fonte')];
      return [{ kind: 'code', id, title: `${book} ${code}`, fields, words: content.id }];
    }
    // The names of people stand on their page alone.
    case 'credit': {
      const { role, institution } = content;
      return [{ kind: 'credit', id, title: role, fields: [field(role), field(institution, 'Órgão')] }];
    }
    case 'acronym':
      return [acronymOf(id, content)];
    default:
      return [];
  }
}

/** The identity as the document has it, each part by itself. */
function identityOf({ identity, guidelines, implementation, title, note }: PlanRecord): Candidate[] {
  const parts: readonly (readonly [label: string, text: string | null])[] = [
    ['Plano', title],
    ['Nota', note],
    ['Negócio', identity.business],
    ['Missão', identity.mission],
    ['Visão', identity.vision],
    ['Valores', identity.values.join(', ')],
    ...guidelines.map((text) => ['Diretriz', text] as const),
    ['Implementação, monitoramento e avaliação', implementation],
  ];
  return parts.flatMap(([label, text], at): Candidate[] =>
    text === null || text === ''
      ? []
      : [{ kind: 'identity', id: String(at), title: label, fields: [field(text, label)] }],
  );
}

const KEPT = ['problem', 'macroproblem', 'workshop', 'trait', 'code', 'credit', 'acronym'] as const;

/** What the plan keeps around its printed text, and its siglas. */
export async function candidatesOfPlan(context: Context, plan: PlanRecord) {
  const entries = await listEntries(context, plan.id, KEPT);
  const actions = await listActionTexts(context, plan.id);
  const { institutions } = await readParticipants(context, plan, actions);
  const kept = await listKept(context, plan.id);
  const candidates: Candidate[] = [
    ...identityOf(plan),
    ...entries.flatMap(entryOf),
    ...instrumentsOf(actions, kept)
      .filter(({ content }) => content.declined === null)
      .map(({ id, content: { title } }): Candidate => {
        return { kind: 'instrument', id, title, fields: [field(title)] };
      }),
    ...institutions.map(({ id, name, fullName, names }): Candidate => {
      const others = names.filter((each) => each !== name && each !== fullName);
      const fields = [field(`${name} – ${fullName}`), field(others.join('; '), 'Outros nomes')];
      return { kind: 'institution', id, title: fullName, fields };
    }),
  ];
  return {
    candidates,
    acronyms: entries.flatMap(({ content }) => (isAcronym(content) ? [content] : [])),
    /** The instrument of each own plan. */
    instrumentOf: new Map(
      kept.flatMap(({ id, content }) => (content.plan === null ? [] : [[content.plan, id] as const])),
    ),
  };
}
