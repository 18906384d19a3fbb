/** Gender of what is counted: "dois leitos", "duas vias". */
export type Gender = 'masculine' | 'feminine';

const words = (text: string) => text.split(' ');

export const UNITS = words(
  'zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove',
);
export const TENS = words('- - vinte trinta quarenta cinquenta sessenta setenta oitenta noventa');
export const HUNDREDS = words(
  '- cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos',
);
/** One and many of each power of a thousand. */
export const SCALES = [
  ['', ''],
  ['mil', 'mil'],
  ['milhão', 'milhões'],
  ['bilhão', 'bilhões'],
  ['trilhão', 'trilhões'],
] as const;

export const ORDINAL_UNITS = words('- primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono');
export const ORDINAL_TENS = words(
  '- décimo vigésimo trigésimo quadragésimo quinquagésimo sexagésimo septuagésimo octogésimo nonagésimo',
);
export const ORDINAL_HUNDREDS = words(
  '- centésimo ducentésimo trecentésimo quadringentésimo quingentésimo sexcentésimo septingentésimo octingentésimo noningentésimo',
);
export const ORDINAL_THOUSAND = 'milésimo';
/** Names of the decimal places after "inteiros". */
export const DECIMAL_PLACES = words('- décimo centésimo milésimo');

/** Other spellings in use, read as the word beside. */
const ALSO = {
  catorze: 'quatorze',
  hum: 'um',
  huma: 'uma',
  tricentésimo: 'trecentésimo',
  setuagésimo: 'septuagésimo',
  setingentésimo: 'septingentésimo',
  seiscentésimo: 'sexcentésimo',
  nongentésimo: 'noningentésimo',
};

/**
 * What a word does in a number. `figure` adds `value` where nothing of `rank` or below stands yet (3 hundreds, 2 tens,
 * 1 units; `fills`: no lower one may follow) and `scale` multiplies what stands before it.
 */
export type Word =
  | {
      readonly does: 'figure';
      readonly value: number;
      readonly rank: number;
      readonly fills: number;
      readonly gender: Gender | null;
    }
  | { readonly does: 'scale'; readonly value: number; readonly power: number }
  | { readonly does: 'and' | 'of' | 'real' | 'centavo' | 'per' | 'comma' | 'whole' | 'half' }
  | { readonly does: 'place'; readonly value: number };

/** The words of one way of counting, by their spelling and by their spelling without accents. */
export type Lexicon = ReadonlyMap<string, Word>;

/** Lower case without accents. */
export function plainWord(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

export function feminine(word: string): string {
  if (word === 'dois') return 'duas';
  if (word === 'um') return 'uma';
  return word.replace(/o(s?)$/u, 'a$1');
}

const genderedFigure = (value: number, word: string, rank: number, fills = rank): [string, Word][] => [
  [word, { does: 'figure', value, rank, fills, gender: 'masculine' }],
  [feminine(word), { does: 'figure', value, rank, fills, gender: 'feminine' }],
];
const plainFigure = (value: number, word: string, rank: number, fills = rank): [string, Word][] => [
  [word, { does: 'figure', value, rank, fills, gender: null }],
];

function cardinals(): [string, Word][] {
  return [
    ...UNITS.flatMap((word, value) => {
      if (value === 1 || value === 2) return genderedFigure(value, word, 1);
      return plainFigure(value, word, value < 10 ? 1 : 2, value === 0 ? 0 : 1);
    }),
    ...TENS.flatMap((word, tens) => (tens < 2 ? [] : plainFigure(tens * 10, word, 2))),
    ...HUNDREDS.flatMap((word, hundreds) => {
      if (hundreds === 0) return [];
      return hundreds === 1 ? plainFigure(100, word, 3) : genderedFigure(hundreds * 100, word, 3);
    }),
    ...plainFigure(100, 'cem', 3, 1),
    ...SCALES.flatMap(([one, many], power): [string, Word][] => {
      const word: Word = { does: 'scale', value: 1000 ** power, power };
      return power === 0 ? [] : [[one, word] as [string, Word], [many, word]];
    }),
  ];
}

const SIGNS: [string, Word][] = [
  ['e', { does: 'and' }],
  ['de', { does: 'of' }],
  ['real', { does: 'real' }],
  ['reais', { does: 'real' }],
  ['centavo', { does: 'centavo' }],
  ['centavos', { does: 'centavo' }],
  ['por', { does: 'per' }],
  ['vírgula', { does: 'comma' }],
  ['inteiro', { does: 'whole' }],
  ['inteiros', { does: 'whole' }],
  ['meio', { does: 'half' }],
];

function places(): [string, Word][] {
  return DECIMAL_PLACES.flatMap((word, value): [string, Word][] => {
    const place: Word = { does: 'place', value };
    return value === 0 ? [] : [[word, place] as [string, Word], [`${word}s`, place]];
  });
}

function ordinals(): [string, Word][] {
  const thousand: Word = { does: 'scale', value: 1000, power: 1 };
  return [
    ...ORDINAL_UNITS.flatMap((word, value) => (value === 0 ? [] : genderedFigure(value, word, 1))),
    ...ORDINAL_TENS.flatMap((word, tens) => (tens === 0 ? [] : genderedFigure(tens * 10, word, 2))),
    ...ORDINAL_HUNDREDS.flatMap((word, hundreds) =>
      hundreds === 0 ? [] : genderedFigure(hundreds * 100, word, 3),
    ),
    [ORDINAL_THOUSAND, thousand],
    [feminine(ORDINAL_THOUSAND), thousand],
  ];
}

function lexiconOf(entries: readonly [string, Word][]): Lexicon {
  const named = new Map(entries);
  for (const [also, word] of Object.entries(ALSO)) {
    for (const [spelling, meant] of [[also, word] as const, [feminine(also), feminine(word)] as const]) {
      const found = named.get(meant);
      if (found) named.set(spelling, found);
    }
  }
  return new Map([...[...named].map(([word, does]) => [plainWord(word), does] as const), ...named]);
}

/** Counts, amounts and percentages. */
export const CARDINALS: Lexicon = lexiconOf([...cardinals(), ...SIGNS, ...places()]);

/** Places in an order: "trigésimo quinto"; from a thousand up, "dois milésimo primeiro". */
export const ORDINALS: Lexicon = lexiconOf([...ordinals(), ['e', { does: 'and' }]]);
