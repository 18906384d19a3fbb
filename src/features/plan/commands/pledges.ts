import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../kernel/app-error.ts';
import { formatDay } from '../../../kernel/format.ts';
import { authorise, type Context, inTransaction } from '../../../platform/context.ts';
import { PROJECT_ROOT } from '../../../platform/env.ts';
import type { Upload } from '../../../platform/http/route.ts';
import { citationName, listActs } from '../../acts/index.ts';
import { keepProof } from '../../documents/index.ts';
import { listFactNames } from '../../indicators/index.ts';
import type { RecordsAnswer, RecordsNamed } from '../contract/pledges.ts';
import { allowedChanges } from '../domain/changes.ts';
import {
  asksOf,
  fileWords,
  type GivenRecord,
  type Pledge,
  type PledgeRule,
  pledgeOf,
  type RecordTraits,
} from '../domain/pledge/pledge.ts';
import { titleInForce } from '../domain/renegotiation.ts';
import type { ActionRecord } from '../store/actions.ts';
import { type EvidenceRecord, findEvidence, saveEvidence } from '../store/evidence.ts';

const PLEDGES_FILE = join(PROJECT_ROOT, 'database/seed/plan/pledges.json');
const { rules: RULES } = JSON.parse(readFileSync(PLEDGES_FILE, 'utf8')) as { rules: PledgeRule[] };

/** An action with what the verb of its words in force promises. */
export function withPledge<T extends Pick<ActionRecord, 'id' | 'title' | 'redefinedTitle'>>(
  action: T,
): T & { readonly pledge: Pledge | null } {
  const pledge = pledgeOf(titleInForce(action), RULES);
  return { ...action, pledge: pledge && asksOf(pledge, action.id) };
}

/** What concluding the line of a unit asks for; null where it asks for nothing. */
export function pledgeOfLine(action: ActionRecord, unit: string): Pledge | null {
  const changes = allowedChanges(withPledge(action), unit, { allowed: true });
  return changes.find(({ status }) => status === 'completed')?.pledge ?? null;
}

type Listed = RecordsAnswer['items'][number];

async function listActRecords(context: Context): Promise<Listed[]> {
  const acts = (await listActs(context)).filter(({ kind }) => kind !== 'plan');
  return acts.map((act) => {
    const signed = act.signedOn === null ? '' : ` · ${formatDay(act.signedOn)}`;
    const traits = { actKind: act.kind, issuer: act.body };
    return { kind: 'act', id: act.id, name: citationName(act), note: `${act.body}${signed}`, ...traits };
  });
}

/** The acts, bodies and facts that may be given as what a verb promised. */
export async function listRecords(context: Context): Promise<RecordsAnswer> {
  const bodies = await context.registers.body(context);
  return {
    items: [
      ...(await listActRecords(context)),
      ...bodies.map(
        ({ id, name, actions, act }): Listed => ({
          ...{ kind: 'body', id, name, note: null },
          ...{ actions: [...actions], createdBy: act },
        }),
      ),
      ...(await listFactNames(context)).map(
        ({ id, name, kind }): Listed => ({ kind: 'fact', id, name, note: null, factKind: kind }),
      ),
    ],
    next: null,
  };
}

type Given = GivenRecord & RecordTraits;

/** A file by what it is said to be. @throws AppError `invalid-input` for a day to come. */
async function givenFile(context: Context, { id, declared }: RecordsNamed[number]): Promise<Given | null> {
  const found = await findEvidence(context, id);
  if (found === null) return null;
  if (declared?.date !== undefined && declared.date > context.clock.today())
    throw new AppError(
      'invalid-input',
      `${formatDay(declared.date)} ainda não chegou: confira a data de “${found.fileName}”.`,
    );
  return { kind: 'file', id, name: fileWords(found.fileName, declared), declared };
}

/** The records named, each as it is called where it is kept. @throws AppError `not-found` for one that is kept nowhere. */
export async function getRecords(context: Context, named: RecordsNamed = []): Promise<Given[]> {
  if (named.length === 0) return [];
  const listed = named.some(({ kind }) => kind !== 'file') ? (await listRecords(context)).items : [];
  const given = new Map<string, Given>();
  for (const each of named) {
    const found =
      each.kind === 'file'
        ? await givenFile(context, each)
        : listed.find(({ kind, id }) => kind === each.kind && id === each.id);
    if (!found)
      throw new AppError(
        'not-found',
        'Um dos registros escolhidos não está guardado aqui. Escolha-o de novo.',
      );
    const key = `${each.kind} ${each.id}`;
    if (!given.has(key)) given.set(key, found);
  }
  return [...given.values()];
}

/** Keeps a file that will prove that an action was concluded. @throws AppError `forbidden`, `invalid-input`, `too-large`. */
export async function keepEvidence(
  context: Context,
  uploads: AsyncIterable<Upload>,
): Promise<EvidenceRecord> {
  authorise(context, 'plan.report');
  const { sha256, bytes, fileName, mediaType } = await keepProof(context, uploads);
  return inTransaction(context, (tx) => saveEvidence(tx, { sha256, bytes, fileName, mediaType }));
}

/** A file that another room keeps, and that proves a conclusion too. */
export const adoptEvidence = saveEvidence;

/** @throws AppError `not-found`. */
export async function getEvidence(context: Context, sha256: string): Promise<EvidenceRecord> {
  const found = await findEvidence(context, sha256);
  if (found !== null && (await context.files.has(sha256))) return found;
  throw new AppError('not-found', 'Este arquivo não está guardado aqui.');
}
