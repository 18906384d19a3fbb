import { Rational, type RoundingMode } from './rational.ts';

/** `"1.234.567,89"` with exactly `places` decimals. */
export function formatDecimal(value: Rational, places: number, mode: RoundingMode = 'half-up'): string {
  const [whole = '0', fraction] = value.toDecimal(places, mode).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** `"R$ 765.547,34"`; a value with fractions of a cent is shown truncated, never rounded up. */
export function formatBrl(value: Rational): string {
  const amount = formatDecimal(value.abs(), 2, 'truncate');
  return `${value.numerator < 0n ? '−' : ''}R$ ${amount}`;
}

/** `"19,4%"`, without a space, as both documents print. */
export function formatPercent(value: Rational, places: number, mode: RoundingMode = 'half-up'): string {
  return `${formatDecimal(value, places, mode)}%`;
}

/** All decimals of a terminating fraction up to `max`, at least `min`: `"2,00"`, `"104,61"`. */
export function formatExact(value: Rational, min: number, max: number): string {
  for (let places = min; places < max; places++) {
    if (value.round(places, 'truncate').eq(value)) return formatDecimal(value, places);
  }
  return formatDecimal(value, max);
}

/** `"03/12/2026"` from `"2026-12-03"`. */
export function formatDay(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

/** `"3 de dezembro de 2026"` from `"2026-12-03"`. */
export function formatDayInWords(day: string): string {
  const [year, month, date] = day.slice(0, 10).split('-');
  const names =
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ');
  return `${Number(date)}${date === '01' ? 'º' : ''} de ${names[Number(month) - 1]} de ${year}`;
}

/** `"4.315"` from an integer. */
export function formatCount(value: number | bigint): string {
  return formatDecimal(Rational.of(value), 0);
}

/** "faltam 12 dias", "falta 1 dia", "é hoje", "acabou há 3 dias". */
export function leftInWords(daysLeft: number): string {
  if (daysLeft === 0) return 'é hoje';
  if (daysLeft === 1) return 'falta 1 dia';
  if (daysLeft > 0) return `faltam ${daysLeft} dias`;
  return daysLeft === -1 ? 'acabou há 1 dia' : `acabou há ${-daysLeft} dias`;
}
