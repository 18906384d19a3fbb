/** "779.327,20" as people type it, as "779327.20"; null where it is no amount of money. */
export function amountWritten(typed: string): string | null {
  const plain = typed.trim().replace(/^R\$\s*/, '');
  if (!/^\d{1,3}(\.\d{3})*(,\d{1,2})?$|^\d+(,\d{1,2})?$/.test(plain)) return null;
  const [whole = '', cents = ''] = plain.replaceAll('.', '').split(',');
  return `${whole}.${cents.padEnd(2, '0')}`;
}

/** "779327.20" as people type it. */
export function amountTyped(decimal: string): string {
  const [whole = '', cents = '00'] = decimal.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`;
}

/** @throws Error in words where it is no amount. */
export function readAmount(typed: string, what = 'o valor'): string {
  const written = amountWritten(typed);
  if (written === null) throw new Error(`Escreva ${what} em reais, por exemplo 301.450,27.`);
  return written;
}
