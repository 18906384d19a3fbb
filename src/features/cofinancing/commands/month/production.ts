import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { append, listLastEvents } from '../../../../platform/events.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import { newId } from '../../../../platform/ids.ts';
import { confirmPassword, type Reentered } from '../../../accounts/index.ts';
import type { Month } from '../../domain/month/month.ts';
import {
  inForce,
  type ProductionAmounts,
  type ProductionRecord,
  saysTheSame,
} from '../../domain/month/production.ts';
import { monthInWords } from '../../domain/month-in-words.ts';
import { insertCountersignature, insertProduction, listProduction } from '../../store/month.ts';
import { refuse } from '../refuse.ts';
import { scopeOfAgreement } from '../save.ts';
import { type LoadedMonth, loadMonth, type MonthOf, openFor, writeEvent } from './open.ts';
import { type FileProduction, readProduction } from './read-production.ts';

const CALCULATE = 'cofinancing.calculate';

/** One chain for each production month of an agreement: what was read, typed and countersigned. */
const productionStream = (agreement: string, month: string): string => `production/${agreement}/${month}`;

/**
 * Closes the production that a competência pays: reads it in the files in force, records it where it says something new, and ends the
 * month's open stage; whatever was calculated or checked before is void. With the same files it changes nothing.
 * @throws AppError `forbidden`, `conflict`, `refused` with every reason
 */
export async function closeProduction(
  context: Context,
  on: MonthOf,
  { version }: { readonly version: number },
): Promise<Month> {
  authorise(context, CALCULATE, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.close-production', async (tx) => {
    await recordFromFiles(tx, await loadMonth(tx, on));
    const opened = await openFor(tx, on, 'close-production', version);
    const { month, facts } = opened;
    const record = facts.production ?? null;
    if (month.state !== 'PRODUCTION_OPEN' && month.production?.record === record) return month;
    return writeEvent(tx, opened, { type: 'production-closed', data: { production: record } });
  });
}

/** What the files say, kept where it is not what the record in force says already; typed production stands while files are missing. */
export async function recordFromFiles(
  tx: Context,
  { agreement, productionMonth, records }: LoadedMonth,
): Promise<void> {
  if (productionMonth === null) return;
  const standing = inForce(records).at(-1);
  const read = await readOr(tx, () => readProduction(tx, agreement, productionMonth));
  if (read instanceof AppError) {
    if (standing?.origin === 'typed') return;
    throw read;
  }
  const said = recordOf(tx, productionMonth, { ...read, origin: 'files', reason: null });
  if (standing !== undefined && saysTheSame(standing, { ...said, countersigned: null })) return;
  await keep(tx, agreement.id, said, 'read-from-files');
}

async function readOr(tx: Context, read: () => Promise<FileProduction>): Promise<FileProduction | AppError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused') return error;
    tx.log.error({ err: error }, 'production of a month');
    throw error;
  }
}

function recordOf(
  tx: Context,
  month: string,
  said: FileProduction & Pick<ProductionRecord, 'origin' | 'reason'>,
) {
  const now = tx.clock.now();
  return {
    ...said,
    id: newId(now),
    month,
    knownOn: tx.clock.today(),
    at: now.toISOString(),
    by: tx.actor.id,
  };
}

async function keep(
  tx: Context,
  agreement: string,
  record: Omit<ProductionRecord, 'countersigned'>,
  type: 'read-from-files' | 'typed',
): Promise<void> {
  const { id, month, by: _, at: __, knownOn: ___, ...said } = record;
  await insertProduction(tx, agreement, record);
  await append(tx, {
    stream: productionStream(agreement, month),
    type,
    reason: said.reason,
    data: { record: id, ...said },
  });
}

/**
 * Records the production that a competência pays where the files of its month are missing; it holds once another person countersigned it.
 * @throws AppError `forbidden`, `refused` where the files are there or the competência uses no production
 */
export async function typeProduction(
  context: Context,
  on: MonthOf,
  said: ProductionAmounts & { readonly reason: string },
): Promise<{ record: string }> {
  authorise(context, CALCULATE, await scopeOfAgreement(context, on.agreement));
  return once(context, 'cofinancing.type-production', async (tx) => {
    const { agreement, productionMonth, month } = await loadMonth(tx, on);
    if (productionMonth === null)
      throw new AppError(
        'refused',
        'No regime excepcional paga-se a média que o ato fixa: não se digita produção.',
      );
    refuse(
      month.authorisation === null
        ? []
        : ['A competência já foi autorizada: produção nova entra como ajuste.'],
    );
    const read = await readOr(tx, () => readProduction(tx, agreement, productionMonth));
    if (!(read instanceof AppError))
      throw new AppError(
        'refused',
        `Os arquivos de ${monthInWords(productionMonth)} estão carregados: feche a produção com eles, em vez de digitar.`,
      );
    const { reason, ...amounts } = said;
    const record = recordOf(tx, productionMonth, {
      ...amounts,
      reason,
      cnes: null,
      files: [],
      origin: 'typed',
    });
    await keep(tx, agreement.id, record, 'typed');
    return { record: record.id };
  });
}

/**
 * Countersigns what somebody else typed: from now on it holds.
 * @throws AppError `forbidden`, `not-found`, `refused` for the person who typed it or a wrong password, `conflict`
 */
export async function countersignProduction(
  context: Context,
  caller: Caller,
  { agreement, record: id }: { readonly agreement: string; readonly record: string },
  again: Reentered,
): Promise<void> {
  authorise(context, CALCULATE, await scopeOfAgreement(context, agreement));
  const confirmation = await confirmPassword(context, caller, again);
  await once(context, 'cofinancing.countersign-production', async (tx) => {
    const record = await typedRecord(tx, agreement, id);
    refuse(
      record.by === tx.actor.id
        ? ['Quem digitou não contra-assina: a contra-assinatura é de outra pessoa.']
        : [],
    );
    await insertCountersignature(tx, id);
    const stream = productionStream(agreement, record.month);
    const [last] = await listLastEvents(tx, [stream]);
    await append(tx, {
      stream,
      type: 'countersigned',
      expected: last?.sequence ?? 0,
      data: { record: id, confirmed: confirmation.by },
    });
    return null;
  });
}

async function typedRecord(tx: Context, agreement: string, id: string): Promise<ProductionRecord> {
  const record = (await listProduction(tx, agreement)).find((each) => each.id === id);
  if (record?.origin === 'typed') return record;
  throw new AppError('not-found', 'Não há, neste Termo, produção digitada com este número.');
}
