import { readDeadline } from '../deadline-text/read-deadline.ts';
import type { PrintedIndicator } from './indicators.ts';
import { plainWords, readMarked } from './source-row.ts';
import type { ReadTarget } from './targets.ts';

/** What the sentence of a target says: `Ampliar … de 88,92 para 93,16 …, até dezembro de 2027`. Figures are decimal text. */
export interface TargetReading {
  readonly due: string | null;
  readonly kind: 'increase' | 'share' | 'count' | 'qualitative';
  readonly measure: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Printed unit; null where none is. */
  readonly unit: string | null;
}

const FIGURE = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?`;
const FROM_TO = new RegExp(`\\bde (${FIGURE})\\s*%? (?:para|a) (${FIGURE})`, 'i');
const SHARE = new RegExp(`^(${FIGURE})\\s*% (?:d[aeo]s? )?`, 'i');
const COUNT = new RegExp(`^(${FIGURE}) (\\p{L}+)`, 'u');

const decimal = (figure: string | undefined): string | null =>
  figure === undefined ? null : figure.replaceAll('.', '').replace(',', '.');

export function readTarget(printed: string): TargetReading {
  const text = readMarked(printed)?.title ?? printed;
  const until = [...text.matchAll(/\baté [^;,()]+/gi)].at(-1)?.[0] ?? '';
  const reading = readDeadline(until);
  const due = reading.confidence === 'high' ? reading.due : null;
  const sentence = text.split(/,? até /i)[0] ?? text;
  const [change, from, to] = FROM_TO.exec(text) ?? [];
  if (change !== undefined) {
    const measure = sentence.split(change)[0]?.replace(/^\p{Lu}\p{Ll}+r (?:[ao]s? )?/u, '') ?? sentence;
    return {
      due,
      kind: 'increase',
      measure: measure.trim(),
      from: decimal(from),
      to: decimal(to),
      unit: null,
    };
  }
  const share = SHARE.exec(text);
  if (share !== null)
    return {
      due,
      kind: 'share',
      measure: sentence.slice(share[0].length),
      from: null,
      to: decimal(share[1]),
      unit: '%',
    };
  const count = COUNT.exec(text);
  if (count !== null) {
    const measure = sentence.slice((count[1] ?? '').length).trim();
    return { due, kind: 'count', measure, from: null, to: decimal(count[1]), unit: count[2] ?? null };
  }
  return { due, kind: 'qualitative', measure: sentence, from: null, to: null, unit: null };
}

/** What the name of an indicator tells of how it is read. */
export interface IndicatorReading {
  readonly unit: string | null;
  readonly direction: 'higher' | 'lower';
  readonly accumulation: 'point' | 'periodic-sum' | 'cumulative';
}

export function readIndicatorName(title: string): IndicatorReading {
  const plain = plainWords(title);
  const per = /\bpor (\d[\d.]* [\p{L} ]+)$/u.exec(title)?.[0] ?? null;
  const percent = /^(?:%|percentual|proporcao)/.test(plain);
  const rate = percent || per !== null || /^(?:taxa|razao|coeficiente|indice)/.test(plain);
  const summed = /acumulad/.test(plain) ? 'cumulative' : 'periodic-sum';
  return {
    unit: percent ? '%' : (per ?? countedIn(title)),
    direction: /mortalidade|obito|condicoes sensiveis|internac|abandono/.test(plain) ? 'lower' : 'higher',
    accumulation: rate ? 'point' : summed,
  };
}

/** `Nº acumulados de municípios…` counts `municípios`, `Nº de macrorregião…` counts `macrorregiões`. */
function countedIn(title: string): string | null {
  const counted = /^N[º°o.]+ (?:\p{Ll}+ )?de (linhas? de cuidado|\p{Ll}+)/u.exec(title)?.[1] ?? null;
  return counted === null ? null : counted.replace(/ão$/, 'ões').replace(/^linha /, 'linhas ');
}

/** Words of so little weight that sharing them tells nothing. */
const LITTLE = new Set('a o e as os de da do das dos em na no nas nos por para com ate'.split(' '));

const wordsOf = (text: string): Set<string> =>
  new Set(
    plainWords(text)
      .split(' ')
      .filter((word) => !LITTLE.has(word))
      .map((word) => word.replace(/(?:oes|ais|s)$/, '').slice(0, 7)),
  );

/**
 * The indicator that measures each target: by the words that only the two of them share, rare ones weighing more. The
 * document itself ties none, so that this is an interpretation.
 * @returns place of the indicator by id of the target
 */
export function linkTargets(
  targets: readonly ReadTarget[],
  indicators: readonly PrintedIndicator[],
): Map<string, number> {
  const names = indicators.map((each) => wordsOf(each.title));
  const weight = (word: string): number => {
    const often = names.filter((name) => name.has(word)).length;
    return often === 0 ? 0 : Math.log(1 + names.length / often);
  };
  const size = (words: Iterable<string>) => [...words].reduce((sum, word) => sum + weight(word), 0);
  const pairs = targets.flatMap((target) => {
    const words = wordsOf(target.text);
    return names.map((name, at) => {
      const common = size([...words].filter((word) => name.has(word)));
      return { target: target.id, at, alike: common / Math.sqrt(size(words) * size(name) || 1) };
    });
  });
  const links = new Map<string, number>();
  const taken = new Set<number>();
  for (const { target, at, alike } of pairs.toSorted((a, b) => b.alike - a.alike)) {
    if (alike < 0.35 || links.has(target) || taken.has(at)) continue;
    links.set(target, at);
    taken.add(at);
  }
  return links;
}
