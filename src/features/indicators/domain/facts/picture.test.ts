import { expect, test } from 'vitest';
import { readCatalogue } from '../../catalogue/read-catalogue.ts';
import { findRule } from '../card.ts';
import type { Fact } from './fact.ts';
import { pictureCells } from './picture.ts';

const { cards } = readCatalogue();

/** Facts as `day kind detail=people`, one a line, all of Sorriso (or of the line and macro-region given). */
function cellOf(address: string, text: string, day = '2026-11-22', careLine: string | null = null) {
  const card = cards.find((each) => each.address === address)!;
  const facts = text.split('\n').flatMap((line, index): Fact[] => {
    const [when = '', kind = '', more = ''] = line.trim().split(/\s+/);
    const [detail, quantity] = more.split('=');
    if (when === '') return [];
    return [
      {
        id: `f${index}`,
        kind,
        territory: '510792',
        careLine,
        detail: detail ? detail : null,
        quantity: quantity ? Number(quantity) : null,
        day: when,
        act: null,
        evidence: null,
        url: null,
        note: null,
        source: 'register',
        origin: null,
        batch: '',
        corrects: null,
        annulment: null,
      },
    ];
  });
  const subject = { territory: '510792', careLine };
  return pictureCells(card.facts!, findRule(card, null)!, [subject], facts, day)[0]!;
}

test.each([
  ['nada lançado', '', 'none', 0, 'sem registro'],
  ['em adesão', '2024-03-10 planning-adhesion', 'standing', 1, 'em adesão desde 10/03/2024'],
  [
    'saiu',
    `2024-03-10 planning-adhesion
     2025-02-01 planning-withdrawal`,
    'ended',
    0,
    'até 01/02/2025',
  ],
  [
    'voltou',
    `2024-03-10 planning-adhesion
     2025-02-01 planning-withdrawal
     2026-05-05 planning-adhesion`,
    'standing',
    1,
    'em adesão desde 05/05/2026',
  ],
  [
    'só o cofinanciamento',
    '2024-03-10 planning-cofinancing',
    'pending',
    0,
    'com cofinanciamento em 10/03/2024; ainda não conta',
  ],
  ['o dia ainda não chegou', '2027-03-10 planning-adhesion', 'none', 0, 'sem registro'],
] as const)('adhesion, %s', (_, facts, state, amount, words) => {
  expect(cellOf('adesoes', facts)).toMatchObject({ state, amount, words });
});

test('services are named, and only those in use', () => {
  const facts = `2024-01-01 digital-service-implanted TELE-ECG
                 2024-05-01 digital-service-implanted TELECONSULTA
                 2025-03-01 digital-service-deactivated TELE-ECG`;
  expect(cellOf('716', facts, '2024-12-31')).toMatchObject({ amount: 2, words: 'Tele-ECG, Teleconsulta' });
  expect(cellOf('716', facts)).toMatchObject({ amount: 1, words: 'Teleconsulta', since: '2024-05-01' });
});

test('people are added up, by level of care', () => {
  const facts = `2024-05-10 professionals-qualified APS=120
                 2024-05-10 professionals-qualified AAE=30
                 2025-01-10 professionals-qualified APS=5`;
  expect(cellOf('profissionais', facts)).toMatchObject({ amount: 155, words: '155 (APS 125, AAE 30)' });
});
