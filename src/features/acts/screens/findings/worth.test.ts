import { expect, it } from 'vitest';
import type { ActFinding } from '../../contract.ts';
import { worthOf } from './worth.ts';

const FOUND = {
  rule: 'L008',
  at: 'anexo/quadro-01/faixa-3',
  quote: '21 a  30%',
  message: 'Há uma lacuna.',
  effect: null,
} as ActFinding;
const EFFECTS = [
  { at: 'anexo/quadro-01/faixa-3', quote: '70 a 100% (0,30TabSUS)', effect: '1.00', note: 'A.' },
  { at: 'anexo/quadro-01/faixa-3', quote: '21 a 30% (0,30TabSUS)', effect: '2.00', note: 'B.' },
];

it('gives a hole what payments say of the same words at the same address', () => {
  expect(worthOf(FOUND, EFFECTS)).toMatchObject({ effect: '2.00', message: 'Há uma lacuna. B.' });
});

it('leaves what the text itself says, other places and other rules', () => {
  for (const other of [{ effect: '3.00' }, { at: 'anexo/quadro-01/faixa-4' }, { rule: 'L014' as const }])
    expect(worthOf({ ...FOUND, ...other }, EFFECTS)).toEqual({ ...FOUND, ...other });
  expect(worthOf(FOUND, [])).toEqual(FOUND);
});
