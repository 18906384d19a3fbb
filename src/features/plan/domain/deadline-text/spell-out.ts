import { formatDay } from '../../../../kernel/format.ts';
import { countOf, MONTH, ORDINAL } from './words.ts';

const PERIOD = '(bimestre|trimestre|quadrimestre|semestre|quinzena|semana)s?';
const CENTURY = '(?:19|20)\\d\\d';

/** Short and inverted ways to write what the grammar reads, and the long way; applied in this order. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  // `1º ao 3º trimestre de 2025` → `1º trimestre de 2025 a 3º trimestre de 2025`
  [
    new RegExp(`(?:do )?\\b(${ORDINAL}) (?:a|ao|ate|ate o) (?:o )?(${ORDINAL}) ${PERIOD}( d[eo] .+|/.+|)$`),
    '$1 $3$4 a $2 $3$4',
  ],
  // `1º, 2º e 3º quadrimestres de 2025` → `1º quadrimestre de 2025, 2º e 3º quadrimestres de 2025`
  [
    new RegExp(
      `\\b(${ORDINAL}), (?=(?:(?:o |a )?(?:${ORDINAL}), )*(?:o |a )?(?:${ORDINAL}) e (?:o |a )?(?:${ORDINAL}) ${PERIOD}( d[eo] .+|/.+|)$)`,
      'g',
    ),
    '$1 $2$3, ',
  ],
  [new RegExp(`\\b(${ORDINAL}) e (?:o |a )?(${ORDINAL}) ${PERIOD}( d[eo] .+|/.+|)$`), '$1 $3$4 e $2 $3$4'],
  // `março - 2024`, `15 de março, 2024`, `2º semestre - 2024`
  [new RegExp(`\\b(${MONTH}|bimestre|trimestre|quadrimestre|semestre)(?:,| -) (?=${CENTURY}\\b)`), '$1 de '],
  // `2024 - 2º semestre`, `até 2024 - março`
  [
    new RegExp(
      `^(|ate |em |a partir de )(${CENTURY})(?: - |, |: |/|-| )((?:${ORDINAL}) (?:bimestre|trimestre|quadrimestre|semestre)|(?:\\d{1,2}o? de )?(?:${MONTH}))$`,
    ),
    '$1$3 de $2',
  ],
  [
    new RegExp(`^(?:n?o )?(?:bienio|trienio|quadrienio) (?:de )?(${CENTURY}) ?[/-] ?(${CENTURY})$`),
    '$1 a $2',
  ],
  [/^(?:n?o )?(?:bienio|trienio|quadrienio) (?:de )?(?=\d)/, ''],
  [/^(?:n?os )?(?:anos|exercicios) (?:de )?(?=\d)/, ''],
  [/^(?:n?o |durante o )?periodo (?:de |entre )(?!vigencia)/, ''],
  [/^(?:de |desde |a partir d[eao] )?(.+) em diante$/, 'a partir de $1'],
  [/^inicio:? (?:em )?(.+?)[,;]? (?:e )?(?:termino|fim|conclusao):? (?:em )?(.+)$/, '$1 a $2'],
  [/^prazo(?: final| limite)?:? (?=ate |a partir )/, ''],
  [/^(?:n?o maximo|n?o mais tardar|impreterivelmente|no prazo maximo),? (?=ate )/, ''],
  [/^ate,? (?:no maximo|o mais tardar|impreterivelmente),? (?:ate )?/, 'ate '],
  [/^apartir\b/, 'a partir'],
  [/\b2\.0(\d\d)\b/, '20$1'],
  [new RegExp(`\\b(${MONTH})(${CENTURY})\\b`, 'g'), '$1/$2'],
  // two digits may be the day as well as the year: read as after a space, and asked
  [new RegExp(`\\b(${MONTH})(\\d\\d)\\b`, 'g'), '$1 $2'],
  [
    new RegExp(
      `^(?:execucao|realizacao|implantacao|vigencia|periodo)(?::| de| em)? (?=\\d|ate |(?:${MONTH})\\b)`,
    ),
    '',
  ],
  [/^meta (?:para |ate )/, 'ate '],
  [/^ate (?:a )?metade d/, 'ate a 1a metade d'],
  [/^na metade d/, 'em meados d'],
  // the hour is not followed; the day is
  [/^ate (?:as )?\d{1,2}(?:h(?:\d\d)?(?: ?min)?|:\d\d(?: ?h)?| horas?) d[eo] (?=dia |\d)/, 'ate '],
  [/,? (?:as|a partir das|ate as) \d{1,2}(?:h(?:\d\d)?(?: ?min)?|:\d\d(?: ?h)?| horas?)$/, ''],
  [/\b(\d{1,4}) ?h(?:s|rs?)?\b(?!\d)/, '$1 horas'],
];

const DAY_IN_WORDS = new RegExp(`\\b((?:(?:vinte|trinta) e )?[a-z]+) (?=de (?:${MONTH})\\b)`);

/** `trinta de junho` → `30 de junho`. */
const withDayInDigits = (text: string) =>
  text.replace(DAY_IN_WORDS, (written, word: string) => {
    const day = word === 'primeiro' ? 1 : countOf(word);
    return day === null ? written : `${day} `;
  });

const PLAN_END = /\bate (?:o )?(?:fim|final|termino|encerramento) (?:da (?:vigencia|execucao) )?do plano\b/;

/** True where the end of the plan is the deadline, and the expression needs it. */
export const waitsForPlanEnd = (text: string): boolean => PLAN_END.test(text);

/** A plain expression with its short ways written out: `anos de 2024 a 2027` → `2024 a 2027`. */
export function spellOut(text: string, planEnd: string | null): string {
  const dated = planEnd === null ? text : text.replace(PLAN_END, `ate ${formatDay(planEnd)}`);
  return SPELLINGS.reduce((said, [short, long]) => said.replace(short, long), withDayInDigits(dated));
}
