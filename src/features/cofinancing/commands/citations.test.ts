import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../kernel/explained.ts';
import { readActSeed, verifyAgainst } from '../../acts/index.ts';
import { readCofinancingSeed } from '../seed.ts';
import { citationsOfPanel } from './panel/read-panel.ts';
import { citationsOfProgramme } from './programmes.ts';

const acts = new Map(readActSeed().map((act) => [act.id, act]));
const { programmes, agreements } = readCofinancingSeed();
const cites: Citation[] = [
  ...programmes.flatMap(({ content }) => citationsOfProgramme(content)),
  ...agreements.flatMap(({ content }) => content.facts.flatMap(({ cite }) => cite ?? [])),
  ...agreements.flatMap(({ content }) => content.approved.cite ?? []),
  ...citationsOfPanel(),
];

describe('the law behind the numbers', () => {
  it.each(cites.map((cite) => [`${cite.act} ${cite.at}`, cite] as const))('%s holds its quote', (_, cite) => {
    expect(verifyAgainst(acts, [cite])).toMatchObject([{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('is not found once a character of a quote is another', () => {
    for (const cite of cites) {
      const middle = Math.floor(cite.quote.length / 2);
      const quote = `${cite.quote.slice(0, middle)}§${cite.quote.slice(middle + 1)}`;
      expect(() => verifyAgainst(acts, [{ ...cite, quote }])).toThrow(/não traz o que se cita/);
    }
  });

  it('is named wherever a value is printed or reconstructed; what is assumed says why', () => {
    const values = [
      ...programmes.flatMap(({ content }) => content.parameters.flatMap((each) => each.values)),
      ...agreements.flatMap(({ content }) => content.facts),
    ];
    expect(values.filter(({ status, cite }) => status !== 'assumed' && !cite)).toEqual([]);
    expect(values.filter(({ status, note }) => status === 'assumed' && !note)).toEqual([]);
  });
});
