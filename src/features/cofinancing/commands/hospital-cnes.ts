import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { announce } from '../../../platform/outbox.ts';
import { findUnit, listNames } from '../../accounts/index.ts';
import type { CnesAnswer, CnesBody } from '../contract.ts';
import { type CnesRecord, cnesOn } from '../domain/hospital-cnes.ts';
import { getAgreement, insertCnesRecord, listCnesRecords } from '../store.ts';
import { scopeOfAgreement } from './save.ts';

/** Message of the outbox: a unit of the register is an establishment from a day on. */
export const CNES_RECORDED = 'cofinancing.cnes-recorded';

/** The verb of whoever says which establishment the hospital of a Termo is. */
const IDENTIFY = 'cofinancing.identify-hospital';

/**
 * Records from which day the hospital of a Termo has a CNES, with its source, as event `cnes-recorded` of the hospital. A
 * correction is another record of the same day. @throws AppError `forbidden`, `not-found`, `refused` for a day to come
 */
export async function recordCnes(context: Context, agreementId: string, said: CnesBody): Promise<CnesAnswer> {
  authorise(context, IDENTIFY, await scopeOfAgreement(context, agreementId));
  const { establishment } = await getAgreement(context, agreementId);
  const unit = await findUnit(context, establishment);
  if (unit === null)
    throw new AppError(
      'not-found',
      `"${establishment}" não está no cadastro de unidades. Cadastre o hospital antes.`,
    );
  if (said.from > context.clock.today())
    throw new AppError(
      'refused',
      'O dia em que o CNES começa a valer ainda não chegou. Informe um dia até hoje.',
    );
  return once(context, 'cofinancing.record-cnes', async (tx) => {
    const at = tx.clock.now();
    const record: CnesRecord = { hospital: unit.id, ...said, at: at.toISOString(), by: tx.actor.id };
    const id = newId(at);
    await insertCnesRecord(tx, id, record);
    await append(tx, { stream: `hospital-cnes/${unit.id}`, type: 'cnes-recorded', data: { id, ...said } });
    const { cnes: establishment, from } = said;
    await announce(tx, CNES_RECORDED, { unit: unit.id, name: unit.name, establishment, from, at: record.at });
    return answerOf(tx, record);
  });
}

/** The CNES that each hospital has on a day, by unit. */
export async function cnesOfHospitals(
  context: Context,
  hospitals: readonly { readonly id: string }[],
  day: string,
): Promise<ReadonlyMap<string, CnesAnswer>> {
  const records = await listCnesRecords(context);
  const found = new Map<string, CnesAnswer>();
  for (const { id } of hospitals) {
    const record = cnesOn(
      records.filter(({ hospital }) => hospital === id),
      day,
    );
    if (record !== null) found.set(id, await answerOf(context, record));
  }
  return found;
}

async function answerOf(context: Context, { cnes, from, source, at, by }: CnesRecord): Promise<CnesAnswer> {
  const names = await listNames(context, by === null ? [] : [by]);
  return { cnes, from, source, at, by: by === null ? null : (names.get(by) ?? null) };
}
