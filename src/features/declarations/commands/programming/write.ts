import { AppError } from '../../../../kernel/app-error.ts';
import type { Citation } from '../../../../kernel/explained.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { newId } from '../../../../platform/ids.ts';
import { verifyCitations } from '../../../acts/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import { type CellProblem, cellProblems, publishProblem } from '../../domain/programming/cells.ts';
import {
  afterEvent,
  type Cell,
  columnsOf,
  type Origin,
  type Programme,
  type ProgrammeEvent,
  type ProgrammeKind,
  programmeStream,
  spanProblem,
} from '../../domain/programming/programme.ts';
import {
  getProgramme,
  insertProgramme,
  listProgrammes,
  nextNumber,
  type ProgrammeRecord,
  saveProgramme,
} from '../../store/programmes.ts';
import { refuseUnknownEvidence } from '../evidence.ts';
import { getHospital, scopeOfHospital } from '../hospital.ts';
import { lines } from './lines.ts';

/** The verb of whoever types, publishes or discards programmed quantities. */
export const PROGRAMME = 'declarations.programme';

export interface NewProgramme {
  readonly hospital: string;
  readonly kind: ProgrammeKind;
  readonly firstMonth: string;
  readonly lastMonth: string | null;
  /** A version whose quantities the draft begins with. */
  readonly basedOn?: string | null;
  readonly origin?: Origin;
}

export interface Written {
  readonly id: string;
  readonly sequence: number;
}

async function mayProgramme(context: Context, hospital: string) {
  const found = await getHospital(context, hospital);
  authorise(context, PROGRAMME, await scopeOfHospital(context, found));
  return found;
}

/** Opens a draft; only one of a kind is open at a time. @throws AppError `forbidden`, `refused`. */
export function draftProgramme(context: Context, asked: NewProgramme): Promise<Written> {
  return once(context, 'declarations.draft-programme', async (tx) => {
    const hospital = await mayProgramme(tx, asked.hospital);
    const { kind, firstMonth, lastMonth, basedOn = null, origin = 'entered' } = asked;
    const problem = spanProblem(firstMonth, lastMonth) ?? (await openDraftProblem(tx, hospital.id, kind));
    if (problem !== null) throw new AppError('refused', problem);
    const cells = basedOn === null ? [] : await cellsFor(tx, basedOn, firstMonth, lastMonth);
    const number = await nextNumber(tx, hospital.id, kind);
    const data = { hospital: hospital.id, kind, number, firstMonth, lastMonth, origin, basedOn, cells };
    const id = newId(tx.clock.now());
    return write(tx, { id, sequence: 0 }, null, { type: 'drafted', data });
  });
}

async function openDraftProblem(context: Context, hospital: string, kind: ProgrammeKind) {
  const open = (await listProgrammes(context, hospital, kind)).find(({ state }) => state === 'draft');
  return open
    ? `A versão ${open.number} ainda é rascunho. Publique-a ou descarte-a antes de abrir outra.`
    : null;
}

/** The cells of another version moved to the months of the new one, first to first. */
async function cellsFor(
  context: Context,
  from: string,
  firstMonth: string,
  lastMonth: string | null,
): Promise<Cell[]> {
  const before = await getProgramme(context, from);
  const [old, now] = [columnsOf(before), columnsOf({ firstMonth, lastMonth })];
  const moved = new Map(old.map((month, index) => [month, now[index]]));
  return before.cells.flatMap((cell) => {
    const month = moved.get(cell.month);
    return month === undefined ? [] : [{ ...cell, month }];
  });
}

/**
 * Puts typed or pasted cells in a draft, all or none; an empty cell leaves.
 * @throws AppError `conflict` where somebody was faster, `refused` with every problem in `details.cells`.
 */
export function putProgrammeCells(
  context: Context,
  id: string,
  { expected, cells }: { readonly expected: number; readonly cells: readonly Cell[] },
): Promise<Written> {
  return once(context, 'declarations.put-programme-cells', async (tx) => {
    const programme = await ownDraft(tx, id);
    const problems = await problemsOf(tx, programme, cells);
    if (problems.length > 0) throw cellRefusal(problems, cells.length);
    return write(tx, { id, sequence: expected }, programme, { type: 'cells-changed', data: { cells } });
  });
}

async function problemsOf(
  context: Context,
  programme: Programme,
  cells: readonly Cell[],
): Promise<CellProblem[]> {
  const territory = await getTerritory(context);
  const day = context.clock.today();
  return cellProblems(cells, {
    programme,
    lines: new Set(lines.map((line) => line.id)),
    placeProblem: (code) => {
      const found = territory.resolve(code, day);
      if (!found.found) return found.reason;
      const isOwn = found.unit.level === 'municipality' && found.unit.code.startsWith(territory.home);
      return isOwn
        ? null
        : `${found.unit.name} não é município de ${territory.get(territory.home, day).name}.`;
    },
  });
}

function cellRefusal(problems: readonly CellProblem[], asked: number): AppError {
  const [first] = problems;
  const many = `${problems.length} de ${asked} células têm impedimento. A primeira: ${first?.reason}`;
  return new AppError('refused', `Nada foi gravado. ${asked === 1 ? first?.reason : many}`, {
    details: { cells: problems },
  });
}

export interface Publication {
  readonly expected: number;
  readonly act: { readonly name: string; readonly date: string | null };
  readonly cite?: Citation | null;
  readonly evidence: string | null;
}

/** Publishes a draft with the act that decided it; from then on it never changes. @throws AppError `refused`. */
export function publishProgramme(context: Context, id: string, publication: Publication): Promise<Written> {
  return once(context, 'declarations.publish-programme', async (tx) => {
    const programme = await ownDraft(tx, id);
    const problem = publishProblem(programme);
    if (problem !== null) throw new AppError('refused', problem);
    const { expected, evidence, cite = null } = publication;
    if (evidence !== null) await refuseUnknownEvidence(tx, [evidence]);
    const [verified] = cite === null ? [] : await verifyCitations(tx, [cite]);
    const act = {
      ...publication.act,
      id: verified?.act ?? null,
      cite: verified
        ? { act: verified.act, at: verified.at, quote: verified.quote, sha256: verified.sha256 }
        : null,
    };
    return write(tx, { id, sequence: expected }, programme, { type: 'published', data: { act, evidence } });
  });
}

/** Takes a draft out of the list; it stays in the history. */
export function discardProgramme(context: Context, id: string, expected: number): Promise<Written> {
  return once(context, 'declarations.discard-programme', async (tx) => {
    const programme = await ownDraft(tx, id);
    return write(tx, { id, sequence: expected }, programme, { type: 'discarded', data: {} });
  });
}

/** @throws AppError `not-found`, `forbidden`, `refused` for what is no longer a draft. */
async function ownDraft(context: Context, id: string): Promise<ProgrammeRecord> {
  const programme = await getProgramme(context, id);
  await mayProgramme(context, programme.hospital);
  if (programme.state === 'draft') return programme;
  throw new AppError(
    'refused',
    'Esta versão já não é rascunho e não se altera. Abra outra versão a partir dela.',
  );
}

/** Event and row of one change. */
async function write(
  context: Context,
  { id, sequence }: Written,
  before: Programme | null,
  event: ProgrammeEvent,
): Promise<Written> {
  const stored = await append(context, {
    stream: programmeStream(id),
    type: event.type,
    data: event.data,
    expected: sequence,
  });
  const after = afterEvent(id, before, event);
  if (after === null) throw new Error(`programming/${id}: ${event.type} before drafted`);
  if (before === null) await insertProgramme(context, after);
  else await saveProgramme(context, after, stored.sequence);
  return { id, sequence: stored.sequence };
}
