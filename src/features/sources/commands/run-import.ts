import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { announce } from '../../../platform/outbox.ts';
import type { PartitionResult } from '../../../platform/warehouse/engine.ts';
import { getTerritory, type Territory } from '../../territory/index.ts';
import { type Candidate, type Decision, decideImport, decideRecognised } from '../domain/decision.ts';
import { egestorFromName, plainText } from '../domain/egestor.ts';
import { municipalityOfName } from '../domain/egestor-series.ts';
import type { ExtractForm } from '../domain/extract.ts';
import { partitionFile, type Slot, versionStream } from '../domain/version.ts';
import { claimImport, findImport, type ImportRecord, saveProgress } from '../store/imports.ts';
import {
  findVersionByHash,
  listStanding,
  listVersions,
  lockCurrents,
  saveVersion,
  type VersionRecord,
} from '../store/versions.ts';
import { decodeFile } from './decode/decode-file.ts';
import { type Decoded, RECORD_NUMBER } from './decode/decoded.ts';
import { nameOfTable, partOfTable } from './decode/name-of-table.ts';
import { stagingFolder, warehouseFolder } from './folders.ts';
import { end, endOf, NOTHING } from './import-end.ts';
import { putInForce } from './put-in-force.ts';
import { dropStaged } from './stage.ts';

/** Topic of the message that a version was stored. */
export const IMPORTED = 'sources.imported';

const PROGRESS_MS = 400;
/** What whoever asks says of the file, besides its bytes. */
export interface Told {
  /** How a CSV was written. */
  readonly extract?: ExtractForm | null;
  /** It takes the place of what stands, whatever the doubts. */
  readonly confirmed?: boolean;
}

interface Asked extends Told {
  readonly attempt: ImportRecord;
}

/**
 * Reads a staged file, decides, and stores it or says why not. Ends in one transaction: before it nothing is seen,
 * after it everything is. Safe to run again: an attempt that ended is left alone.
 */
export async function runImport(context: Context, id: string, told: Told = {}): Promise<ImportRecord | null> {
  const attempt = await claimImport(context, id);
  if (attempt === null) return findImport(context, id);
  const as: Context = {
    ...context,
    actor:
      attempt.requestedBy === null
        ? context.actor
        : { ...context.actor, kind: 'person', id: attempt.requestedBy },
    commandId: null,
  };
  const rowsFile = join(stagingFolder(context), `${id}.${process.pid}.${process.hrtime.bigint()}.rows`);
  try {
    await settle(as, { ...told, attempt }, rowsFile);
  } catch (error) {
    context.log.error(
      { importId: id, err: error instanceof Error ? error.stack : String(error) },
      'import failed',
    );
    await end(as, attempt, {
      ...NOTHING,
      status: 'failed',
      reason: failureReason(error),
      errorCode: 'internal',
    });
  } finally {
    await rm(rowsFile, { force: true });
  }
  await dropStaged(context, attempt.stagedFile);
  return findImport(context, id);
}

function failureReason(error: unknown): string {
  return error instanceof AppError
    ? error.message
    : 'A carga parou por um erro inesperado e nada foi guardado. Envie o arquivo de novo; se repetir, avise a administração.';
}

async function settle(context: Context, asked: Asked, rowsFile: string): Promise<void> {
  const { attempt } = asked;
  const seen = await findVersionByHash(context, attempt.sha256);
  if (seen !== null) {
    const named = nameOfTable(attempt.fileName) ?? egestorFromName(attempt.fileName);
    const decision = decideRecognised(attempt.fileName, seen, named, await listStanding(context, seen));
    return end(context, attempt, endOf(decision, seen));
  }
  const outcome = await decode(context, asked, rowsFile);
  if ('cancelled' in outcome) return end(context, attempt, { ...NOTHING, status: 'cancelled' });
  if (!outcome.ok) {
    const { code, message, offset } = outcome.unreadable;
    return end(context, attempt, {
      ...NOTHING,
      status: 'refused',
      reason: message,
      errorCode: code,
      errorOffset: offset,
    });
  }
  await store(context, asked, outcome.decoded, rowsFile);
}

async function decode(context: Context, { attempt, extract = null }: Asked, rowsFile: string) {
  const territory = await getTerritory(context);
  const today = context.clock.today();
  const states = territory.statesOn(today).map(({ code, abbreviation, name }) => ({
    code,
    abbreviation: abbreviation ?? '',
    plain: plainText(name),
  }));
  const { fileName, bytes } = attempt;
  let told = performance.now();
  return decodeFile(
    {
      path: join(stagingFolder(context), attempt.stagedFile),
      fileName,
      bytes,
      rowsFile,
      secret: context.secret,
      states,
      municipality: municipalityToldBy(fileName, territory, today),
      extract,
    },
    async (progress) => {
      if (performance.now() - told < PROGRESS_MS) return 'go-on';
      told = performance.now();
      const cancel = await saveProgress(context, attempt.id, { stage: 'reading', ...progress });
      return cancel ? 'cancel' : 'go-on';
    },
  );
}

function municipalityToldBy(fileName: string, territory: Territory, day: string) {
  if (egestorFromName(fileName) === null) return null;
  const municipalities = territory
    .statesOn(day)
    .flatMap((state) =>
      territory
        .municipalitiesOn(day, state.code)
        .map(({ code, name }) => ({ code, name, uf: state.abbreviation ?? '' })),
    );
  return municipalityOfName(fileName, municipalities);
}

function candidateOf(context: Context, attempt: ImportRecord, decoded: Decoded): Candidate {
  const { system, uf, period, named, rows, issueBasis } = decoded;
  const issuedOn = decoded.issuedOn ?? context.clock.today();
  const { fileName, sha256 } = attempt;
  const part = partOfTable(fileName);
  return { fileName, sha256, system, uf, period, part, named, rows, issuedOn, issueBasis };
}

async function store(
  context: Context,
  { attempt, confirmed = false }: Asked,
  decoded: Decoded,
  rowsFile: string,
): Promise<void> {
  const candidate = candidateOf(context, attempt, decoded);
  const first = decideImport(candidate, []);
  if (first.status === 'refused' || first.status === 'unchanged')
    return end(context, attempt, endOf(first, decoded));
  const cancelled = await saveProgress(context, attempt.id, {
    stage: 'writing',
    bytes: attempt.bytes,
    rows: decoded.rows,
  });
  if (cancelled) return end(context, attempt, { ...NOTHING, status: 'cancelled' });
  const file = partitionFile(first.slot, attempt.sha256);
  const target = join(warehouseFolder(context), file);
  const partition = await context.warehouse.writePartition(
    decoded.rowsFormat === 'parquet'
      ? { parquet: rowsFile, target }
      : { csv: rowsFile, target, columns: [RECORD_NUMBER, ...decoded.stored] },
  );
  if (partition.rows !== decoded.rows) throw new Error(`wrote ${partition.rows} of ${decoded.rows} rows`);
  const kept = await inTransaction(context, (inner) =>
    commit(inner, { attempt, confirmed, decoded, candidate, partition, file }),
  );
  if (!kept) await rm(partition.path, { force: true });
}

interface Writing {
  readonly attempt: ImportRecord;
  readonly confirmed: boolean;
  readonly decoded: Decoded;
  readonly candidate: Candidate;
  readonly partition: PartitionResult;
  readonly file: string;
}

/** Everything that makes a version exist, in the open transaction. @returns whether the partition is now pointed at. */
async function commit(inner: Context, writing: Writing): Promise<boolean> {
  const { attempt, confirmed, candidate, decoded } = writing;
  await lockCurrents(inner);
  const now = await findImport(inner, attempt.id);
  if (now?.cancelRequested) {
    await end(inner, attempt, { ...NOTHING, status: 'cancelled' });
    return false;
  }
  const decision = await decideInSlot(inner, candidate, confirmed);
  if (decision.status === 'refused' || decision.status === 'unchanged') {
    await end(inner, attempt, endOf(decision, decoded));
    return decision.status === 'unchanged';
  }
  const version = versionOf(inner, writing, decision.slot);
  await saveVersion(inner, version);
  if (decision.current) await putInForce(inner, version);
  await recordVersion(inner, version, decision);
  await end(inner, attempt, { ...endOf(decision, decoded), versionId: version.id });
  return true;
}

/** What becomes of a file beside the others of its month. */
async function decideInSlot(context: Context, candidate: Candidate, confirmed: boolean): Promise<Decision> {
  const slot = slotOf(candidate);
  const known = await listVersions(context, slot);
  const standing = await listStanding(context, slot);
  return decideImport(candidate, known, standing, confirmed);
}

function slotOf(candidate: Candidate): Slot {
  return { system: candidate.system ?? '', uf: candidate.uf ?? '', period: candidate.period ?? '' };
}

function versionOf(
  context: Context,
  { attempt, decoded, candidate, partition, file }: Writing,
  slot: Slot,
): VersionRecord {
  return {
    id: newId(context.clock.now()),
    ...slot,
    part: candidate.part,
    fileName: attempt.fileName,
    sha256: attempt.sha256,
    bytes: attempt.bytes,
    issuedOn: candidate.issuedOn,
    issueBasis: decoded.issueBasis,
    rows: decoded.rows,
    columns: decoded.columns,
    storedColumns: decoded.stored,
    hashedColumns: decoded.hashed,
    droppedColumns: decoded.dropped,
    warnings: decoded.warnings,
    partitionFile: file,
    partitionSha256: partition.sha256,
    partitionBytes: partition.bytes,
    padded: false,
    importedAt: context.clock.now().toISOString(),
    importedBy: context.actor.id,
  };
}

async function recordVersion(
  context: Context,
  version: VersionRecord,
  decision: Extract<Decision, { current: boolean }>,
): Promise<void> {
  const {
    id: versionId,
    system,
    uf,
    period,
    part,
    fileName,
    sha256,
    issuedOn,
    rows,
    partitionSha256,
  } = version;
  const dropped = [...version.droppedColumns];
  const doubts = 'doubts' in decision ? [...decision.doubts] : [];
  const previousId = decision.previous?.id ?? null;
  const { current } = decision;
  await append(context, {
    stream: versionStream(version),
    type: current ? decision.status : 'kept-aside',
    data: { versionId, fileName, sha256, part, issuedOn, rows, partitionSha256, previousId, dropped, doubts },
  });
  await announce(context, IMPORTED, { versionId, system, uf, period, current, previousId });
}
