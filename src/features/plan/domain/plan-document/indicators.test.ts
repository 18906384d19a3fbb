import { expect, it } from 'vitest';
import { readPanelCell } from './indicators.ts';

it.each<[string, string | null, string[], string | null]>([
  ['19,4', '19.4', [], null],
  ['63,00', '63.00', [], null],
  ['88,92%', '88.92', [], null],
  ['3126', '3126', [], null],
  ['-', null, [], null],
  ['54 (19 Sul + 35 Norte)', '54', ['19', '35'], null],
  ['112 (25 Centro Noroeste +11 BC)', '112', ['25', '11'], null],
  ['2.871 (Sul) 3.855 (Norte)', '6726', ['2871', '3855'], null],
  ['2 (BC e Centro Noroeste)', '2', [], null],
  ['2 (Leste)', '2', [], 'O número impresso é 2 e os nomes são 1.'],
  ['1 linha cuidado (MI, incluindo 6 macros)', '1', [], null],
  ['2 (H/D/DRC)', '2', [], 'A barra junta e também separa: “H/D/DRC” foi lido como H/D e DRC.'],
  ['19,4 (Sul) 20,1 (Norte)', null, ['19.4', '20.1'], 'Cada parte traz a sua taxa, e taxas não se somam.'],
  ['3 (MI/H/D/DRC)', '3', [], 'A barra junta e também separa: “MI/H/D/DRC” foi lido como MI e H/D e DRC.'],
  ['cerca de dez', null, [], 'Não se lê como número.'],
])('the cell %s', (raw, value, parts, doubt) => {
  const cell = readPanelCell(raw);
  expect([cell.value, cell.parts.flatMap((part) => part.value ?? []), cell.doubt]).toEqual([
    value,
    parts,
    doubt,
  ]);
});
