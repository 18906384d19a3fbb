import { AppError } from '../../../../kernel/app-error.ts';
import type { Context, Scope } from '../../../../platform/context.ts';
import { territoryPath } from '../../../territory/index.ts';
import { NOTHING } from '../../domain/instrument/fold.ts';
import type { Around } from '../../domain/instrument/may.ts';
import { findInstrument, type InstrumentRecord, lockInstrument } from '../../store/instrument/instruments.ts';
import { findAgreement } from '../../store.ts';
import { termsOf, workingDays } from './terms.ts';

/** An instrument with whatever was recorded of it, `version` 0 for a Termo of which nothing was. @throws AppError `not-found` */
export async function getInstrument(context: Context, id: string): Promise<InstrumentRecord> {
  return (await findInstrument(context, id)) ?? (await unrecorded(context, id));
}

/** The same, held until the transaction ends. @throws AppError `not-found` */
export async function holdInstrument(tx: Context, id: string): Promise<InstrumentRecord> {
  return (await lockInstrument(tx, id)) ?? (await unrecorded(tx, id));
}

async function unrecorded(context: Context, id: string): Promise<InstrumentRecord> {
  const agreement = await findAgreement(context, id);
  if (agreement === null)
    throw new AppError('not-found', `Não há o instrumento "${id}". Veja a lista em Cofinanciamento.`, {
      details: { instrument: id },
    });
  const { programme, name, municipality, establishment, fund, effect } = agreement;
  return {
    id,
    programme,
    name,
    municipality,
    establishment,
    fund,
    effectFrom: effect[0],
    content: NOTHING,
    version: 0,
  };
}

/** What the rules need to look at an instrument today. */
export async function aroundInstrument(context: Context, record: InstrumentRecord): Promise<Around> {
  return {
    instrument: record.content,
    terms: termsOf(record.programme),
    today: context.clock.today(),
    days: await workingDays(context),
  };
}

/** Where an instrument lies, for permissions. */
export async function scopeOfInstrument(context: Context, id: string): Promise<Scope> {
  const { municipality } = await getInstrument(context, id);
  return { territoryPath: await territoryPath(context, municipality, context.clock.today()) };
}
