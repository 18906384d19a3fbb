import { BRAZIL, isUf } from './uf.ts';

/** What a file's name says of it. */
export interface NamedIdentity {
  system: string;
  /** Null in names of empty templates such as HBufAAmm.dbc. */
  uf: string | null;
  /** 'YYYY-MM', 'YYYY' or null. */
  competencia: string | null;
}

const MONTHLY: Readonly<Record<string, string>> = {
  RD: 'SIH-RD',
  RJ: 'SIH-RJ',
  ER: 'SIH-ER',
  SP: 'SIH-SP',
  ...Object.fromEntries(
    ['PA', 'AB', 'ABO', 'ACF', 'AD', 'AM', 'AMP', 'AN', 'AQ', 'AR', 'ATD', 'BI', 'PS', 'SAD'].map((kind) => [
      kind,
      `SIA-${kind}`,
    ]),
  ),
  CIHA: 'CIHA',
  CR: 'CIH',
  MM: 'SISMAMA',
  ...Object.fromEntries(
    ['ST', 'LT', 'EQ', 'SR', 'EP', 'PF', 'DC', 'HB', 'IN', 'GM', 'RC', 'EE', 'EF'].map((kind) => [
      kind,
      `CNES-${kind}`,
    ]),
  ),
};
const YEARLY: Readonly<Record<string, string>> = {
  DO: 'SIM-DO',
  DN: 'SINASC-DN',
  RESP: 'RESP',
  POPS: 'POPSVS',
};
/** Prefix, state, two digits of the year, month and, of a month in several files, the part. */
const MONTH_FILE = /^(CIHA|[A-Z]{2,3})([A-Z]{2})(\d\d)(0[1-9]|1[0-2])([A-Z]|_\d+)?$/;
const SINAN = /^(DENG|CHIK|ZIKA|CHAG)$/;

/**
 * Reads a DATASUS file name: RDAC2401.dbc, PASP2401a.dbc, BIMG2412_1.dbc, DOMAT19.dbc, DNRRR94.DBC, DOMT2023.dbc, in
 * any case and with any folder before it. Null where the name follows no known pattern.
 */
export function fromName(fileName: string): NamedIdentity | null {
  const name = baseName(fileName);
  const upper = name.toUpperCase();
  return templateName(name) ?? monthlyName(upper) ?? nationalDeaths(upper) ?? yearlyName(upper);
}

/**
 * Which part of a month that was split a file is, by its name: `A` of PASP2401a.dbc, `1` of BIMG2412_1.dbc. Null for a
 * whole one and for a name of no known pattern.
 */
export function partFromName(fileName: string): string | null {
  const name = baseName(fileName).toUpperCase();
  return monthlyName(name) === null ? null : (MONTH_FILE.exec(name)?.[5]?.replace('_', '') ?? null);
}

function baseName(fileName: string): string {
  return fileName.replace(/^.*[\\/]/, '').replace(/\.(dbc|dbf)$/i, '');
}

function templateName(name: string): NamedIdentity | null {
  const system = MONTHLY[/^([A-Z]+)ufAAmm$/.exec(name)?.[1] ?? ''];
  return system === undefined ? null : { system, uf: null, competencia: null };
}

function monthlyName(name: string): NamedIdentity | null {
  const [, prefix, uf, year, month] = MONTH_FILE.exec(name) ?? [];
  const system = MONTHLY[prefix ?? ''];
  if (system === undefined || !isUf(uf!)) return null;
  return { system, uf: uf!, competencia: `${fullYear(year!)}-${month}` };
}

function nationalDeaths(name: string): NamedIdentity | null {
  const [, kind, year] = /^DO(MAT|INF|FET|EXT)(\d\d|\d{4})$/.exec(name) ?? [];
  return kind === undefined ? null : { system: `SIM-DO${kind}`, uf: BRAZIL, competencia: fullYear(year!) };
}

/** An R after the prefix says "by residence"; EX or EXT is abroad. */
function yearlyName(name: string): NamedIdentity | null {
  const [, prefix, uf, year] =
    /^(D[ON])R?(EX(?=T?\d)|[A-Z]{2})T?(\d\d|\d{4})$/.exec(name) ??
    /^([A-Z]{4})([A-Z]{2})(\d\d)$/.exec(name) ??
    [];
  if (prefix === undefined || !isUf(uf!)) return null;
  const system = YEARLY[prefix] ?? (SINAN.test(prefix) ? `SINAN-${prefix}` : undefined);
  return system === undefined ? null : { system, uf: uf!, competencia: fullYear(year!) };
}

/** Two digits of a year: the oldest files are of 1979. */
export function fullYear(digits: string): string {
  if (digits.length === 4) return digits;
  return Number(digits) >= 79 ? `19${digits}` : `20${digits}`;
}
