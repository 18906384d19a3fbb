import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeadlineReading, readDeadline } from './read-deadline.ts';

const read = (text: string) => readDeadline(text, { planEnd: '2027-12-31' });
const table: Record<string, string>[] = parse(
  readFileSync(join(import.meta.dirname, 'expressions.csv'), 'utf8'),
  { columns: true, delimiter: ';' },
);
const meaning = ({ kind, start, due, rrule }: DeadlineReading) => ({ kind, start, due, rrule });

describe('what stands beside a deadline', () => {
  it('a condition after a comma, or without one, makes any reading doubtful', () => {
    const certain = fc.constantFrom(
      ...table.filter((row) => row.certeza === 'high').map((row) => row.expressao),
    );
    const condition = fc.constantFrom(
      ', se aprovado',
      '; se houver recurso',
      ' - a confirmar',
      ' caso haja recurso',
      ', conforme calendário do PRI',
      ', após aprovação da CIB',
      ', prorrogável',
    );
    fc.assert(
      fc.property(certain, condition, (text, end) => {
        const { confidence, note } = read(`${text}${end}`);
        expect(confidence).not.toBe('high');
        if (confidence === 'low') expect(note).not.toBeNull();
      }),
    );
  });

  it('a condition in parentheses makes any reading doubtful', () => {
    const certain = fc.constantFrom(
      ...table.filter((row) => row.certeza === 'high').map((row) => row.expressao),
    );
    const condition = fc.constantFrom(
      'se aprovado',
      'caso haja recurso',
      'prorrogado para junho/24',
      'a confirmar',
      'após aprovação da CIB',
      'previsto',
      'a depender da CIB',
      'mensal, se houver recurso',
      'até dia 15',
      '15',
    );
    fc.assert(
      fc.property(certain, condition, (text, aside) => {
        expect(read(`${text} (${aside})`).confidence).not.toBe('high');
      }),
      { numRuns: 1000 },
    );
  });

  const LABELS = ['1ª etapa', 'versão final', 'revisão anual', 'fase II'];
  const asideText = fc.oneof(
    fc.constantFrom(
      ...LABELS,
      ...'terças;quinta-feira;1ª 3ª feira;última sexta-feira;às quartas-feiras;contínuo;mensal;menos 2025;não em 2026;postergado'.split(
        ';',
      ),
      ...'aguardando publicação;novo prazo a combinar;até dez/27;dia 31;março;de 2025;31 de março;CIB;toda segunda'.split(
        ';',
      ),
    ),
    fc
      .array(
        fc.constantFrom(...'1ª 3ª feira terça sextas dia março 2025 até mensal a e de não 31'.split(' ')),
        { minLength: 1, maxLength: 4 },
      )
      .map((all) => all.join(' ')),
  );
  const sureRow = fc.constantFrom(
    ...table.filter((row) => row.certeza === 'high').map((row) => row.expressao as string),
  );

  it('what stands in parentheses is either read or lowers the confidence', () => {
    fc.assert(
      fc.property(sureRow, asideText, (text, aside) => {
        const found = read(`${text} (${aside})`);
        if (found.confidence !== 'high' || LABELS.includes(aside)) return;
        const inLine = [`${text} ${aside}`, `${text}, ${aside}`].map(read);
        expect(inLine.map(meaning)).toContainEqual(meaning(found));
        expect(inLine.map(({ confidence }) => confidence)).toContain('high');
      }),
      { numRuns: 3000 },
    );
  });

  it('never two certain readings of the same words, in parentheses and after a comma', () => {
    fc.assert(
      fc.property(sureRow, asideText, (text, aside) => {
        const [within, after] = [read(`${text} (${aside})`), read(`${text}, ${aside}`)];
        if (within.confidence === 'high' && after.confidence === 'high')
          expect(meaning(within)).toEqual(meaning(after));
      }),
      { numRuns: 3000 },
    );
  });
});
