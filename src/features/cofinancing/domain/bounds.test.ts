import { describe, expect, it } from 'vitest';
import { type BoundRow, boundRows } from '../../../../test/fixtures/cofinancing-bounds.ts';
import { AppError } from '../../../kernel/app-error.ts';
import { Rational } from '../../../kernel/rational.ts';
import { readCofinancingSeed } from '../seed.ts';
import { calculatePayment } from './payment.ts';
import type { PrintedBand, Programme } from './programme.ts';

const programmes = readCofinancingSeed().programmes.map(({ content }) => content);
const rows = boundRows();

function found(row: BoundRow, programme: Programme): string {
  try {
    const { factor, amount } = calculatePayment(row.on(programme));
    return `${factor.toDecimal(2)};${amount.toDecimal(2)}`;
  } catch (error) {
    if (error instanceof AppError) return 'refused;refused';
    throw error;
  }
}

const expected = ({ factor, amount }: BoundRow) => `${factor};${amount}`;

interface Mutant {
  readonly name: string;
  readonly programme: Programme;
}

/** The number a hundredth lower and a hundredth higher. */
const moved = (text: string): string[] =>
  ['-0.01', '0.01'].map((by) => Rational.parse(text).add(Rational.parse(by)).toDecimal(2));

function bandsLike(band: PrintedBand): PrintedBand[] {
  if (band.form !== 'between') return moved(band.value).map((value) => ({ ...band, value }));
  return [
    ...moved(band.from).map((from) => ({ ...band, from })),
    ...moved(band.to).map((to) => ({ ...band, to })),
  ];
}

/** The programme with each bound and each score of its tables a hundredth off, one at a time. */
function tableMutants(programme: Programme): Mutant[] {
  return programme.tables.flatMap((table, t) =>
    table.versions.flatMap((version, v) =>
      version.rows.flatMap((row, r) => {
        const others = [
          ...bandsLike(row.band).map((band) => ({ ...row, band })),
          ...moved(row.score).map((score) => ({ ...row, score })),
        ];
        return others.map((other): Mutant => {
          const changed = { ...version, rows: version.rows.with(r, other) };
          const tables = programme.tables.with(t, { ...table, versions: table.versions.with(v, changed) });
          return {
            name: `${programme.slug}: ${table.id}, ${version.effect[0]}, ${JSON.stringify(other.band)} → ${other.score}`,
            programme: { ...programme, tables },
          };
        });
      }),
    ),
  );
}

/** The programme with each number of its parameters a hundredth off, one at a time. */
function parameterMutants(programme: Programme): Mutant[] {
  return programme.parameters.flatMap((parameter, p) =>
    parameter.values.flatMap((version, v) =>
      (typeof version.value === 'string' ? moved(version.value) : []).map((value): Mutant => {
        const values = parameter.values.with(v, { ...version, value });
        const parameters = programme.parameters.with(p, { ...parameter, values });
        return {
          name: `${programme.slug}: ${parameter.id} = ${value}`,
          programme: { ...programme, parameters },
        };
      }),
    ),
  );
}

function survivors(mutants: readonly Mutant[]): string[] {
  return mutants.flatMap(({ name, programme }) => {
    const own = rows.filter((row) => row.programme === programme.slug);
    return own.some((row) => found(row, programme) !== expected(row)) ? [] : [name];
  });
}

describe('the bounds of every programme', () => {
  it.each(programmes.map((programme) => [programme.slug, programme] as const))(
    '%s pays at each bound, a hundredth below and a hundredth above, what the printed words say',
    (slug, programme) => {
      const own = rows.filter((row) => row.programme === slug);
      expect(own.length).toBeGreaterThan(5);
      expect(own.map((row) => [row.line, found(row, programme)])).toEqual(
        own.map((row) => [row.line, expected(row)]),
      );
    },
  );

  it('moved by a hundredth, or a score so, one at a time, pay something else in some row: every one of them', () => {
    const mutants = programmes.flatMap(tableMutants);
    expect(mutants.length).toBe(240);
    expect(survivors(mutants)).toEqual([]);
  });

  it('as every parameter, but for a ceiling that nothing of its own programme reaches', () => {
    const mutants = programmes.flatMap(parameterMutants);
    expect(mutants.length).toBeGreaterThan(35);
    expect(survivors(mutants)).toEqual(['aae: ceiling = 1.51']);
  });
});
