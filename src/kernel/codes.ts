import { AppError } from './app-error.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A municipality's IBGE code as the health files carry it: six digits, without the check digit. */
export type IbgeCode = Branded<'IbgeCode'>;
/** An establishment's code in the national register: seven digits. */
export type Cnes = Branded<'Cnes'>;
/** Two capital letters of a Brazilian state. */
export type Uf = Branded<'Uf'>;

function parser<T extends string>(pattern: RegExp, what: string) {
  return (text: string): T => {
    const match = pattern.exec(text.trim());
    if (!match) throw new AppError('invalid-input', `"${text}" não é ${what}.`, { details: { text } });
    return (match[1] ?? match[0]) as T;
  };
}

/** Accepts six or seven digits and keeps six. */
export const parseIbgeCode = parser<IbgeCode>(
  /^(\d{6})\d?$/,
  'um código de município do IBGE (6 ou 7 algarismos)',
);
export const parseCnes = parser<Cnes>(/^(\d{7})$/, 'um código CNES (7 algarismos)');
export const parseUf = parser<Uf>(/^([A-Z]{2})$/, 'uma sigla de estado (duas letras maiúsculas)');
