import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Change, ProgrammeAnswer } from '../../contract.ts';

type BandChange = Extract<Change, { kind: 'band' }>;

const APART = '~';

/** A change as the address keeps it: `p~ceiling~1.5`, `b~referral~4~0.75~above~40`, `r~bands~lower-band`, `f~cac~92~`. */
export function changeText(change: Change): string {
  switch (change.kind) {
    case 'parameter':
      return ['p', change.id, [change.value].flat().join(',')].join(APART);
    case 'band':
      return ['b', change.table, change.row, change.score ?? '', ...boundTexts(change)].join(APART);
    case 'reading':
      return ['r', change.id, change.option].join(APART);
    case 'fact':
      return ['f', change.input, change.value, change.agreement ?? ''].join(APART);
  }
}

function boundTexts({ band }: BandChange): string[] {
  if (band === undefined) return [];
  return band.form === 'between' ? [band.form, band.from, band.to] : [band.form, band.value];
}

/** Reads it back; null where the address was written otherwise. */
export function changeFrom(text: string): Change | null {
  const [kind, id = '', a = '', ...rest] = text.split(APART);
  if (id === '' || a === '') return null;
  if (kind === 'p') return { kind: 'parameter', id, value: a };
  if (kind === 'r') return { kind: 'reading', id, option: a };
  if (kind === 'f') return { kind: 'fact', input: id, value: a, agreement: rest[0] || null };
  return kind === 'b' ? bandFrom(id, a, rest) : null;
}

function bandFrom(table: string, row: string, [score = '', form, a = '', b = '']: string[]): Change | null {
  const band = boundsFrom(form, a, b);
  if (score === '' && band === undefined) return null;
  return { kind: 'band', table, row, ...(score !== '' && { score }), ...(band && { band }) };
}

function boundsFrom(form: string | undefined, a: string, b: string): BandChange['band'] {
  if (a === '') return undefined;
  if (form === 'below' || form === 'above') return { form, value: a };
  return form === 'between' && b !== '' ? { form, from: a, to: b } : undefined;
}

/** A figure typed as people type it ("1,5"), as the server reads it, or null. */
export function figureTyped(text: string): string | null {
  try {
    const value = Rational.parsePtBr(text.trim());
    return value.numerator < 0n ? null : value.toDecimal(6).replace(/\.?0+$/, '');
  } catch {
    return null;
  }
}

const figure = (text: string) => {
  try {
    return formatExact(Rational.parse(text), 0, 6);
  } catch {
    return text;
  }
};

/** The change in the words of the programme. */
export function changeWords(change: Change, programme: ProgrammeAnswer): string {
  switch (change.kind) {
    case 'parameter':
      return `${labelOf(programme.parameters, change.id)}: ${[change.value].flat().map(figure).join(', ')}`;
    case 'band':
      return bandWords(change, programme);
    case 'reading': {
      const question = programme.readings.find(({ id }) => id === change.id);
      return `${question?.question ?? change.id} ${labelOf(question?.options ?? [], change.option)}`;
    }
    case 'fact':
      return `${labelOf(programme.inputs, change.input)}: ${factWords(change.value)}${change.agreement === null ? ', em todos' : ''}`;
  }
}

const labelOf = (list: readonly { id: string; label: string }[], id: string) =>
  list.find((each) => each.id === id)?.label ?? id;

const FACT_WORDS: Readonly<Record<string, string>> = { yes: 'sim', no: 'não', none: 'nenhuma' };

const factWords = (value: string) => FACT_WORDS[value] ?? figure(value);

function bandWords({ table, row, score, band }: BandChange, programme: ProgrammeAnswer): string {
  const found = programme.tables.find(({ id }) => id === table);
  const printed = found?.versions.at(-1)?.rows.find(({ id }) => id === row)?.printed ?? row;
  const says = [band && boundWords(band), score && `vale ${figure(score)}`].filter(Boolean).join(', ');
  return `${found?.label ?? table}, faixa ${printed}: ${says}`;
}

function boundWords(band: NonNullable<BandChange['band']>): string {
  if (band.form === 'between') return `de ${figure(band.from)} a ${figure(band.to)}`;
  return `${band.form === 'below' ? 'abaixo' : 'acima'} de ${figure(band.value)}`;
}
