import type { Context } from '../../../../platform/context.ts';
import { newId } from '../../../../platform/ids.ts';
import type { Acronym } from '../../domain/acronyms.ts';
import type { EntryContent } from '../../domain/analysis/content.ts';
import { changedFields } from '../../domain/analysis/entry-rules.ts';
import type { ImportChange, ImportedList } from '../../domain/import-changes.ts';
import type { Acronyms } from '../../domain/plan-document/front-matter.ts';
import { type EntryRecord, listAllEntries, lockEntry } from '../../store/entries.ts';
import type { PlanRecord } from '../../store/structure.ts';
import { write } from '../entries.ts';

type Transcribed = Extract<EntryContent, { kind: 'problem' | 'acronym' }>;

/** A problem under the words of the document; what people wrote beside them stays. */
function problemContent(old: Transcribed | null, code: string, text: string | undefined): Transcribed | null {
  if (text === undefined) return null;
  const kept = old?.kind === 'problem' ? old : { careLine: null, causes: [], consequences: [] };
  return { ...kept, kind: 'problem', code, text };
}

/** An acronym with the senses that the document gives it before those of people and readings; null where none is left. */
function acronymContent(old: Transcribed | null, acronym: string, printed: Acronyms): Acronym | null {
  const of = (all: Acronyms['listed']) =>
    all.filter((each) => each.acronym === acronym).map(({ expansion }) => expansion);
  const [listed, defined] = [of(printed.listed), of(printed.defined)];
  const said = listed.length > 0 ? listed : defined;
  const note = listed.length > 0 ? null : 'No corpo do texto.';
  const kept = old?.kind === 'acronym' ? old : null;
  const others = (kept?.senses ?? []).filter(
    ({ basis, expansion }) => basis !== 'document' && !said.includes(expansion),
  );
  const senses = [...said.map((expansion) => ({ expansion, basis: 'document' as const, note })), ...others];
  if (senses.length === 0) return null;
  const chosen = kept?.settled == null ? undefined : kept.senses[kept.settled];
  const stands = senses.findIndex(({ expansion }) => expansion === chosen?.expansion);
  const settled = stands >= 0 ? stands : said.length > 0 ? 0 : null;
  return { kind: 'acronym', acronym, senses, settled };
}

const ENTRY_IDS: Readonly<Record<Transcribed['kind'], string>> = { problem: '', acronym: 'sigla-' };

/**
 * What the analysis and the list of acronyms are shown from follows the document that an import brought, or that its undo put back:
 * each problem and acronym that changed is an event on its own entry, with the reason.
 * @param plan As it stands after the import or its undo.
 */
export async function transcribeFront(
  tx: Context,
  plan: PlanRecord,
  changes: readonly ImportChange[],
  reason: string,
): Promise<void> {
  const entries = await listAllEntries(tx, plan.id);
  const idsOf = (list: ImportedList) => changes.flatMap((each) => (each.list === list ? each.id : []));
  const texts = new Map(plan.problems.map(({ id, text }) => [id, text]));
  const entryOf = (kind: Transcribed['kind'], name: string) =>
    entries.find(({ content }) =>
      content.kind === 'problem'
        ? kind === 'problem' && content.code === name
        : content.kind === kind && content.acronym === name,
    ) ?? null;
  for (const code of idsOf('problems')) {
    const entry = entryOf('problem', code);
    const content = problemContent(entry?.content as Transcribed | null, code, texts.get(code));
    await bring(tx, { plan: plan.id, name: code, kind: 'problem', entry, content }, reason);
  }
  for (const acronym of idsOf('acronyms')) {
    const entry = entryOf('acronym', acronym);
    const content = acronymContent(entry?.content as Transcribed | null, acronym, plan.acronyms);
    await bring(tx, { plan: plan.id, name: acronym, kind: 'acronym', entry, content }, reason);
  }
}

interface Brought {
  readonly plan: string;
  readonly name: string;
  readonly kind: Transcribed['kind'];
  readonly entry: EntryRecord | null;
  /** Null where the document no longer has it. */
  readonly content: Transcribed | null;
}

async function bring(
  tx: Context,
  { plan, name, kind, entry, content }: Brought,
  reason: string,
): Promise<void> {
  if (content === null) {
    if (entry === null || entry.removed) return;
    await write(tx, { ...entry, version: entry.version + 1, removed: true }, 'removed', reason);
    return;
  }
  const same = entry !== null && changedFields(entry.content, content).length === 0;
  if (same && !entry.removed) return;
  const own = `${ENTRY_IDS[kind]}${name}`;
  const id = entry?.id ?? ((await lockEntry(tx, own)) === null ? own : newId(tx.clock.now()));
  const version = (entry?.version ?? 0) + 1;
  const type = entry?.removed ? 'restored' : 'transcribed';
  await write(tx, { id, plan, content, origin: 'document', version, removed: false }, type, reason);
}
