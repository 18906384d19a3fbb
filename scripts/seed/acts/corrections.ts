import type { Correction, CorrectionKind } from '../../../src/features/acts/domain/act.ts';
import type { Span } from '../../../src/features/acts/domain/quotes.ts';
import { align, type Step, type Token, tokensOf } from './align.ts';

export type ReadUnit = { address: string; text: string };
export type Compared = { spans: Span[]; corrections: Correction[] };

type Word = Token & { unit: number };
type Draft = { start: number; end: number; to: string; unit: number | null };

/** Compares the OCR text with the corrected reading, word by word, and says what was corrected where. */
export function compare(ocr: string, units: readonly ReadUnit[], by: string): Compared {
  const seen = tokensOf(ocr);
  const words: Word[] = units.flatMap((u, unit) => tokensOf(u.text).map((token) => ({ ...token, unit })));
  const steps = align(
    seen.map((token) => token.text),
    words.map((word) => word.text),
  );
  const drafts = new Drafts();
  for (const [i, step] of steps.entries()) {
    drafts.take(seen[step.ocr ?? -1], words[step.reading ?? -1], ownerOf(steps, words, i));
  }
  const list = drafts.close().sort((a, b) => a.start - b.start || a.end - b.end);
  const corrections = list.map(({ start, end, to, unit }): Correction => {
    const at = unit === null ? null : units[unit]!.address;
    return { start, end, from: ocr.slice(start, end), to, kind: kindOf(to), at, by };
  });
  return { spans: units.map((_, unit) => drafts.spanOf(unit)), corrections };
}

/** Collects corrections step by step; words that are only in the reading join a neighbour of their unit. */
class Drafts {
  private readonly list: Draft[] = [];
  private readonly places = new Map<number, number[]>();
  /** Words of a unit met before its first OCR word. */
  private waiting: { unit: number; words: string[] } | null = null;
  private last: { unit: number | null; end: number; draft: Draft | null } = {
    unit: null,
    end: 0,
    draft: null,
  };

  take(seen: Token | undefined, word: Word | undefined, owner: number | null): void {
    if (word !== undefined) this.flush(word.unit);
    if (seen !== undefined && word !== undefined) this.pair(seen, word);
    else if (word !== undefined) this.insert(word);
    else if (seen !== undefined) this.add(seen.start, seen.end, '', owner);
  }

  close(): Draft[] {
    this.flush(null);
    return this.list;
  }

  /** From the first to the last place of the OCR text that the unit touches. */
  spanOf(unit: number): Span {
    const places = this.places.get(unit) ?? [];
    return { start: Math.min(...places), end: Math.max(...places) };
  }

  private pair(seen: Token, word: Word): void {
    const before = this.waiting === null ? '' : `${this.waiting.words.join(' ')} `;
    this.waiting = null;
    this.touch(word.unit, seen.start, seen.end);
    let draft: Draft | null = null;
    if (seen.text !== word.text) draft = this.add(seen.start, seen.end, before + word.text, word.unit);
    else if (before !== '') this.add(seen.start, seen.start, before, word.unit);
    this.last = { unit: word.unit, end: seen.end, draft };
  }

  private insert(word: Word): void {
    if (this.last.unit === word.unit && this.waiting === null) {
      this.last.draft ??= this.add(this.last.end, this.last.end, '', word.unit);
      this.last.draft.to += ` ${word.text}`;
      return;
    }
    this.waiting ??= { unit: word.unit, words: [] };
    this.waiting.words.push(word.text);
  }

  /** A unit of which nothing is legible is inserted whole where the previous word ended. */
  private flush(unit: number | null): void {
    if (this.waiting === null || this.waiting.unit === unit) return;
    this.add(this.last.end, this.last.end, ` ${this.waiting.words.join(' ')}`, this.waiting.unit);
    this.waiting = null;
  }

  private add(start: number, end: number, to: string, unit: number | null): Draft {
    const draft = { start, end, to, unit };
    this.list.push(draft);
    if (unit !== null) this.touch(unit, start, end);
    return draft;
  }

  private touch(unit: number, ...at: number[]): void {
    this.places.set(unit, [...(this.places.get(unit) ?? []), ...at]);
  }
}

/** A removed word belongs to a unit when the nearest paired words on both sides do. */
function ownerOf(steps: Step[], words: Word[], at: number): number | null {
  const isPair = (step: Step) => step.ocr !== null && step.reading !== null;
  const before = steps.slice(0, at).findLast(isPair);
  const after = steps.slice(at).find(isPair);
  if (before === undefined || after === undefined) return null;
  const unit = words[before.reading!]!.unit;
  return words[after.reading!]!.unit === unit ? unit : null;
}

function kindOf(to: string): CorrectionKind {
  if (to === '') return 'removed';
  if (to.includes('[…]')) return 'illegible';
  return to.includes('[') ? 'reconstructed' : 'misread';
}
