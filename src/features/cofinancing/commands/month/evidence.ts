import { AppError } from '../../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../../kernel/competencia.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import { type Context, inTransaction } from '../../../../platform/context.ts';
import { append } from '../../../../platform/events.ts';
import { type FileRows, fileRows } from '../../../indicators/index.ts';
import type { EvidenceAnswer, EvidenceQuery } from '../../contract.ts';
import { OPEN_MONTH } from '../../domain/month/month.ts';
import {
  inForce,
  PRODUCTION_PARTS,
  type ProductionPart,
  type ProductionRecord,
  productionMonthOf,
} from '../../domain/month/production.ts';
import { monthInWords } from '../../domain/month-in-words.ts';
import { findMonth, listProduction } from '../../store/month.ts';
import { getAgreement, getProgramme } from '../../store.ts';
import type { MonthOf } from './open.ts';
import { CARDS, WHOLE, WITHOUT_FAEC } from './read-production.ts';

/** Whoever may read the rows of a municipality's files. */
export const READ_EVIDENCE = 'indicators.read-records';

/** What is asked of a file for each part of a payment's production: what the part's own sum was made of. */
const ROWS: Readonly<Record<ProductionPart, { variant: string; except?: string }>> = {
  hospital: { variant: WITHOUT_FAEC },
  ambulatory: { variant: WITHOUT_FAEC },
  hospitalFaec: { variant: WHOLE, except: WITHOUT_FAEC },
  ambulatoryFaec: { variant: WHOLE, except: WITHOUT_FAEC },
};

/**
 * A page of the admissions or procedures behind one part of what a competência pays, in the very files that it was closed with, and
 * whether they add up to it. Each look is an event. @throws AppError `forbidden`, `not-found`, `refused` where no file is behind it
 */
export async function readEvidence(
  context: Context,
  on: MonthOf,
  { part, file, offset, limit }: EvidenceQuery,
): Promise<EvidenceAnswer> {
  const agreement = await getAgreement(context, on.agreement);
  const record = await recordBehind(context, on, agreement.programme);
  const { label, system } = PRODUCTION_PARTS[part];
  const files = record.files.filter((each) => each.system === system);
  const asked = {
    indicator: CARDS[system].indicator,
    ...ROWS[part],
    establishment: record.cnes ?? '',
    municipality: agreement.municipality,
  };
  const pages: FileRows[] = [];
  for (const [at, { sha256 }] of files.entries())
    pages.push(
      await fileRows(
        context,
        { ...asked, sha256 },
        at === file ? { offset, limit } : { offset: 0, limit: 0 },
      ),
    );
  const page = pages[file];
  if (page === undefined) throw new AppError('not-found', `Não há o arquivo ${file + 1} desta produção.`);
  await tellLook(context, on, {
    part,
    record: record.id,
    file: files[file]?.file,
    offset,
    rows: page.items.length,
  });
  const total = sum(pages.map((each) => Rational.parse(each.total)));
  const read = offset + page.items.length;
  return {
    part,
    label,
    month: record.month,
    cnes: record.cnes,
    files: files.map(({ file: name, sha256, date }, at) => ({
      name,
      sha256,
      date,
      rows: pages[at]?.count ?? 0,
      total: pages[at]?.total ?? '0.00',
    })),
    leaf: record[part],
    total: total.toDecimal(2),
    matches: total.eq(Rational.parse(record[part])),
    columns: [...page.columns],
    items: page.items.map((row) => ({ ...row, cells: [...row.cells] })),
    next: nextOf({ read, count: page.count, file, files: files.length }),
  };
}

function nextOf({ read, count, file, files }: { read: number; count: number; file: number; files: number }) {
  if (read < count) return { file, offset: read };
  return file + 1 < files ? { file: file + 1, offset: 0 } : null;
}

/** The record that the competência was closed with; before that, the one in force. */
async function recordBehind(context: Context, on: MonthOf, programme: string): Promise<ProductionRecord> {
  const month = productionMonthOf(await getProgramme(context, programme), parseCompetencia(on.competencia));
  if (month === null)
    throw new AppError(
      'refused',
      'No regime excepcional paga-se a média que o ato fixa: não há registros de produção por trás dela.',
    );
  const records = await listProduction(context, on.agreement, month);
  const { production } = (await findMonth(context, on.agreement, on.competencia)) ?? OPEN_MONTH;
  const closed = records.find(({ id }) => id === production?.record);
  const record = closed ?? inForce(records).at(-1);
  if (record === undefined)
    throw new AppError(
      'refused',
      `Ainda não há produção registrada de ${monthInWords(month)}: feche-a na competência.`,
    );
  if (record.origin === 'typed')
    throw new AppError(
      'refused',
      `A produção de ${monthInWords(month)} foi digitada e contra-assinada (${record.reason}): não há arquivo por trás dela.`,
    );
  return record;
}

const MOST_TRIES = 5;

/** Of two looks at once, the later waits for its place in the chain. */
async function tellLook(
  context: Context,
  { agreement, competencia }: MonthOf,
  data: Record<string, unknown>,
): Promise<void> {
  for (let tried = 1; ; tried++)
    try {
      const stream = `evidence/${agreement}/${competencia}`;
      await inTransaction(context, (tx) => append(tx, { stream, type: 'evidence-read', data }));
      return;
    } catch (error) {
      if (tried === MOST_TRIES || !(error instanceof AppError) || error.code !== 'conflict') throw error;
    }
}
