import { expect, it } from 'vitest';
import { nextStages, type Stage, type Step, stepRefusals } from './life-cycle.ts';

const step = (stage: Stage, on: string, more: Partial<Step> = {}): Step => ({
  stage,
  on,
  act: null,
  reason: null,
  ...more,
});
const TODAY = '2026-11-23';
const DRAFT = step('drafting', '2024-06-10');
const SENT = step('validation', '2024-09-01');
const ACT = { id: null, name: 'Resolução CIB/MT nº 10/2024' };
const APPROVED = step('approved', '2024-12-05', { act: ACT });

it.each<[string, Step[], Step, RegExp | null]>([
  ['a first draft', [], DRAFT, null],
  ['a life that begins approved', [], APPROVED, /Sem etapa registrada não se passa a “Aprovado ou pactuado”/],
  ['a validation', [DRAFT], SENT, null],
  ['an approval by an act', [DRAFT, SENT], APPROVED, null],
  ['an approval without an act', [DRAFT, SENT], step('approved', '2024-12-05'), /Diga o ato/],
  [
    'an act of blanks',
    [DRAFT, SENT],
    step('approved', '2024-12-05', { act: { id: null, name: '  ' } }),
    /Diga o ato/,
  ],
  [
    'a day before the last step',
    [DRAFT, SENT],
    step('approved', '2024-08-31', { act: ACT }),
    /A etapa anterior é de 01\/09\/2024/,
  ],
  ['the very day of the last step', [DRAFT, SENT], step('approved', '2024-09-01', { act: ACT }), null],
  ['a day to come', [DRAFT], step('validation', '2026-11-24'), /ainda não chegou/],
  ['today', [DRAFT], step('validation', TODAY), null],
  ['sent back without a reason', [DRAFT, SENT], step('drafting', '2024-10-01'), /Escreva o motivo/],
  [
    'sent back with a reason',
    [DRAFT, SENT],
    step('drafting', '2024-10-01', { reason: 'Faltou o orçamento' }),
    null,
  ],
  ['a closing without a reason', [DRAFT], step('closed', '2024-10-01'), /Escreva o motivo/],
  [
    'anything after the end',
    [DRAFT, step('closed', '2024-10-01', { reason: 'x' })],
    step('drafting', '2024-11-01'),
    /está encerrado/,
  ],
])('judges %s', (_name, before, next, refusal) => {
  const reasons = stepRefusals(before, next, TODAY).join(' ');
  if (refusal === null) expect(reasons).toBe('');
  else expect(reasons).toMatch(refusal);
});

it('lets a revision end in force again, validated anew or approved anew', () => {
  const inForce = step('inForce', '2025-01-01');
  const revised = step('underReview', '2026-01-01', { reason: 'Revisão bienal' });
  expect(nextStages([DRAFT, SENT, APPROVED, inForce, revised])).toEqual([
    'validation',
    'approved',
    'inForce',
    'closed',
  ]);
});
