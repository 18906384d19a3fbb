import { expect, it } from 'vitest';
import type { Unit } from '../act.ts';
import { placeFindings, stretchesOf } from './placed.ts';

const unitOf = (address: string, text: string, kind: Unit['kind'] = 'provision'): Unit => ({
  address,
  kind,
  text,
  status: 'printed',
  ocrStart: null,
  ocrEnd: null,
});

const FINDING = { rule: 'L003', severity: 'error', message: 'm', suggestion: null, effect: null } as const;
const READING = [
  unitOf('art-1', 'Cobertura de 75%'),
  unitOf('art-1/a', '(trinta por cento)'),
  unitOf('art-2', 'Fim.'),
];
const WHOLE = 'Cobertura de 75%\n(trinta por cento)\nFim.';

const partsOf = (start: number, end: number) => {
  const text = WHOLE.slice(start, end);
  const [placed] = placeFindings(
    [READING[0]!, unitOf('pag-2', 'Palácio Paiaguás', 'page'), ...READING.slice(1)],
    [{ ...FINDING, start, end, text }],
  );
  return stretchesOf(READING, placed!).map((part) => [
    part.address,
    READING.find(({ address }) => address === part.address)?.text.slice(part.start, part.end),
  ]);
};

it('finds the words of a placed finding again in the text of its provision', () => {
  expect(partsOf(13, 16)).toEqual([['art-1', '75%']]);
  expect(partsOf(17, 24)).toEqual([['art-1/a', '(trinta']]);
});

it('goes on in the provisions that follow, and nowhere else', () => {
  expect(partsOf(13, 35)).toEqual([
    ['art-1', '75%'],
    ['art-1/a', '(trinta por cento)'],
  ]);
  expect(partsOf(13, WHOLE.length).map(([at]) => at)).toEqual(['art-1', 'art-1/a', 'art-2']);
  expect(partsOf(13, 17)).toEqual([['art-1', '75%']]);
});

it('finds nothing of a provision that the reading does not hold', () => {
  expect(stretchesOf(READING, { at: 'art-9', before: '', quote: '75%' })).toEqual([]);
});
