/** A run of words that both texts have, or only one of them. */
export interface WordRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Above this many pairs of words the two texts are shown whole: nobody reads such a difference word by word. */
const MOST_PAIRS = 1_000_000;

const wordsOf = (text: string): string[] => text.match(/\s*\S+/gu) ?? [];

/** Length of the longest common run of words of every two ends, last ones first. */
function commonLengths(from: readonly string[], to: readonly string[]): Uint32Array[] {
  const rows = Array.from({ length: from.length + 1 }, () => new Uint32Array(to.length + 1));
  for (let i = from.length - 1; i >= 0; i--) {
    const [row, below] = [rows[i] as Uint32Array, rows[i + 1] as Uint32Array];
    for (let j = to.length - 1; j >= 0; j--)
      row[j] =
        from[i]?.trim() === to[j]?.trim()
          ? (below[j + 1] ?? 0) + 1
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return rows;
}

/**
 * Two texts as runs of words: what stayed, what was taken out, what was put in. Joined, the runs that are not `added` say the same
 * words as the first text, and those that are not `removed` the second's. Spaces alone are no difference.
 */
export function wordDiff(from: string, to: string): WordRun[] {
  const [left, right] = [wordsOf(from), wordsOf(to)];
  if (left.length * right.length > MOST_PAIRS)
    return [
      { kind: 'removed', text: from },
      { kind: 'added', text: to },
    ];
  const common = commonLengths(left, right);
  const runs: { kind: WordRun['kind']; text: string }[] = [];
  const add = (kind: WordRun['kind'], word: string) => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += word;
    else runs.push({ kind, text: word });
  };
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [one, other] = [left[i], right[j]];
    if (one !== undefined && other !== undefined && one.trim() === other.trim()) {
      add('same', other);
      i++;
      j++;
    } else if (
      other === undefined ||
      (one !== undefined && after(common, i + 1, j) >= after(common, i, j + 1))
    ) {
      add('removed', one ?? '');
      i++;
    } else {
      add('added', other);
      j++;
    }
  }
  return runs;
}

const after = (common: readonly Uint32Array[], i: number, j: number): number => common[i]?.[j] ?? 0;
