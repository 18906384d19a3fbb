import type { Context } from '../../../../platform/context.ts';
import { listActs } from '../../../acts/index.ts';
import { getTerritory, type TerritoryUnit } from '../../../territory/index.ts';
import type { Acronym } from '../../domain/acronyms.ts';
import type { KeptContent } from '../../domain/analysis/content.ts';
import { instrumentsOf } from '../../domain/instruments/instrument.ts';
import { listActionTexts } from '../../store/actions.ts';
import { type EntryRecord, listEntries } from '../../store/entries.ts';
import type { Candidate } from '../../store/search.ts';
import type { PlanRecord } from '../../store/structure.ts';
import { listKept } from '../instruments/read.ts';
import { readParticipants } from '../participants.ts';

const field = (text: string | null, label: string | null = null) => ({ label, text: text ?? '' });

function problemOf({ id, content }: EntryRecord): Candidate[] {
  if (content.kind === 'macroproblem' && content.text !== null)
    return [{ kind: 'macroproblem', id, title: content.text, fields: [field(content.text)] }];
  if (content.kind !== 'problem') return [];
  const { code, text, causes, consequences } = content;
  const fields = [
    field(text),
    ...causes.map((cause) => field(cause, 'Causa')),
    ...consequences.map((consequence) => field(consequence, 'Consequência')),
  ];
  return [{ kind: 'problem', id, title: text, fields, words: code }];
}

function acronymOf(id: string, { acronym, senses }: Acronym): Candidate {
  const words = [acronym, senses.map(({ expansion }) => expansion).join('; ')].filter((each) => each !== '');
  return { kind: 'acronym', id, title: acronym, fields: [field(words.join(' – '))] };
}

const isAcronym = (content: KeptContent): content is Acronym => content.kind === 'acronym';

/** What the plan keeps around its printed text. */
async function ofThePlan(context: Context, plan: PlanRecord) {
  const entries = await listEntries(context, plan.id, ['problem', 'macroproblem', 'acronym']);
  const actions = await listActionTexts(context, plan.id);
  const { institutions } = await readParticipants(context, plan, actions);
  const instruments = instrumentsOf(actions, await listKept(context, plan.id));
  const acronyms = entries.flatMap(({ id, content }) => (isAcronym(content) ? [{ id, content }] : []));
  const candidates: Candidate[] = [
    ...entries.flatMap(problemOf),
    ...acronyms.map(({ id, content }) => acronymOf(id, content)),
    ...instruments
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
  return { candidates, acronyms: acronyms.map(({ content }) => content) };
}

/** The number of an act also without its point: 1.606/2001 is asked for as 1606. */
async function acts(context: Context): Promise<Candidate[]> {
  return (await listActs(context)).map(({ id, title, body, ementa, number }) => ({
    kind: 'act',
    id,
    title,
    fields: [field(title), field(ementa, 'Ementa'), field(body, 'Órgão')],
    words: `${number ?? ''} ${number?.replaceAll('.', '') ?? ''}`,
  }));
}

const MOST_PLACES = 200;

/** The places of the configured state that the territory's own rule finds: by name, by another name, by code. */
async function places(context: Context, typed: string): Promise<Candidate[]> {
  const territory = await getTerritory(context);
  const isOwn = ({ code }: TerritoryUnit) => code.startsWith(territory.home);
  return territory
    .search(typed, context.clock.today(), MOST_PLACES)
    .filter(({ unit }) => isOwn(unit))
    .map(({ unit: { code, name }, alias }, at) => ({
      kind: 'place',
      id: code,
      title: name,
      fields: [field(alias === null ? name : `${name} – ${alias}`)],
      weight: 1 / (at + 1),
    }));
}

/** Everything that is not stored with its words, and the siglas by which it may be asked for. */
export async function candidatesOf(
  context: Context,
  plan: PlanRecord | null,
  typed: string,
): Promise<{ candidates: Candidate[]; acronyms: readonly Acronym[] }> {
  const own = plan === null ? { candidates: [], acronyms: [] } : await ofThePlan(context, plan);
  return {
    candidates: [...own.candidates, ...(await acts(context)), ...(await places(context, typed))],
    acronyms: own.acronyms,
  };
}
