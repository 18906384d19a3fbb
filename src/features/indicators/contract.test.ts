import { expect, it } from 'vitest';
import { PanelQuery } from './contract.ts';

it.each([
  [{ from: '1979' }, false],
  [{ from: '1992', to: '2200' }, false],
  [{ from: '1992', to: '2022' }, false],
  [{ from: '1993', to: '2022' }, true],
  [{}, true],
])('a panel of the years %j is read: %s', (years, isRead) => {
  expect(PanelQuery.safeParse(years).success).toBe(isRead);
});
