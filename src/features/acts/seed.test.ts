import { expect, it } from 'vitest';
import { sha256 } from '../../platform/ids.ts';
import { verifyAgainst } from './commands/verify.ts';
import { readingOf } from './domain/act.ts';
import { isAddress } from './domain/address.ts';
import { citationName } from './domain/naming.ts';
import { readActSeed, readLinkSeed } from './seed.ts';

const acts = readActSeed();
const links = readLinkSeed();
const byId = new Map(acts.map((act) => [act.id, act]));

it('an excerpt typed by hand carries the hash of its own text', () => {
  const excerpts = acts.filter(({ coverage }) => coverage === 'excerpt');
  expect(excerpts.map((act) => sha256(readingOf(act)))).toEqual(excerpts.map(({ source }) => source?.sha256));
  expect(excerpts).toHaveLength(1);
});

it('acts are named as a citation names them', () => {
  const texts = acts.filter(({ coverage }) => coverage !== 'none');
  expect(texts.map(citationName)).toEqual([
    'Lei nº 9.069/1995',
    'Resolução CIB/MT nº 072/2020',
    'Plano Estratégico da Superintendência de Atenção à Saúde 2024-2027',
  ]);
  expect(acts.filter((act) => act.number !== null && !citationName(act).endsWith(act.number))).toEqual([]);
});

it('a norm that is only cited has no text, and one with text says how much', () => {
  for (const act of acts) expect(act.units.length > 0, act.id).toBe(act.coverage !== 'none');
  expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length);
});

it('every link stands on words of a stored text, or on a note', () => {
  expect(links.filter(({ from, to }) => !byId.has(from) || !byId.has(to))).toEqual([]);
  expect(links.filter(({ evidence, note }) => evidence === null && note === null)).toEqual([]);
  const cited = links.flatMap(({ evidence }) => evidence ?? []);
  expect(cited.filter(({ at }) => !isAddress(at))).toEqual([]);
  expect(verifyAgainst(byId, cited)).toHaveLength(cited.length);
});

it('every numbered norm that the resolution names is in the registry', () => {
  const resolution = byId.get('mt-cib-2020-072');
  const text = resolution === undefined ? '' : readingOf(resolution);
  const named = [
    ...text.matchAll(
      /(?:Portarias?|Lei|Decreto|Resolução|RDC)(?: (?:GM\/MS|GM|Ministeria(?:l|is)|Estadual|CFM))?,? (?:[Nn]\.? ?[º°]\.? ?)?(\d[\d.]*)(?=[ ,/;)])/gu,
    ),
  ].map(([, number = '']) => String(Number(number.replaceAll('.', ''))));
  const known = acts.map(({ number }) => String(Number((number ?? '').split('/')[0]?.replaceAll('.', ''))));
  expect(named.length).toBeGreaterThan(12);
  expect(named.filter((number) => !known.includes(number))).toEqual([]);
});
