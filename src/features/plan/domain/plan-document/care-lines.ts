import { plainWords } from './source-row.ts';

/** Care lines as plans abbreviate them, and the other ways they are written. */
const CARE_LINES: Readonly<Record<string, readonly string[]>> = {
  MI: ['materno infantil', 'materno e infantil'],
  PSI: ['psic', 'psicossocial', 'atencao psicossocial', 'raps', 'saude mental'],
  'U/E': ['rue', 'urgencia e emergencia'],
  DC: ['dcnt', 'doencas cronicas'],
  ONC: ['oncologia'],
  'H/D': ['hipertensao e diabetes'],
  DRC: ['renal cronica', 'doenca renal cronica'],
};

/** The abbreviation of the care line so written; null for what is none. */
export function careLineOf(words: string): string | null {
  const plain = plainWords(words);
  const known = Object.entries(CARE_LINES).find(
    ([short, others]) => plainWords(short) === plain || others.includes(plain),
  );
  return known?.[0] ?? null;
}
