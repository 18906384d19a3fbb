import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deadline } from '../deadline.ts';
import { deadlineInWords } from './in-words.ts';
import { type DeadlineReading, readDeadline } from './read-deadline.ts';

const read = (text: string) => readDeadline(text, { planEnd: '2027-12-31' });

describe('every deadline that the plan prints', () => {
  const seed = join(import.meta.dirname, '../../../../../database/seed/plan/plan-2024-2027.json');
  const printed = new Map<string, Deadline>();
  JSON.parse(readFileSync(seed, 'utf8'), (key, value) => {
    if (key === 'deadline') printed.set(value.raw, value);
    return value;
  });

  it('is here: 67 of them', () => expect(printed.size).toBe(67));

  it.each([...printed])('%s', (text, { kind, start, due, effectiveDue, rrule, precision, confidence }) => {
    expect(read(text)).toMatchObject({ kind, start, due, effectiveDue, rrule, precision, confidence });
  });
});

const table: Record<string, string>[] = parse(
  readFileSync(join(import.meta.dirname, 'expressions.csv'), 'utf8'),
  { columns: true, delimiter: ';' },
);

describe('the grammar beyond the plan', () => {
  it('has at least 120 more expressions', () => expect(table.length).toBeGreaterThanOrEqual(120));

  it.each(table.map((row) => [row.expressao as string, row]))('%s', (text, row) => {
    const { kind, start, due, rrule, confidence } = read(text);
    expect({
      tipo: kind,
      inicio: start ?? '',
      fim: due ?? '',
      repete: rrule ?? '',
      certeza: confidence,
    }).toEqual({
      tipo: row.tipo,
      inicio: row.inicio,
      fim: row.fim,
      repete: row.repete,
      certeza: row.certeza,
    });
  });
});

it.each([
  ['31/02/2024', 'Não há dia 31 em fevereiro de 2024.'],
  ['dez/27 a jan/24', 'O fim vem antes do início.'],
  ['até 30 de junho', 'Falta o ano: informe-o.'],
  ['em breve', '“em breve” não diz um dia, mês ou ano: informe a data.'],
  ['a definir', 'O prazo ainda não foi definido: informe a data.'],
  ['março/24, Se Aprovado', 'Mês isolado: lido como janela do mês inteiro. Com a condição: “Se Aprovado”.'],
  ['Conforme o PRI,até dez/24', 'Com a condição: “Conforme o PRI”.'],
  ['15 a dez/24', 'Falta o mês do começo (dia 15): só o fim está escrito; confirme.'],
  [
    '2x por semana',
    'O texto diz 2 vezes por semana, não em que dias: acompanhado uma vez por semana, pelas 2; confirme.',
  ],
  ['xyz', 'Não é uma expressão de prazo conhecida: “xyz”.'],
  ['', 'Não há nada escrito.'],
  ['mensal até '.repeat(3000), 'O texto é longo demais para um prazo: informe a data.'],
  ['31/12', 'Falta o ano: informe-o.'],
  [
    'abril/1924',
    'Mês isolado: lido como janela do mês inteiro. O ano 1924 está longe do fim do plano, em 2027: confirme.',
  ],
  ['30/4/2024 a 30/5', 'Falta o ano do fim: lido como o do início.'],
  ['5ª segunda-feira do mês', 'Nem todo mês tem cinco desse dia da semana: nos outros não há data.'],
  ['não se aplica', '“não se aplica” diz que não há prazo: confirme que a ação não tem um.'],
  ['Em andamento', '“Em andamento” é uma situação, não um prazo: informe a data.'],
  [
    '1 mês antes de 31/03/2024',
    'Conta 1 mês antes de 31/03/2024: o mês não tem esse dia, lido como o último; confirme.',
  ],
  [
    'semestral (1º e 2º semestre)',
    'O que vem com o ritmo não traz ano: confirme se vale para todos os anos.',
  ],
  ['até a 5ª semana de maio', 'Não é uma expressão de prazo conhecida: “até a 5ª semana de maio”.'],
  ['3 meses de 2025', 'Não diz quais são os 3 meses.'],
  [
    '90 dias a partir de 01/03/2024',
    'Conta 90 dias de 01/03/2024, sem o dia do começo (Código Civil, art. 132).',
  ],
  ['mensal (se houver recurso)', 'Entre parênteses: “se houver recurso”.'],
  ['até final do exercício', 'Falta o ano: informe-o. Não diz de que exercício.'],
  ['até 17/05/2024 (quinta-feira)', 'O texto diz quinta-feira, mas a data é sexta-feira: confirme.'],
  [
    '90 dias após maio de 2025',
    'Conta 90 dias de “maio de 2025”, que não é um dia: informe de que dia, ou a data.',
  ],
  ['todo dia 31', 'Onde o mês não tem dia 31: lido como o último dia do mês.'],
  ['2024 a abril', 'Falta o ano do fim: lido como o do início; confirme.'],
  ['mensal, 15/03/2024', 'O período é mais curto que o ritmo: confirme de quando a quando.'],
  ['2024027', 'Parece erro de digitação de “2024 a 2027”: confirme.'],
  [
    '20 dias úteis após a Publicação',
    'Conta 20 dias úteis de “a Publicação”: a data vem com o acontecimento.',
  ],
])('%s: %s', (text, note) => expect(read(text).note).toBe(note));

it('the end of the plan is a date only where it is told', () => {
  expect(readDeadline('até o fim do plano', { planEnd: '2031-06-30' })).toMatchObject({
    kind: 'until',
    due: '2031-06-30',
    confidence: 'high',
  });
  expect(readDeadline('até o fim do plano')).toMatchObject({ kind: 'until', due: null, confidence: 'low' });
});

it.each(['até 2004', '01/02/03', 'até 30/04/2124', 'maio/99'])(
  '%s is far from any plan, whether one is told or not',
  (text) => {
    expect([readDeadline(text).confidence, read(text).confidence]).toEqual(['low', 'low']);
    expect(readDeadline(text).note).toMatch(/está longe de qualquer plano em vigor: confirme\.$/);
  },
);

const UNDATED = ['unparseable', 'external', 'relative'];
const ENDLESS = ['open', 'recurring', ...UNDATED];

function holdsTogether(text: string, found: DeadlineReading): void {
  expect(found.raw).toBe(text);
  expect([found.start, found.due].filter((day) => day !== null)).toEqual(
    [found.start, found.due].filter((day) => day !== null).toSorted(),
  );
  expect(found.confidence === 'unparseable').toBe(['unparseable', 'external'].includes(found.kind));
  expect(found.confidence === 'low' && found.note === null).toBe(false);
  if (UNDATED.includes(found.kind)) expect([found.start, found.rrule]).toEqual([null, null]);
  if (ENDLESS.includes(found.kind)) expect(found.due).toBeNull();
}

const meaning = ({ kind, start, due, rrule }: DeadlineReading) => ({ kind, start, due, rrule });

describe('whatever is written', () => {
  const words = fc.constantFrom(
    ...'até a partir de julho/24 dez 2024 2027 e mensal 1º 3ª feira dia útil 15/03/2024 ( ) semestre, após 90 dias contínuo - março'.split(
      ' ',
    ),
  );
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words, { maxLength: 9 }).map((all) => all.join(' ')),
  );

  it('it never throws, and what it says holds together', () => {
    fc.assert(
      fc.property(anything, (text) => {
        holdsTogether(text, read(text));
      }),
      { numRuns: 3000 },
    );
  });

  const number = fc
    .tuple(fc.integer({ min: 0, max: 99 }), fc.boolean())
    .map(([one, padded]) => String(one).padStart(padded ? 2 : 1, '0'));

  it('two bare numbers are never certain: one may be the day, or the year', () => {
    const before = fc.constantFrom('', 'até ', 'a partir de ', 'em ', 'mensal, até ');
    fc.assert(
      fc.property(before, number, number, fc.constantFrom('/', '-', '.'), (said, a, b, mark) => {
        expect(read(`${said}${a}${mark}${b}`).confidence).not.toBe('high');
      }),
      { numRuns: 2000 },
    );
  });

  it('a month and two digits after a space are never certain: they may be a day', () => {
    const name = fc.constantFrom(...'março maio dezembro Fev jun. Agosto'.split(' '));
    const before = fc.constantFrom('', 'até ', 'a partir de ', 'em ', 'mensal, até ');
    fc.assert(
      fc.property(before, name, number, (said, month, digits) => {
        expect(read(`${said}${month} ${digits}`).confidence).not.toBe('high');
      }),
    );
  });

  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('what was understood, written out, is understood the same', () => {
    const rrule = fc.constantFrom(
      'FREQ=DAILY',
      'FREQ=WEEKLY;INTERVAL=2',
      'FREQ=MONTHLY;INTERVAL=3',
      'FREQ=MONTHLY;INTERVAL=5',
      'FREQ=DAILY;INTERVAL=15',
      'FREQ=WEEKLY;BYDAY=SA',
      'FREQ=MONTHLY;BYDAY=1TU',
      'FREQ=MONTHLY;BYDAY=-1FR',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=5',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      'FREQ=MONTHLY;BYMONTHDAY=10',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      'FREQ=MONTHLY;BYMONTHDAY=5,20',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=1TU',
      'FREQ=YEARLY;BYMONTH=11;BYDAY=-1SA',
      'FREQ=YEARLY;BYMONTH=3',
      'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30',
      'FREQ=YEARLY;BYMONTH=5,11',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1',
      'FREQ=MONTHLY;BYDAY=1TU,3TU',
      'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1',
      'FREQ=WEEKLY;BYDAY=TU,TH',
      'FREQ=WEEKLY;BYDAY=SU,TH,FR',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
    );
    const dated = fc.tuple(day, day).map(([a, b]) => [a, b].toSorted() as [string, string]);
    const reading = fc.oneof(
      day.map((due) => ({ kind: 'until' as const, start: null, due, rrule: null })),
      day.map((one) => ({ kind: 'day' as const, start: one, due: one, rrule: null })),
      day.map((start) => ({ kind: 'open' as const, start, due: null, rrule: null })),
      dated.map(([start, due]) => ({ kind: 'range' as const, start, due, rrule: null })),
      rrule.map((rule) => ({ kind: 'recurring' as const, start: null, due: null, rrule: rule })),
      fc
        .tuple(rrule, day)
        .map(([rule, start]) => ({ kind: 'recurring' as const, start, due: null, rrule: rule })),
      fc
        .tuple(rrule, dated)
        .map(([rule, [start, due]]) => ({ kind: 'range+recurrence' as const, start, due, rrule: rule })),
      fc.constant({ kind: 'continuous' as const, start: null, due: null, rrule: null }),
      day.map((due) => ({ kind: 'continuous' as const, start: null, due, rrule: null })),
      dated.map(([start, due]) => ({ kind: 'continuous' as const, start, due, rrule: null })),
    );
    fc.assert(
      fc.property(reading, (one) => {
        expect(meaning(read(deadlineInWords(one)))).toEqual(one);
      }),
      {
        numRuns: 1000,
      },
    );
  });

  it('a later month is never due earlier, in any spelling', () => {
    const spellings = [
      (m: number, y: number) =>
        `até ${'jan fev mar abr mai jun jul ago set out nov dez'.split(' ')[m - 1]}/${String(y).slice(2)}`,
      (m: number, y: number) =>
        `Até ${'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' ')[m - 1]} de ${y}`,
      (m: number, y: number) => `até ${String(m).padStart(2, '0')}/${y}`,
    ];
    const month = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2000, max: 2079 }));
    fc.assert(
      fc.property(
        month,
        month,
        fc.constantFrom(...spellings),
        fc.constantFrom(...spellings),
        ([m, y], [n, z], one, other) => {
          const [a, b] = [read(one(m, y)).due as string, read(other(n, z)).due as string];
          expect(Math.sign(a.localeCompare(b))).toBe(Math.sign(y * 12 + m - (z * 12 + n)));
        },
      ),
    );
  });
});
