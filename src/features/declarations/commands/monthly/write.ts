import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append, listTypesOf } from '../../../../platform/events.ts';
import { newId } from '../../../../platform/ids.ts';
import {
  afterEvent,
  type Content,
  type Declaration,
  type DeclarationEvent,
  declarationStream,
  EMPTY_CONTENT,
  isOpen,
  type Patch,
} from '../../domain/monthly/declaration.ts';
import { itemsOf } from '../../domain/monthly/form.ts';
import { daysOf, problemsOf } from '../../domain/monthly/problems.ts';
import type { Origin } from '../../domain/programming/programme.ts';
import {
  type DeclarationRecord,
  getDeclaration,
  insertDeclaration,
  listVersions,
  nextNumber,
  saveDeclaration,
} from '../../store/declarations.ts';
import { refuseUnknownEvidence } from '../evidence.ts';
import { getHospital, scopeOfHospital } from '../hospital.ts';
import { form } from './form.ts';

/** The verb of whoever answers and sends a hospital's month. */
export const DECLARE = 'declarations.declare';
/** The verb of whoever returns or approves it: the regional office and the central level. */
export const APPROVE = 'declarations.approve';

const SHORTEST_REASON = 8;

export interface Written {
  readonly id: string;
  readonly sequence: number;
}

async function mayDo(context: Context, verb: string, hospital: string) {
  const found = await getHospital(context, hospital);
  authorise(context, verb, await scopeOfHospital(context, found));
  return found;
}

/** What is asked when a month is opened; a correction of an approved one begins with its answers and asks why. */
export interface Opening {
  readonly hospital: string;
  readonly month: string;
  readonly reason: string | null;
  readonly origin?: Origin;
}

/** Opens the draft of a month, or of the correction of an approved one. @throws AppError `forbidden`, `refused`. */
export function openDeclaration(context: Context, asked: Opening): Promise<Written> {
  return once(context, 'declarations.open', async (tx) => {
    const hospital = await mayDo(tx, DECLARE, asked.hospital);
    const { month, origin = 'entered' } = asked;
    if (month > tx.clock.today().slice(0, 7))
      throw new AppError('refused', 'Este mês ainda não começou. Abra a declaração quando ele começar.');
    const [last] = await listVersions(tx, hospital.id, month);
    if (last && last.state !== 'approved')
      throw new AppError('refused', 'A declaração deste mês já está aberta. Continue nela.');
    if (last) refuseShort(asked.reason, 'O motivo da correção');
    const content = last?.content ?? EMPTY_CONTENT;
    const data = { hospital: hospital.id, month, version: (last?.version ?? 0) + 1, origin, content };
    const id = newId(tx.clock.now());
    return write(tx, { id, sequence: 0 }, null, { type: 'opened', data, reason: last ? asked.reason : null });
  });
}

/** Saves answers as they are typed; the others stay. @throws AppError `conflict`, `invalid-input`, `refused`. */
export function answerDeclaration(
  context: Context,
  id: string,
  { expected, patch }: { readonly expected: number; readonly patch: Patch },
): Promise<Written> {
  return once(context, 'declarations.answer', async (tx) => {
    const declaration = await ownOpen(tx, id);
    await refuseStrange(tx, patch, declaration.month);
    return write(tx, { id, sequence: expected }, declaration, {
      type: 'answered',
      data: patch,
      reason: null,
    });
  });
}

/** @throws AppError `invalid-input` for a question, day or column that the form does not have, or a file not kept here. */
async function refuseStrange(context: Context, patch: Patch, month: string): Promise<void> {
  const items = new Set(itemsOf(form).map(({ id }) => id));
  const [days, columns] = [new Set(daysOf(month)), new Set(form.census.columns.map(({ id }) => id))];
  const strange = [
    ...[...Object.keys(patch.items ?? {}), ...Object.keys(patch.proofs ?? {})].filter((id) => !items.has(id)),
    ...Object.entries(patch.census ?? {}).flatMap(([day, cells]) =>
      days.has(day) ? Object.keys(cells).filter((column) => !columns.has(column)) : [day],
    ),
  ];
  if (strange.length > 0)
    throw new AppError('invalid-input', `A declaração deste mês não pergunta: ${strange.join(', ')}.`);
  const hashes = Object.values(patch.proofs ?? {}).flatMap((proof) => (proof === null ? [] : [proof.sha256]));
  await refuseUnknownEvidence(context, hashes);
}

/** Sends a month to who approves it; it gets its number the first time. @throws AppError `refused` with every problem. */
export function sendDeclaration(context: Context, id: string, expected: number): Promise<Written> {
  return once(context, 'declarations.send', async (tx) => {
    const declaration = await ownOpen(tx, id);
    refuseProblems(declaration.content, declaration.month, tx.clock.today());
    const year = Number(tx.clock.today().slice(0, 4));
    const data = declaration.number ?? { year, number: await nextNumber(tx, year) };
    return write(tx, { id, sequence: expected }, declaration, { type: 'sent', data, reason: null });
  });
}

function refuseProblems(content: Content, month: string, today: string): void {
  const problems = problemsOf(form, content, month, today).filter((problem) => problem.blocking);
  if (problems.length === 0) return;
  const many = problems.length === 1 ? 'Falta 1 ponto' : `Faltam ${problems.length} pontos`;
  throw new AppError('refused', `${many} para enviar. O primeiro: ${problems[0]?.words}`, {
    details: { problems },
  });
}

/** Returns a sent month with the reason; the hospital answers again. @throws AppError `forbidden`, `refused`. */
export function returnDeclaration(
  context: Context,
  id: string,
  expected: number,
  reason: string,
): Promise<Written> {
  return once(context, 'declarations.return', async (tx) => {
    const declaration = await sentOne(tx, id);
    refuseShort(reason, 'O motivo da devolução');
    return write(tx, { id, sequence: expected }, declaration, { type: 'returned', data: {}, reason });
  });
}

/** Approves a sent month: from then on its numbers stand. Who answered or sent it may not, whatever the roles. @throws AppError `forbidden`, `refused`. */
export function approveDeclaration(context: Context, id: string, expected: number): Promise<Written> {
  return once(context, 'declarations.approve-month', async (tx) => {
    const declaration = await sentOne(tx, id);
    if (await hasWritten(tx, declaration))
      throw new AppError(
        'refused',
        'Quem respondeu ou enviou não aprova. Peça a outra pessoa do escritório regional ou da SES.',
      );
    return write(tx, { id, sequence: expected }, declaration, { type: 'approved', data: {}, reason: null });
  });
}

const OF_AUTHORS: readonly DeclarationEvent['type'][] = ['opened', 'answered', 'sent'];

/** Whether this person opened, answered or sent this version. */
async function hasWritten(context: Context, { id }: Declaration): Promise<boolean> {
  if (context.actor.id === null) return false;
  const own = await listTypesOf(context, declarationStream(id), context.actor.id);
  return OF_AUTHORS.some((type) => own.includes(type));
}

function refuseShort(reason: string | null, what: string): void {
  if ((reason?.trim().length ?? 0) >= SHORTEST_REASON) return;
  throw new AppError(
    'invalid-input',
    `${what} tem de ser escrito em ao menos ${SHORTEST_REASON} letras: ele fica no histórico.`,
  );
}

async function ownOpen(context: Context, id: string): Promise<DeclarationRecord> {
  const declaration = await getDeclaration(context, id);
  await mayDo(context, DECLARE, declaration.hospital);
  if (isOpen(declaration)) return declaration;
  throw new AppError(
    'refused',
    declaration.state === 'sent'
      ? 'A declaração foi enviada e espera a decisão. Se precisar mudá-la, peça que seja devolvida.'
      : 'A declaração foi aprovada e não se altera. Abra uma correção, com o motivo.',
  );
}

async function sentOne(context: Context, id: string): Promise<DeclarationRecord> {
  const declaration = await getDeclaration(context, id);
  await mayDo(context, APPROVE, declaration.hospital);
  if (declaration.state === 'sent') return declaration;
  throw new AppError(
    'refused',
    'Só se decide sobre uma declaração enviada, e esta não está mais nessa situação.',
  );
}

const GESTURES = {
  opened: 'answered',
  answered: 'answered',
  sent: 'sent',
  returned: 'decided',
  approved: 'decided',
} as const;

/** Event and row of one change. */
async function write(
  context: Context,
  { id, sequence }: Written,
  before: Declaration | null,
  event: DeclarationEvent,
): Promise<Written> {
  const stored = await append(context, {
    stream: declarationStream(id),
    type: event.type,
    data: event.data as unknown as Record<string, unknown>,
    reason: event.reason,
    expected: sequence,
  });
  const after = afterEvent(id, before, event);
  if (after === null) throw new Error(`declaration/${id}: ${event.type} before opened`);
  if (before === null) await insertDeclaration(context, after);
  else await saveDeclaration(context, after, stored.sequence, GESTURES[event.type]);
  return { id, sequence: stored.sequence };
}
