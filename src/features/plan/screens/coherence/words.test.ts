import { expect, it } from 'vitest';
import { addressOf } from './words.ts';

it.each([
  ['3.5.16', '/plano/acoes/3.5.16'],
  ['I1-1.1.2', '/plano/acoes/I1-1.1.2'],
  ['OE-R', '/plano/objetivos/OE-R'],
  ['META-08', '/plano/metas'],
  ['IND-06', '/plano/metas'],
  ['4.1', null],
  ['CAT', null],
  ['5103', null],
])('%s is seen at %s', (item, address) => expect(addressOf(item)).toBe(address));
