import { describe, expect, it } from 'vitest';
import { agreement, caseOf, programme, type Texts } from '../../../../test/fixtures/cofinancing.ts';
import { authorisable } from './authorisable.ts';
import type { Case } from './evaluate.ts';
import { explainPayment } from './explain-payment.ts';
import type { Fact } from './programme.ts';

const refusals = (on: Case) => authorisable({ on, ...explainPayment(on) });
const ids = (on: Case, reason: string) =>
  refusals(on).flatMap((each) => (each.reason === reason ? [each.id] : []));

/** The seeded agreement as it would be once what is assumed in it was confirmed, and what lacks was registered. */
const confirmed: Fact[] = agreement.facts.map((each) => {
  const { note: _, ...rest } = each;
  return each.id === 'ppi.sums'
    ? { ...rest, value: '104.61', status: 'printed' }
    : { ...rest, status: 'printed' };
});

/** Every question answered as it stands by itself. */
const allDecided: Texts = Object.fromEntries(
  programme.readings.map(({ id, options }) => [id, options[0].id]),
);

describe('what may be authorised', () => {
  it('is not an amount with assumed values: each is named once, with why and what would settle it', () => {
    const found = refusals(caseOf()).filter(({ reason }) => reason === 'assumed');
    expect(found.map(({ id }) => id)).toEqual(['base.hospital', 'base.ambulatory']);
    expect(found[0]).toMatchObject({
      label: 'Produção hospitalar, média mensal de 2019',
      why: expect.stringContaining('O ato não imprime a produção de 2019'),
      settledBy: expect.stringContaining('confirme o valor'),
    });
  });

  it('is not an amount with a value read from a bad scan', () => {
    const facts = confirmed.map((each): Fact => {
      return each.id === 'base.hospital' ? { ...each, status: 'reconstructed', note: 'OCR ilegível' } : each;
    });
    const on = { ...caseOf(), agreement: { ...agreement, facts } };
    expect(ids(on, 'reconstructed')).toEqual(['base.hospital']);
    expect(ids(on, 'assumed')).toEqual([]);
  });

  it('is not an amount that another answer would change, while nobody decided', () => {
    expect(ids(caseOf(), 'open-question')).toEqual(['referral', 'cac-first-year', 'multiplier', 'ppi-mean']);
    const decided = { referral: 'all-outsiders', 'cac-first-year': 'zero' };
    expect(ids({ ...caseOf(), decided }, 'open-question')).toEqual(['multiplier', 'ppi-mean']);
    const other = caseOf({}, { referral: 'region-only' });
    expect(ids({ ...other, decided }, 'open-question')).toContain('referral');
  });

  it('is not a simulation, nor anything of a programme of example', () => {
    expect(ids(caseOf({ cac: '92', sanitary: 'no' }), 'stated')).toEqual(['cac', 'sanitary']);
    const example = { ...programme, example: 'valores inventados' };
    expect(ids({ ...caseOf(), programme: example }, 'example')).toEqual([programme.id]);
  });

  it('is an amount whose values are all printed and whose questions are all decided', () => {
    const on = { ...caseOf(), agreement: { ...agreement, facts: confirmed }, decided: allDecided };
    expect(refusals(on)).toEqual([]);
  });
});
