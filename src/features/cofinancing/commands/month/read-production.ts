import { AppError } from '../../../../kernel/app-error.ts';
import type { Competencia } from '../../../../kernel/competencia.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import { findUnit } from '../../../accounts/index.ts';
import { indicatorValue, municipalitiesInFiles, rowsBelowZero } from '../../../indicators/index.ts';
import { listCurrentVersions } from '../../../sources/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { ProductionAmounts, ProductionRecord } from '../../domain/month/production.ts';
import { monthInWords } from '../../domain/month-in-words.ts';
import type { Agreement } from '../../domain/programme.ts';
import { cnesOfHospitals } from '../hospital-cnes.ts';

/** What the files of a month say of a hospital's production of medium complexity. */
export type FileProduction = ProductionAmounts & Pick<ProductionRecord, 'cnes' | 'files'>;

/** Approved values of medium complexity without what the local manager paid, with and without FAEC (04), by file. */
export const CARDS = {
  SIH: { indicator: 'hospital-production-value', name: 'hospitalar (SIH)' },
  SIA: { indicator: 'ambulatory-production-value', name: 'ambulatorial (SIA)' },
} as const;
type System = keyof typeof CARDS;
export const WHOLE = 'LESS_LOCAL';
export const WITHOUT_FAEC = 'WITHOUT_FAEC';

/**
 * What the SIH and SIA files of a month in force say of the hospital of a Termo, by its CNES.
 * @throws AppError `refused` with the reason: no CNES, a file that was not loaded or is not its own, nothing or less than nothing produced
 */
export async function readProduction(
  context: Context,
  agreement: Agreement,
  month: Competencia,
): Promise<FileProduction> {
  const cnes = await cnesOfAgreement(context, agreement, month);
  const hospital = await readSystem(context, agreement, { month, cnes, system: 'SIH' });
  const ambulatory = await readSystem(context, agreement, { month, cnes, system: 'SIA' });
  return {
    cnes,
    hospital: hospital.withoutFaec,
    hospitalFaec: hospital.faec,
    ambulatory: ambulatory.withoutFaec,
    ambulatoryFaec: ambulatory.faec,
    files: [...hospital.files, ...ambulatory.files],
  };
}

async function cnesOfAgreement(context: Context, agreement: Agreement, month: Competencia): Promise<string> {
  const unit = await findUnit(context, agreement.establishment);
  if (unit === null) throw refused(`"${agreement.establishment}" não está no cadastro de unidades.`);
  const known = (await cnesOfHospitals(context, [unit], `${month}-28`)).get(unit.id);
  if (known) return known.cnes;
  throw refused(
    `Não se sabe o CNES de "${agreement.establishment}" em ${monthInWords(month)}. Registre-o no painel do hospital, com a fonte que o diz.`,
  );
}

interface Asked {
  readonly month: Competencia;
  readonly cnes: string;
  readonly system: System;
}

async function readSystem(context: Context, agreement: Agreement, asked: Asked) {
  const whole = await readCard(context, agreement, asked, WHOLE);
  const other = await readCard(context, agreement, asked, WITHOUT_FAEC);
  const total = Rational.parse(whole.exact);
  const withoutFaec = Rational.parse(other.exact);
  const faec = total.sub(withoutFaec);
  refuseNegative(asked, [withoutFaec, faec]);
  await refuseNegativeRows(context, asked, whole.sources);
  refuseNothing(asked, total);
  return {
    withoutFaec: withoutFaec.toDecimal(2),
    faec: faec.toDecimal(2),
    files: await filesOf(context, asked, whole.sources),
  };
}

function refuseNegative({ month, cnes, system }: Asked, parts: readonly Rational[]): void {
  const { name } = CARDS[system];
  if (parts.some((part) => part.compare(Rational.zero) < 0))
    throw refused(
      `A produção ${name} do CNES ${cnes} em ${monthInWords(month)} dá negativa: o complemento local passa do valor. Confira o arquivo com quem o processou.`,
    );
}

/**
 * Neither system has an amount below zero: what is not accepted of a record lowers what was approved of it, at most to nothing. One below
 * zero hidden in a month's sum is a mistake of the file.
 */
async function refuseNegativeRows(
  context: Context,
  { month, cnes, system }: Asked,
  sources: readonly { readonly file: string; readonly sha256: string }[],
): Promise<void> {
  const { indicator, name } = CARDS[system];
  for (const { file, sha256 } of sources) {
    const asked = { indicator, variant: WHOLE, establishment: cnes, sha256 };
    const rows = await rowsBelowZero(context, asked);
    if (rows > 0)
      throw refused(
        `Em ${file}, ${rows === 1 ? '1 registro' : `${rows} registros`} da produção ${name} do CNES ${cnes} em ${monthInWords(month)} ${rows === 1 ? 'tem' : 'têm'} valor negativo, ainda que a soma do mês seja positiva. A glosa reduz o aprovado, nunca abaixo de zero. Confira o arquivo com quem o processou.`,
      );
  }
}

function refuseNothing({ month, cnes, system }: Asked, total: Rational): void {
  const { name } = CARDS[system];
  if (total.isZero())
    throw refused(
      `O arquivo de ${monthInWords(month)} não traz produção ${name} de média complexidade do CNES ${cnes}. Se não houve mesmo, registre-a por digitação.`,
    );
}

async function readCard(
  context: Context,
  { municipality, establishment }: Agreement,
  { month, cnes, system }: Asked,
  variant: string,
) {
  const { indicator, name } = CARDS[system];
  const asked = { indicator, variant, period: month, establishment: cnes };
  const found = await indicatorValue(context, asked).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not-found') throw refused(error.message, error);
    throw error;
  });
  if (found.exact === null)
    throw refused(
      `Falta a produção ${name} de ${monthInWords(month)}: ${found.reason ?? 'o arquivo do mês não foi carregado.'}`,
    );
  const hashes = found.sources.map(({ sha256 }) => sha256);
  const elsewhere = (await municipalitiesInFiles(context, cnes, hashes)).filter(
    (code) => code !== municipality,
  );
  if (elsewhere.length > 0) {
    const territory = await getTerritory(context);
    const places = elsewhere.map((code) => territory.find(code, `${month}-01`)?.name ?? code).join(' e de ');
    throw refused(
      `O CNES ${cnes} é, nos arquivos de ${monthInWords(month)}, de ${places}: não é o de "${establishment}". Confira os arquivos do mês e o CNES registrado.`,
    );
  }
  return { exact: found.exact, sources: found.sources };
}

async function filesOf(
  context: Context,
  { month, system }: Asked,
  sources: readonly { readonly file: string; readonly sha256: string }[],
): Promise<FileProduction['files']> {
  const versions = await listCurrentVersions(context, { uf: context.env.uf, from: month, to: month });
  return sources.map(({ file, sha256 }) => ({
    system,
    file,
    sha256,
    date: versions.find((version) => version.sha256 === sha256)?.issuedOn ?? null,
  }));
}

const refused = (message: string, cause?: unknown) =>
  new AppError('refused', message, { cause, details: { reason: 'no-production' } });
