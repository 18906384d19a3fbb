import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS } from '../kinds.ts';
import { choiceOf, choicesOf, type NoticeKind } from './kinds.ts';

const asked: NoticeKind = { id: 'a', group: 'G', name: 'Pedido', optional: false, choice: 'daily' };
const news: NoticeKind = { id: 'b', group: 'G', name: 'Novidade', optional: true, choice: 'weekly' };

describe('how a kind of notice reaches somebody', () => {
  it.each([
    ['nothing chosen', asked, undefined, 'daily'],
    ['less often', asked, 'weekly', 'weekly'],
    ['never, where an answer is asked', asked, 'never', 'daily'],
    ['never, where one may do without', news, 'never', 'never'],
    ['a word of no version', news, 'hourly', 'weekly'],
  ] as const)('%s', (_, kind, chosen, expected) => {
    expect(choiceOf(kind, chosen)).toBe(expected);
  });

  it('offers never only where one may do without', () => {
    expect(choicesOf(asked)).toEqual(['inbox', 'daily', 'weekly']);
    expect(choicesOf(news)).toEqual(['inbox', 'daily', 'weekly', 'never']);
  });
});

describe('the kinds that rooms registered', () => {
  it('have an id of their own, words and a choice that they allow', () => {
    expect(new Set(NOTICE_KINDS.map(({ id }) => id)).size).toBe(NOTICE_KINDS.length);
    for (const kind of NOTICE_KINDS) {
      expect(kind.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(kind.name).toMatch(/^\p{Lu}/u);
      expect(choicesOf(kind)).toContain(kind.choice);
    }
  });
});
