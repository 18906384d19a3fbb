import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../kernel/app-error.ts';
import type { Citation } from '../../kernel/explained.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { type LockedQuote, readActSeed, refuseBrokenQuotes, type StoredAct } from '../acts/index.ts';
import { citationsOfSeed, refuseUnquoted } from './seed.ts';

const QUOTES = 'database/seed/cofinancing/quotes.json';
const ACT = 'database/seed/acts/mt-cib-2020-072.json';
const { quotes } = JSON.parse(readFileSync(join(PROJECT_ROOT, QUOTES), 'utf8')) as { quotes: LockedQuote[] };
const acts = readActSeed();

const citations = citationsOfSeed();

/** What is told of these citations, held against these locks and acts; nothing where all hold. */
function told(cited: readonly Citation[], lock: readonly LockedQuote[], all = acts): string[] {
  try {
    refuseBrokenQuotes(new Map(all.map((act) => [act.id, act])), cited, lock);
    return [];
  } catch (error) {
    return (error as AppError & { details: { problems: string[] } }).details.problems;
  }
}

const lockOf = ({ act, at, quote }: Citation) =>
  quotes.filter((each) => each.act === act && each.at === at && each.quote === quote);

/** The same text with one character of it another. */
const slip = (text: string, at: number) =>
  `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;

describe('the words that the rules rest on', () => {
  it('are each locked to a place and a hash, and none is locked that nothing cites', () => {
    expect(citations.length).toBeGreaterThan(130);
    expect(told(citations, quotes)).toEqual([]);
    expect(() => refuseUnquoted()).not.toThrow();
    expect(told(citations.slice(1), quotes).length + told(citations, quotes.slice(1)).length).toBeGreaterThan(
      0,
    );
  });

  it.each([
    ['the first character changed', (quote: string) => slip(quote, 0)],
    ['one in the middle changed', (quote: string) => slip(quote, Math.floor(quote.length / 2))],
    ['the last one changed', (quote: string) => slip(quote, quote.length - 1)],
    ['the first one lost', (quote: string) => quote.slice(1)],
    ['the last one lost', (quote: string) => quote.slice(0, -1)],
  ])(
    'are not those of a quote with %s: the citation is told, what was expected and what is there',
    (_, change) => {
      for (const cite of citations) {
        const changed = { ...cite, quote: change(cite.quote) };
        expect(told([changed], lockOf(cite))[0]).toBe(
          `${cite.act}, ${cite.at}: esperava-se “${cite.quote}”, e está citado “${changed.quote}”.`,
        );
      }
    },
  );

  it('are not those of a stored text with one character of them another', () => {
    for (const locked of quotes) {
      const changed = acts.map((act) => (act.id === locked.act ? changedAt(act, locked.end - 1) : act));
      const [problem] = told([locked], [locked], changed);
      expect(problem).toContain(
        `${locked.act}, ${locked.at}: esperava-se “${locked.quote}” em ${locked.start}–${locked.end}`,
      );
      expect(problem).toMatch(/e o texto guardado traz “/u);
    }
  });
});

/** The act with one character of its reading another. */
function changedAt(act: StoredAct, place: number): StoredAct {
  let from = 0;
  const units = act.units.map((unit) => {
    if (unit.kind === 'page') return unit;
    const at = place - from;
    from += unit.text.length + 1;
    return at >= 0 && at < unit.text.length ? { ...unit, text: slip(unit.text, at) } : unit;
  });
  return { ...act, units };
}

describe('the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-build-'));
  beforeAll(() => {
    for (const part of ['src', 'scripts', 'database/seed', 'package.json', 'pactua.config.json'])
      cpSync(join(PROJECT_ROOT, part), join(folder, part), { recursive: true });
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const built = (file: string, from: string, to: string) => {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    expect(before).toContain(from);
    writeFileSync(path, before.replaceAll(from, to));
    try {
      execFileSync(process.execPath, ['scripts/build.ts'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
      return 'built';
    } catch (error) {
      return String((error as { stderr: string }).stderr);
    } finally {
      writeFileSync(path, before);
    }
  };

  it.each([
    [
      'a quote',
      'database/seed/cofinancing/programmes/hospitalar.json',
      'Licenciamento Sanitário',
      'Licenciamento Sanitárix',
    ],
    ['the stored text', ACT, 'valor R$ 765.547,34', 'valor R$ 765.547,35'],
  ])('stops where one character of %s is another', (_, file, from, to) => {
    expect(built(file, from, to)).toMatch(/não são as que foram conferidas/u);
  });
});
