import { type Explained, fact } from '../../../../kernel/explained.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import { agendaExplained } from './agenda.ts';
import type { Content, Proof } from './declaration.ts';
import {
  type AgendaIndicator,
  type DeclaredIndicator,
  type FlagsIndicator,
  type Form,
  itemsOf,
  type RatioIndicator,
} from './form.ts';
import { daysOf } from './problems.ts';

/** What an approved month says of one indicator. Numerator and denominator are kept: levels above add them, never average. */
export interface DeclaredValue {
  readonly indicator: DeclaredIndicator;
  /** Per cent for `%`; yes or no for flags; null where it cannot be computed. */
  readonly value: Rational | boolean | null;
  readonly numerator: Rational | null;
  readonly denominator: Rational | null;
  readonly explained: Explained;
  readonly reason: string | null;
}

const HUNDRED = Rational.of(100);

/** Every indicator of the form from the answers of a month. */
export function valuesOf(form: Form, content: Content, month: string): DeclaredValue[] {
  const term = termsOf(form, content, month);
  return form.indicators.map((indicator) => {
    if (indicator.kind === 'ratio') return ratioValue(indicator, term);
    return indicator.kind === 'flags'
      ? flagsValue(indicator, content)
      : agendaValue(indicator, content, month);
  });
}

interface Term {
  readonly label: string;
  readonly value: Rational | null;
  readonly proof?: Proof | null;
}

/** A term by its id: an item of the form, a sum of the census, or the days of the month. */
function termsOf(form: Form, content: Content, month: string): (id: string) => Term {
  const labels = new Map(itemsOf(form).map((item) => [item.id, item.label]));
  const days = daysOf(month);
  const complete = days.filter((day) => isComplete(form, content, day));
  const fixed: Readonly<Record<string, Term>> = {
    'month.days': { label: 'Dias do mês', value: Rational.of(days.length) },
    'census.days': { label: 'Dias com censo', value: Rational.of(complete.length) },
  };
  return (id) => {
    const match = /^census\.(beds|patients)(?:\.(\w+))?$/.exec(id);
    if (match) {
      const columns = censusColumns(form, match[1] ?? '', match[2]);
      return { label: CENSUS_WORDS[match[1] ?? ''] ?? '', value: censusSum(content, complete, columns) };
    }
    const proof = content.proofs[id] ?? null;
    return fixed[id] ?? { label: labels.get(id) ?? id, value: asRational(content.items[id]), proof };
  };
}

const CENSUS_WORDS: Readonly<Record<string, string>> = { beds: 'Leitos-dia', patients: 'Pacientes-dia' };

const censusColumns = (form: Form, kind: string, clinic: string | undefined): string[] =>
  form.census.columns
    .filter((column) => column.kind === kind && (clinic === undefined || column.clinic === clinic))
    .map(({ id }) => id);

/** The sum of some columns over the days whose census is whole; null without any. */
function censusSum(content: Content, days: readonly string[], columns: readonly string[]): Rational | null {
  if (days.length === 0) return null;
  return sum(days.flatMap((day) => columns.map((id) => Rational.parse(content.census[day]?.[id] ?? '0'))));
}

function isComplete(form: Form, content: Content, day: string): boolean {
  const cells = content.census[day] ?? {};
  return form.census.columns.every(({ id }) => /^\d+$/.test(cells[id] ?? ''));
}

function ratioValue(indicator: RatioIndicator, termOf: (id: string) => Term): DeclaredValue {
  const { add, less, by, unit, id, label, cite, formula, suffix } = indicator;
  const over = [...add.map((each) => termOf(each)), ...less.map((each) => negated(termOf(each)))];
  const under = by.map((each) => termOf(each));
  const [numerator, denominator] = [totalOf(over), totalOf(under)];
  const hasBoth = numerator !== null && denominator !== null;
  const canDivide = hasBoth && !denominator.isZero();
  const quotient = canDivide ? numerator.div(denominator) : null;
  const value = quotient === null ? null : unit === '%' ? quotient.mul(HUNDRED) : quotient;
  const reason = reasonOf(hasBoth, canDivide, label);
  const note = [reason, suffix && value !== null ? `Em ${suffix}.` : null]
    .filter((each) => each !== null)
    .join(' ');
  const explained: Explained = {
    id,
    label,
    value,
    unit,
    op: 'divide',
    inputs: [sumNode(`${id}.numerator`, over, numerator), sumNode(`${id}.denominator`, under, denominator)],
    formula,
    cite,
    ...(note !== '' && { note }),
  };
  return { indicator, value, numerator, denominator, explained, reason };
}

function reasonOf(hasBoth: boolean, canDivide: boolean, label: string): string | null {
  if (canDivide) return null;
  return hasBoth
    ? `${label}: o denominador é zero neste mês, não há o que dividir.`
    : `${label}: falta resposta.`;
}

const negated = ({ label, value, ...rest }: Term): Term => ({
  ...rest,
  label: `menos: ${label}`,
  value: value?.neg() ?? null,
});

function totalOf(terms: readonly Term[]): Rational | null {
  const values = terms.map(({ value }) => value);
  return values.every((value) => value !== null) ? sum(values) : null;
}

function sumNode(id: string, terms: readonly Term[], total: Rational | null): Explained {
  const [only] = terms;
  if (terms.length === 1 && only) return fact(id, only.label, total, 'count', evidenceOf(only.proof));
  const inputs = terms.map(({ label, value, proof }, index) =>
    fact(`${id}.${index}`, label, value, 'count', evidenceOf(proof)),
  );
  return { id, label: 'Soma', value: total, unit: 'count', op: 'sum', inputs };
}

/** The file that proves an answer, as the explanation carries it. */
function evidenceOf(proof: Proof | null | undefined): Pick<Explained, 'evidence'> {
  return proof ? { evidence: { files: [{ file: proof.fileName, sha256: proof.sha256, date: null }] } } : {};
}

function flagsValue(indicator: FlagsIndicator, content: Content): DeclaredValue {
  const { flags, words, id, label, cite } = indicator;
  const answers = flags.map((flag) => content.items[flag]);
  const isKnown = answers.every((answer) => typeof answer === 'boolean');
  const value = isKnown ? answers.every((answer) => answer === true) : null;
  const inputs = flags.map((flag, index) => {
    const proof = content.proofs[flag];
    const file = proof && {
      evidence: { files: [{ file: proof.fileName, sha256: proof.sha256, date: null }] },
    };
    return fact(flag, words[index] ?? flag, content.items[flag] ?? null, 'boolean', file ?? {});
  });
  const explained: Explained = { id, label, value, unit: 'boolean', op: 'choose', inputs, cite };
  const reason = isKnown ? null : `${label}: falta resposta.`;
  return { indicator, value, numerator: null, denominator: null, explained, reason };
}

function agendaValue(indicator: AgendaIndicator, content: Content, month: string): DeclaredValue {
  const explained = agendaExplained(indicator, content, month);
  const value = typeof explained.value === 'boolean' ? explained.value : null;
  return {
    indicator,
    value,
    numerator: null,
    denominator: null,
    explained,
    reason: value === null ? `${indicator.label}: falta resposta.` : null,
  };
}

const asRational = (answer: unknown): Rational | null =>
  typeof answer === 'string' && /^\d+$/.test(answer) ? Rational.parse(answer) : null;
