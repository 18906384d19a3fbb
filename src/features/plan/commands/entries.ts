import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import type { Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { listUnits } from '../../accounts/index.ts';
import { listCareLines } from '../../indicators/index.ts';
import { getTerritory } from '../../territory/index.ts';
import type { AddEntriesBody, ChangeEntryBody, RemoveEntryBody } from '../contract/entries.ts';
import type { EntryContent } from '../domain/analysis/content.ts';
import { changedFields, entryRefusals, type Known } from '../domain/analysis/entry-rules.ts';
import { keyOf, LEVELS } from '../domain/chain.ts';
import { listAllActions } from '../store/actions.ts';
import { type EntryRecord, listEntries, lockEntry, saveEntry } from '../store/entries.ts';
import {
  listIndicators,
  listObjectives,
  listStrategicActions,
  listTargets,
  type PlanRecord,
} from '../store/structure.ts';
import { managedPlan } from './import/import-record.ts';

export const entryStream = (id: string): string => `plan-entry/${id}`;

type EntryEvent = 'transcribed' | 'added' | 'edited' | 'removed' | 'restored';

/** Everything an entry of this plan may point at today. */
export async function knownOf(context: Context, plan: PlanRecord): Promise<Known> {
  const territory = await getTerritory(context);
  const entries = await listEntries(context, plan.id, ['workshop', 'problem']);
  const [careLines, units, measures] = [
    await listCareLines(context),
    await listUnits(context),
    await listStrategicActions(context, plan.id),
  ];
  const problems = entries.flatMap(({ content }) => (content.kind === 'problem' ? [content.code] : []));
  const chain = {
    problem: problems,
    objective: (await listObjectives(context, plan.id)).map((each) => each.id),
    strategicAction: measures.map((each) => each.id),
    indicator: (await listIndicators(context, plan.id)).map((each) => each.id),
    target: (await listTargets(context, plan.id)).map((each) => each.id),
  };
  return {
    macros: new Set(territory.children(plan.territory, context.clock.today()).map((each) => each.code)),
    careLines: new Set(careLines.map((each) => each.code)),
    units: new Set(units.map((each) => each.id)),
    workshops: new Set(entries.filter((each) => each.content.kind === 'workshop').map((each) => each.id)),
    problems: new Set(problems),
    measures: new Set(chain.strategicAction),
    chain: new Set(LEVELS.flatMap((level) => chain[level].map((id) => keyOf({ level, id })))),
    coded: new Set([
      ...(['objective', 'target', 'indicator', 'strategicAction'] as const).flatMap((level) =>
        chain[level].map((id) => `${level}/${id}`),
      ),
      ...(await listAllActions(context, plan.id)).map(({ id }) => `action/${id}`),
    ]),
  };
}

/** @throws AppError `refused` with every reason. */
export function refuseAny(contents: readonly EntryContent[], known: Known): void {
  const reasons = contents.flatMap((content, at) => {
    const place = contents.length === 1 ? '' : `Linha ${at + 1}: `;
    return entryRefusals(content, known).map((reason) => `${place}${reason}`);
  });
  if (reasons.length === 0) return;
  throw new AppError('refused', reasons.slice(0, 5).join(' '), { details: { reasons } });
}

/** What no two entries of a kind may have alike; null where alike is allowed. */
function twinKey(content: EntryRecord['content']): string | null {
  if (content.kind === 'assessment') return `${content.subject}|${content.assessor}`;
  if (content.kind === 'problem') return content.code;
  if (content.kind === 'acronym') return content.acronym;
  if (content.kind === 'code') return [content.level, content.id, content.book, content.code].join('|');
  if (content.kind === 'credit') return [content.group, content.role, content.institution].join('|');
  return content.kind === 'link' ? `${keyOf(content.from)}|${keyOf(content.to)}` : null;
}

function twinWords(content: EntryContent): string {
  if (content.kind === 'assessment') {
    return `${content.assessor} já avaliou ${content.subject}. Mude a avaliação que existe.`;
  }
  if (content.kind === 'link') return `${content.from.id} já está ligado a ${content.to.id}.`;
  if (content.kind === 'acronym') return `${content.acronym} já está na lista. Acrescente um sentido a ela.`;
  if (content.kind === 'code') return `${content.id} já tem o código ${content.code} do ${content.book}.`;
  if (content.kind === 'credit')
    return `${content.role} já está na ficha técnica. Acrescente a pessoa a ela.`;
  return 'Já existe um problema com este código. Mude-o em vez de criar outro.';
}

export async function refuseTwice(
  tx: Context,
  plan: string,
  id: string,
  content: EntryContent,
): Promise<void> {
  const key = twinKey(content);
  if (key === null) return;
  const others = await listEntries(tx, plan, [content.kind]);
  const twin = others.find((each) => each.id !== id && twinKey(each.content) === key);
  if (twin) throw new AppError('refused', twinWords(content), { details: { existing: twin.id } });
}

/** An event and the snapshot that it leaves. */
export async function write(
  tx: Context,
  entry: EntryRecord,
  type: EntryEvent,
  reason: string | null,
): Promise<EntryRecord> {
  const stored = await append(tx, {
    stream: entryStream(entry.id),
    type,
    data: { content: entry.content, origin: entry.origin },
    reason,
    expected: entry.version - 1,
  });
  await saveEntry(tx, entry, { at: stored.at, by: tx.actor.id });
  return entry;
}

/** Keeps new entries, all or none. @throws AppError `forbidden`, `refused` with every reason. */
export function addEntries(context: Context, body: AddEntriesBody): Promise<EntryRecord[]> {
  return once(context, 'plan.add-entries', async (tx) => {
    const plan = await managedPlan(tx);
    refuseAny(body.entries, await knownOf(tx, plan));
    const added: EntryRecord[] = [];
    for (const content of body.entries) {
      const id = newId(tx.clock.now());
      await refuseTwice(tx, plan.id, id, content);
      const entry = { id, plan: plan.id, content, origin: 'entered', version: 1, removed: false } as const;
      added.push(await write(tx, entry, 'added', null));
    }
    return added;
  });
}

/** An entry as the reader last saw it. @throws AppError `not-found`, `refused` for what nobody edits, `conflict`. */
export async function openEntry(
  tx: Context,
  id: string,
  expected: number,
  { yours, orRemoved = false }: { yours: unknown; orRemoved?: boolean },
): Promise<EntryRecord> {
  const entry = await lockEntry(tx, id);
  if (!entry || (entry.removed && !orRemoved)) {
    throw new AppError(
      'not-found',
      'Este registro não existe mais. Atualize a página para ver a lista como está.',
    );
  }
  if (entry.content.kind === 'statement') {
    throw new AppError('refused', 'Isto é o que o documento afirma: não se edita, confere-se.');
  }
  if (entry.content.kind === 'instrument') {
    throw new AppError('refused', 'Um instrumento muda na sua própria página, etapa por etapa.');
  }
  if (entry.version === expected) return entry;
  throw new AppError(
    'conflict',
    'Outra pessoa mudou este registro enquanto você editava. Nada seu foi gravado; veja o que está lá e decida qual fica.',
    { details: { yours, theirs: { content: entry.content, version: entry.version } } },
  );
}

/** Fields that an entry of the document keeps as printed. */
const PRINTED: Partial<Record<EntryContent['kind'], readonly string[]>> = {
  problem: ['text', 'code'],
  credit: ['group', 'role', 'institution', 'printedPeople'],
};

function refuseRewriting(entry: EntryRecord, content: EntryContent): void {
  if (entry.content.kind !== content.kind) {
    throw new AppError('refused', 'Um registro não muda de natureza. Retire este e crie outro.');
  }
  if (entry.origin !== 'document') return;
  const fields = changedFields(entry.content, content);
  const printed = fields.filter((field) => PRINTED[content.kind]?.includes(field));
  if (printed.length === 0) return;
  throw new AppError(
    'refused',
    content.kind === 'problem'
      ? 'O texto deste problema é o do documento e não muda aqui. Importe a nova versão do plano.'
      : 'A função e o órgão são os do documento e não mudam aqui; a pessoa e a ordem, sim.',
  );
}

/** Writes an entry otherwise. @throws AppError `forbidden`, `conflict`, `refused`, `not-found`. */
export function changeEntry(context: Context, id: string, body: ChangeEntryBody): Promise<EntryRecord> {
  return once(context, 'plan.change-entry', async (tx) => {
    const { content } = body;
    const plan = await managedPlan(tx);
    const entry = await openEntry(tx, id, body.expectedVersion, { yours: content });
    refuseRewriting(entry, content);
    if (changedFields(entry.content, content).length === 0) {
      throw new AppError('refused', 'Nada mudou: não há o que gravar.');
    }
    refuseAny([content], await knownOf(tx, plan));
    await refuseTwice(tx, plan.id, id, content);
    const origin = entry.origin === 'document' ? ('document' as const) : ('entered' as const);
    const next = { ...entry, content, origin, version: entry.version + 1 };
    return write(tx, next, 'edited', body.reason ? body.reason : null);
  });
}

/** Takes an entry out, with a reason; its events stay. @throws AppError `forbidden`, `conflict`, `refused`, `not-found`. */
export function removeEntry(context: Context, id: string, body: RemoveEntryBody): Promise<EntryRecord> {
  return once(context, 'plan.remove-entry', async (tx) => {
    await managedPlan(tx);
    const entry = await openEntry(tx, id, body.expectedVersion, { yours: null });
    if (entry.origin === 'document') {
      throw new AppError('refused', 'Este registro é do documento: não se retira aqui.');
    }
    return write(tx, { ...entry, version: entry.version + 1, removed: true }, 'removed', body.reason);
  });
}

/** What a seed says, unless somebody has written it otherwise since. */
export async function transcribeEntry(
  tx: Context,
  said: Pick<EntryRecord, 'id' | 'plan' | 'content' | 'origin'>,
): Promise<void> {
  const entry = await lockEntry(tx, said.id);
  if (entry && (entry.version > 1 || changedFields(entry.content, said.content).length === 0)) return;
  await write(tx, { ...said, version: (entry?.version ?? 0) + 1, removed: false }, 'transcribed', null);
}
