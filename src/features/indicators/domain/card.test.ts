import { expect, test } from 'vitest';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { variantsOf, variesIn } from './card.ts';

const { cards } = readCatalogue();

test.each([
  ['713', 'both'],
  ['valor-hospitalar', 'numerator'],
  ['permanencia', 'both'],
  ['ocupacao', 'both'],
])('the variants of %s tell the %s apart', (address, expected) => {
  const card = cards.find((each) => each.address === address);
  const method = card?.methods.find((each) => variantsOf(each).length > 1);
  expect(method, cards.map((each) => each.address).join(' ')).toBeDefined();
  expect(variesIn(method!)).toBe(expected);
});
