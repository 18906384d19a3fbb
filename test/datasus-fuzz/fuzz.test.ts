import { describe, expect, it } from 'vitest';
import { independentlyExploded } from '../independent-decoder.ts';
import { Random } from '../random.ts';
import { describe as describeFinding, run } from './campaign.ts';
import { listCases } from './cases.ts';
import { inputOf } from './input.ts';
import { judge } from './judge.ts';
import { mannerOf } from './manner.ts';
import { referenceExplode } from './reference-explode.ts';
import { makeSamples } from './samples.ts';
import { END, randomTokens, type StreamKind, writeTokens } from './token-stream.ts';

const ITERATIONS = 100_000;
/** Many machines run this at once, some of them slowly. */
const PATIENCE_MS = 15 * 60_000;
/** A longer match may not fit the work buffer of `implode-decoder` 1.0.2 (0x2203 bytes), which then loses its last bytes. */
const LONGEST_FOR_PEER = 515;
const samples = makeSamples();

describe('the reference', () => {
  it('decodes the sample that comes with the description of the format', () => {
    const stream = Uint8Array.of(0x00, 0x04, 0x82, 0x24, 0x25, 0x8f, 0x80, 0x7f);
    const { output, end, read } = referenceExplode(stream, 1000);
    expect([Buffer.from(output).toString(), end, read]).toEqual(['AIAIAIAIAIAIA', 'end', 8]);
  });

  it('knows every coded literal, as an independent decoder does', async () => {
    const literals = Array.from({ length: 256 }, (_, literal) => ({ literal }));
    const stream = writeTokens([...literals, END], { coded: true, dictionary: 6 });
    expect([...referenceExplode(stream, 1000).output]).toEqual(literals.map(({ literal }) => literal));
    expect(await independentlyExploded(stream)).toEqual(Buffer.from(referenceExplode(stream, 1000).output));
  });

  it('decodes what an independent decoder decodes, to the same bytes', async () => {
    let compared = 0;
    for (let i = 0; i < 3000; i++) {
      const random = new Random(i);
      const kind: StreamKind = { coded: random.oneIn(2), dictionary: random.pick([4, 5, 6]) };
      const tokens = randomTokens(random, random.between(1, 2500), kind);
      if (tokens.some((token) => 'length' in token && token.length > LONGEST_FOR_PEER)) continue;
      const stream = writeTokens([...tokens, END], kind);
      const { output, end } = referenceExplode(stream, Number.POSITIVE_INFINITY);
      if (end !== 'end') continue;
      compared++;
      expect(Buffer.compare(await independentlyExploded(stream), output)).toBe(0);
    }
    expect(compared).toBeGreaterThan(500);
  });
});

describe('files changed at random', () => {
  it(`are read as the reference reads them or refused as it refuses them, ${ITERATIONS} times, by both engines`, {
    timeout: PATIENCE_MS,
  }, async () => {
    const tally = await run(samples, { seed: 1, from: 0, count: ITERATIONS });
    expect(tally.findings.map(describeFinding)).toEqual([]);
    expect(tally.iterations).toBe(ITERATIONS);
    // A campaign that never gets past the header, or never damages anything, proves nothing.
    const { ok = 0, ...refused } = Object.fromEntries(tally.outcomes);
    expect(ok).toBeGreaterThan(ITERATIONS / 20);
    const codes = [
      'bad-header',
      'truncated',
      'bad-stream',
      'record-count',
      'crc-mismatch',
      'bad-record',
      'bomb',
    ];
    for (const code of [...codes, 'not-a-dbc', 'empty'])
      expect(refused[code], code).toBeGreaterThan(ITERATIONS / 5000);
  });

  it('can be made again one by one', async () => {
    const { kept } = await run(samples, { seed: 2, from: 500, count: 1000 });
    const grown = kept.filter(({ lineage }) => lineage.length > 2);
    expect(grown.length).toBeGreaterThan(10);
    for (const input of grown) expect(inputOf(samples, 2, input.lineage)).toEqual(input);
  });
});

describe('what was found before stays found', () => {
  it.each(listCases())('%s', async (_, { manner, bytes }) => {
    await judge(bytes, manner);
    for (let i = 0; i < 40; i++) await judge(bytes, mannerOf(new Random(i)));
  });
});
