import { AppError } from '../../../../kernel/app-error.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { getTerritory, territoryPath } from '../../../territory/index.ts';
import type { StartBody, StepAnswer } from '../../contract.ts';
import { NOTHING, stateOn } from '../../domain/instrument/fold.ts';
import { type InstrumentRecord, listInstruments } from '../../store/instrument/instruments.ts';
import { findAgreement, getProgramme, listAgreements } from '../../store.ts';
import { aroundInstrument } from './open.ts';
import { writeStep } from './record.ts';
import { termsOf } from './terms.ts';
import { OFFICE_VERBS } from './verbs.ts';

/**
 * Opens an instrument by the request of a municipality for one of its hospitals (E1). Nothing is asked of it yet; the criteria of eligibility come with their evidence.
 * @throws AppError `forbidden`; `not-found`; `refused` for a hospital that has one that lives
 */
export async function startInstrument(context: Context, said: StartBody): Promise<StepAnswer> {
  const scope = { territoryPath: await territoryPath(context, said.municipality, context.clock.today()) };
  authorise(context, OFFICE_VERBS.municipality, scope);
  const programme = await getProgramme(context, said.programme);
  termsOf(programme.id);
  if (programme.example)
    throw new AppError('refused', 'Este programa só mostra a linguagem das regras: nada se pede por ele.');
  const { name } = (await getTerritory(context)).get(said.municipality, context.clock.today());
  return once(context, 'cofinancing.start-instrument', async (tx) => {
    await refuseLiving(tx, said);
    const record: InstrumentRecord = {
      id: await freeId(tx, name),
      programme: programme.id,
      name: `${name}: ${said.establishment}`,
      municipality: said.municipality,
      establishment: said.establishment,
      fund: `Fundo Municipal de Saúde de ${name}`,
      effectFrom: said.on,
      content: NOTHING,
      version: 0,
    };
    const { on, document } = said;
    return writeStep(tx, record, { type: 'requested', on, document, details: {}, version: 0 });
  });
}

async function refuseLiving(tx: Context, { programme, municipality, establishment }: StartBody) {
  const same = (each: { programme: string; municipality: string; establishment: string }) =>
    each.programme === programme &&
    each.municipality === municipality &&
    each.establishment === establishment;
  const recorded = await listInstruments(tx);
  const seeded = (await listAgreements(tx)).filter(({ id }) => !recorded.some((each) => each.id === id));
  for (const record of recorded.filter(same)) {
    const { terms, today, days } = await aroundInstrument(tx, record);
    if (stateOn(record.content, terms, today, days) === 'CLOSED') continue;
    throw living(record.name);
  }
  const [termo] = seeded.filter(same);
  if (termo) throw living(termo.name);
}

const living = (name: string) =>
  new AppError(
    'refused',
    `Este hospital já tem um instrumento que vive (${name}). Siga nele, ou encerre-o antes por ato.`,
  );

/** The name of the municipality as an address, and a number where it is taken. */
async function freeId(tx: Context, name: string): Promise<string> {
  const slug = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(/[ -]+/g, '-');
  const taken = new Set((await listInstruments(tx)).map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(id) && (await findAgreement(tx, id)) === null) return id;
  }
}
