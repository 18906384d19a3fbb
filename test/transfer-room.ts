import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GENERATED_CNES,
  generateProduction,
  type Reissue,
} from '../src/app/demonstration/production/generate.ts';
import { recordCnes } from '../src/features/cofinancing/commands/hospital-cnes.ts';
import type { MonthOf } from '../src/features/cofinancing/commands/month/open.ts';
import {
  countersignProduction,
  typeProduction,
} from '../src/features/cofinancing/commands/month/production.ts';
import { decideReading } from '../src/features/cofinancing/commands/readings.ts';
import { getProgramme } from '../src/features/cofinancing/store.ts';
import type { Context } from '../src/platform/context.ts';
import { freshContext } from './database/fresh.ts';
import { importAndCompute } from './import-files.ts';
import { AGREEMENT, caller, castOf } from './transfer-acts.ts';

export { AGREEMENT, caller, leadTo, ON, payWhole, versionOf } from './transfer-acts.ts';

const PROGRAMME = 'mt.cofin.hospitalar';
const PRODUCTION_MONTHS = ['2020-09', '2020-10'];

/** A fresh installation with the generated files imported, the hospital's CNES said and every open question decided. */
export async function openTransfers(instant?: string) {
  const fresh = await freshContext(instant);
  const prepared = await prepareTransfers(fresh.context);
  return {
    ...prepared,
    close: async () => {
      await fresh.close();
      prepared.forget();
    },
  };
}

/** The same without a file: production is typed by one person and countersigned by another. */
export async function openTypedTransfers() {
  const fresh = await freshContext();
  await decideAll(fresh.context);
  const cast = await castOf(fresh.context);
  const type = async (on: MonthOf) => {
    const hospital = { hospital: '199000.00', hospitalFaec: '1000.00' };
    const parts = { ...hospital, ambulatory: '100000.00', ambulatoryFaec: '0.00' };
    const reason = 'Sem arquivos do mês.';
    const { record } = await typeProduction(cast.as('regional-office'), on, { ...parts, reason });
    await countersignProduction(cast.as('spca'), caller, { agreement: on.agreement, record }, {});
  };
  /** Decides again that what FAEC paid is not of the base: every month is worth less from now on. */
  const lower = async () => {
    const { act } = await getProgramme(fresh.context, PROGRAMME);
    const said = { option: 'excluded', from: '2020-07', act, reason: 'Teste', version: 1 };
    await decideReading(fresh.context, { programme: PROGRAMME, reading: 'faec' }, said);
  };
  return { ...cast, type, lower, close: fresh.close };
}

export type Transfers = Awaited<ReturnType<typeof openTransfers>>;

/** The same on a database that is there already. */
export async function prepareTransfers(context: Context) {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-transfers-'));
  /** Imports generated months, again with another issue where asked. */
  const send = async (months: readonly string[], reissue: Reissue = {}) => {
    const paths = generateProduction(months, reissue).map(({ name, bytes }) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    });
    await importAndCompute(context, paths);
  };
  await send(PRODUCTION_MONTHS);
  const source = 'Hospital gerado';
  await recordCnes(context, AGREEMENT, { cnes: GENERATED_CNES, from: '2020-07-01', source });
  await decideAll(context);
  return {
    ...(await castOf(context)),
    send,
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function decideAll(context: Context): Promise<void> {
  const programme = await getProgramme(context, PROGRAMME);
  for (const { id, options } of programme.readings)
    await decideReading(
      context,
      { programme: PROGRAMME, reading: id },
      { option: options[0].id, from: '2020-07', act: programme.act, reason: 'Teste', version: 0 },
    );
}
