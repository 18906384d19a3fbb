import { describe, expect, it } from 'vitest';
import { isInForce, type Judged, overrideRefusal, standingWords } from './standing.ts';

const said = { standing: 'met', reason: 'Resolução publicada', until: null, withdrawn: false };

describe('what is said beside what the rules compute', () => {
  it.each([
    [said, '2026-11-22', true],
    [{ ...said, until: '2026-11-22' }, '2026-11-22', true],
    [{ ...said, until: '2026-11-21' }, '2026-11-22', false],
    [{ ...said, withdrawn: true }, '2026-11-22', false],
  ])('%j on %s stands: %s', (override, today, stands) => {
    expect(isInForce(override, today)).toBe(stands);
  });

  it.each<[Judged, string, string | null, string | null, RegExp | null]>([
    ['target', 'met', null, 'missed', null],
    ['target', 'met', null, 'met', /a regra já calcula/],
    ['target', 'completed', null, 'missed', /não existe/],
    ['objective', 'met', null, 'inProgress', /não existe/],
    ['objective', 'completed', '2026-11-22', 'inProgress', null],
    ['objective', 'completed', '2026-11-21', 'inProgress', /já passou/],
  ])('a %s said %s until %s where the rule says %s', (kind, standing, until, computed, refusal) => {
    const found = overrideRefusal(kind, { standing, until }, computed, '2026-11-22');
    if (refusal === null) expect(found).toBeNull();
    else expect(found).toMatch(refusal);
  });

  it('names each by the words of the screens', () => {
    expect(standingWords('target', null)).toBe('Ainda não aferível');
    expect(standingWords('objective', null)).toBe('Sem informação');
    expect(standingWords('objective', 'completed')).toBe('Concluída');
  });
});
