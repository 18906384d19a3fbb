import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decimalOf } from '../ledger/entry.ts';
import { foldAccounts } from './accounts.ts';
import { allocate, type OpenMonth, sanitaryRoom, spread } from './allocate.ts';
import { refusalsOfAccounts } from './may.ts';
import { type Around, type Expense, problemsOf, type Report, refusalsOfReport, totalsOf } from './report.ts';

const AROUND: Around = {
  received: { own: '100000.00', late: [] },
  openingDue: '250.10',
  sanitaryCap: '0.3',
  planFrom: '2026-11-01',
  today: '2026-11-20',
};
const expense = (id: string, amount: string, more: Partial<Expense> = {}): Expense => ({
  id,
  day: '2026-11-10',
  document: `NF ${id}`,
  supplier: 'Fornecedor',
  purpose: 'Material médico-hospitalar',
  kind: 'care',
  amount,
  ...more,
});
const REPORT: Report = {
  admissions: 411,
  procedures: 13256,
  opening: '250.10',
  yields: '49.90',
  expenses: [expense('1', '60000.00'), expense('2', '30000.00', { kind: 'sanitary' })],
  closing: '10300.00',
};

const SUBMISSION = { paper: 'p', number: 'PC 1/2026', sha256: 'a', received: AROUND.received };

describe('a physical-financial report', () => {
  it('adds up by the cent', () => {
    const { care, sanitary, spent, closing, sanitaryLimit } = totalsOf(REPORT, AROUND);
    expect([care, sanitary, spent, closing, sanitaryLimit].map(decimalOf)).toEqual([
      '60000.00',
      '30000.00',
      '90000.00',
      '10300.00',
      '30000.00',
    ]);
    expect(refusalsOfReport(REPORT, AROUND)).toEqual([]);
  });

  it.each<[string, Partial<Report>, RegExp]>([
    ['a bank balance a cent away', { closing: '10300.01' }, /a diferença é R\$ 0,01/],
    ['another opening balance', { opening: '250.00', closing: '10299.90' }, /terminou com R\$ 250,10/],
    [
      'sanitary works a cent beyond the cap',
      {
        expenses: [expense('1', '60000.00'), expense('2', '30000.01', { kind: 'sanitary' })],
        closing: '10299.99',
      },
      /R\$ 30\.000,01\) passa do limite de R\$ 30\.000,00/,
    ],
    [
      'more spent than there was',
      { expenses: [expense('1', '100300.01')], closing: '0.00' },
      /R\$ 0,01 mais do que havia/,
    ],
  ])('refuses %s', (_, changed, reason) => {
    expect(refusalsOfReport({ ...REPORT, ...changed }, AROUND).join(' ')).toMatch(reason);
  });

  it.each<[Partial<Expense>, RegExp]>([
    [{ document: '' }, /Falta: documento/],
    [{ supplier: ' ', purpose: '' }, /Falta: fornecedor, finalidade/],
    [{ day: '2026-11-21' }, /ainda não chegou/],
    [{ amount: '0.00' }, /maior que zero/],
  ])('says which expense is wrong with %j', (changed, reason) => {
    const report = { ...REPORT, expenses: [expense('1', '5.00'), expense('2', '5.00', changed)] };
    expect(problemsOf(report, AROUND)).toMatchObject([{ expense: '2', message: reason }]);
  });

  // Worked out by hand: 30 % of what was received, the fraction of a cent left out.
  it.each([
    ['100000.00', '30000.00', '30000.01'],
    ['779327.20', '233798.16', '233798.17'],
    ['100.05', '30.01', '30.02'],
    ['0.04', '0.01', '0.02'],
    ['0.03', '0.00', '0.01'],
  ])('of R$ %s lets R$ %s go to sanitary works, and not R$ %s', (received, most, beyond) => {
    const spending = (amount: string): string[] => {
      const around = { ...AROUND, received: { own: received, late: [] }, openingDue: '500000.00' };
      const works = amount === '0.00' ? [] : [expense('1', amount, { kind: 'sanitary' })];
      const report = { ...REPORT, opening: '500000.00', yields: '900.00', expenses: works };
      const closing = decimalOf(totalsOf(report, around).closing);
      return refusalsOfReport({ ...report, closing }, around);
    };
    expect(spending(most)).toEqual([]);
    expect(spending(beyond).join(' ')).toMatch(/passa do limite de/);
  });

  it('lets nothing go to sanitary works without an approved plan, nor to those paid before its approval', () => {
    const unplanned = { ...AROUND, planFrom: null };
    expect(totalsOf(REPORT, unplanned).sanitaryLimit).toBe(0n);
    expect(refusalsOfReport(REPORT, unplanned).join(' ')).toMatch(
      /R\$ 30\.000,00 em adequação sanitária, e a SES não aprovou plano/,
    );
    expect(problemsOf(REPORT, unplanned)).toMatchObject([{ expense: '2', message: /Não há plano/ }]);
    const late = { ...AROUND, planFrom: '2026-11-11' };
    expect(problemsOf(REPORT, late)).toMatchObject([
      {
        expense: '2',
        message: 'O dia 10/11/2026 é antes da aprovação do plano de adequação, de 11/11/2026.',
      },
    ]);
    expect(refusalsOfReport(REPORT, late)).toHaveLength(1);
  });

  it('keeps works that were not accepted out of the cap: they are given back instead', () => {
    const works = [
      expense('1', '30000.00', { kind: 'sanitary' }),
      expense('2', '5.00', { kind: 'sanitary' }),
    ];
    const refused = [{ expense: '2', reason: 'Fora do plano de adequação' }];
    const totals = totalsOf({ ...REPORT, expenses: works }, AROUND, refused);
    expect([totals.sanitary, totals.sanitaryLimit, totals.ineligible].map(decimalOf)).toEqual([
      '30000.00',
      '30000.00',
      '5.00',
    ]);
  });

  it('sees the same expense twice', () => {
    const twice = { ...REPORT, expenses: [expense('1', '5.00'), expense('2', '5.00', { document: 'NF 1' })] };
    expect(problemsOf(twice, AROUND)).toMatchObject([{ expense: '2', message: /linha 1/ }]);
  });

  it('counts what is not accepted apart, and it leaves the balance all the same', () => {
    const totals = totalsOf(REPORT, AROUND, [{ expense: '2', reason: 'Sem plano de adequação aprovado' }]);
    expect(decimalOf(totals.ineligible)).toBe('30000.00');
    expect(totals.sanitary).toBe(0n);
    expect(decimalOf(totals.closing)).toBe('10300.00');
  });
});

describe('who does what with the accounts', () => {
  const at = '2026-11-20T12:00:00Z';
  const submitted = foldAccounts([
    { type: 'drafted', data: { report: REPORT }, by: 'ana', at },
    { type: 'submitted', data: SUBMISSION, by: 'ana', at },
  ]);
  const facts = { ...AROUND, now: at, actor: 'ana', isPaid: true, isAccounted: true, before: null };

  test('an event of before it said what the accounts answer for is read by their own sums', () => {
    const { received, ...old } = SUBMISSION;
    const read = foldAccounts([
      { type: 'drafted', data: { report: REPORT }, by: 'ana', at },
      { type: 'submitted', data: old, by: 'ana', at },
    ]);
    expect(read).toEqual(submitted);
    expect(read.submission?.received).toEqual(received);
  });

  test('three people: who presented does not analyse, who analysed does not accept', () => {
    expect(refusalsOfAccounts('analyse', submitted, facts)).toMatchObject([/Quem apresentou/]);
    const analysed = foldAccounts([
      { type: 'drafted', data: { report: REPORT }, by: 'ana', at },
      { type: 'submitted', data: SUBMISSION, by: 'ana', at },
      { type: 'accounts-analysed', data: { opinion: 'Regular', ineligible: [] }, by: 'bia', at },
    ]);
    expect(refusalsOfAccounts('accept', analysed, { ...facts, actor: 'bia' })).toMatchObject([
      /três pessoas/,
    ]);
    expect(refusalsOfAccounts('accept', analysed, { ...facts, actor: 'caio' })).toEqual([]);
    expect(
      refusalsOfAccounts('accept', analysed, { ...facts, actor: 'caio', before: '2026-08' }),
    ).toMatchObject([/agosto de 2026/]);
  });

  test('a notice stands while the report is mended, and presenting again answers it', () => {
    const noticed = foldAccounts([
      { type: 'drafted', data: { report: REPORT }, by: 'ana', at },
      { type: 'submitted', data: SUBMISSION, by: 'ana', at },
      { type: 'noticed', data: { items: 'x', on: '2026-11-20', lastDay: '2026-12-07' }, by: 'bia', at },
      { type: 'drafted', data: { report: REPORT }, by: 'ana', at },
    ]);
    expect(noticed).toMatchObject({ state: 'NOTICED', notice: { items: 'x' } });
    expect(refusalsOfAccounts('submit', noticed, facts)).toEqual([]);
  });
});

const cents = fc.bigInt({ min: 0n, max: 10_000_000n });

describe('which transfer paid', () => {
  test('every cent is on a transfer or uncovered, and no transfer pays more than it holds', () => {
    const months = fc.array(fc.record({ toAccount: cents, sanitaryRoom: cents }), { maxLength: 6 });
    fc.assert(
      fc.property(months, cents, cents, cents, (drawn, spent, sanitary, ineligible) => {
        const open: OpenMonth[] = drawn.map((each, i) => ({ ...each, competencia: `2026-0${i + 1}` }));
        const { months: paid, uncovered } = allocate(open, { spent, sanitary, ineligible });
        for (const [name, asked] of Object.entries({ spent, sanitary, ineligible })) {
          const key = name as 'spent' | 'sanitary' | 'ineligible';
          expect(paid.reduce((sum, each) => sum + each[key], uncovered[key])).toBe(asked);
        }
        for (const each of paid) {
          const month = open.find(({ competencia }) => competencia === each.competencia) as OpenMonth;
          expect(each.spent + each.sanitary + each.ineligible <= month.toAccount).toBe(true);
          expect(each.sanitary <= month.sanitaryRoom).toBe(true);
          expect([each.spent, each.sanitary, each.ineligible].every((part) => part >= 0n)).toBe(true);
        }
        const held = open.reduce((sum, { toAccount }) => sum + toAccount, 0n);
        if (spent + sanitary + ineligible <= held) expect(uncovered.ineligible).toBe(0n);
      }),
    );
  });

  test('what is given back is spread the same way', () => {
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 6 }), cents, (balances, amount) => {
        const open = balances.map((balance, i) => ({ competencia: `2026-0${i + 1}`, balance }));
        const { months, uncovered } = spread(open, amount);
        expect(months.reduce((sum, each) => sum + each.amount, uncovered)).toBe(amount);
      }),
    );
  });

  test('the room for sanitary works is the cap on what was received, less what was used', () => {
    expect(sanitaryRoom(10_001n, 0n, '0.3')).toBe(3000n);
    expect(sanitaryRoom(10_001n, 2999n, '0.3')).toBe(1n);
    expect(sanitaryRoom(10_001n, 9999n, '0.3')).toBe(0n);
    expect(sanitaryRoom(10_001n, 0n, '0')).toBe(0n);
  });
});
