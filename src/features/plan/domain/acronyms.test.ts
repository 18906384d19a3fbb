import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Acronym, acronymReader, acronymState } from './acronyms.ts';

it.each([
  ['PAS', 'discutir na PAS', 1],
  ['PAS', 'PASSO a passo', 0],
  ['CIR', "nas CIR's e na CIR", 2],
  ['SAS', 'SAS/SES, NEPS/SAS', 2],
  ['ÁSAS', 'ASAS', 0],
  ['PAS', '', 0],
  ['NEPS/SAS', 'SAS/SES, NEPS/SAS e NEPS/SASX', 1],
])('%s in "%s": %i', (acronym, text, expected) => {
  expect(acronymReader([acronym])(text).get(acronym) ?? 0).toBe(expected);
});

it('reads many acronyms at once as it reads each alone', () => {
  const acronym = fc.constantFrom('SAS', 'PAS', 'CIR', 'H/D', 'NEPS/SAS', 'ÁSAS', '');
  const text = fc
    .array(fc.oneof(acronym, fc.constantFrom(' ', ',', '/', "'s", 'O', 'ã', '2')))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(fc.uniqueArray(acronym), text, (acronyms, words) => {
      const together = acronymReader(acronyms)(words);
      for (const one of acronyms) expect(together.get(one)).toBe(acronymReader([one])(words).get(one));
    }),
  );
});

it('counts no more than there is room for', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), (text, acronym) => {
      const uses = acronymReader([acronym])(text).get(acronym) ?? 0;
      expect(uses * acronym.length).toBeLessThanOrEqual(text.length);
    }),
  );
});

it('is a doubt until one of several senses is settled, and unknown without any', () => {
  const sense = (basis: 'document' | 'reading' | 'entered') => ({ expansion: 'x', basis, note: null });
  const state = (senses: Acronym['senses'], settled: number | null) =>
    acronymState({ kind: 'acronym', acronym: 'X', senses, settled });
  expect(state([], null)).toBe('unknown');
  expect(state([sense('reading'), sense('reading')], null)).toBe('doubt');
  expect(state([sense('reading'), sense('entered')], 1)).toBe('entered');
  expect(state([sense('document')], 0)).toBe('document');
  expect(state([sense('document')], 7)).toBe('doubt');
});
