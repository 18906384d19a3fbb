import { Rational } from '../../../../kernel/rational.ts';
import { hitsOf, type LegalText, quoted, sentenceAround, tolerant } from './legal-text.ts';
import type { Column, PrintedBand } from './printed-bands.ts';

const LOWER = tolerant(
  String.raw`(?:(?<inclusive>igual ou (?:superior|maior)|(?:maior|superior) ou igual|a partir de|no mínimo)|(?:superior|maior|acima|mais))(?: ou igual)?(?: a| de| que|:)* (?<n>\d[\d.]*(?:,\d+)?)(?<thousand> mil(?!h))? (?<unit>[a-z]{4,})`,
);
const UPPER = tolerant(
  String.raw`(?:(?<inclusive>igual ou (?:inferior|menor)|(?:menor|inferior) ou igual|até|no máximo)|(?:inferior|menor|abaixo|menos))(?: ou igual)?(?: a| de| que|:)* (?<n>\d[\d.]*(?:,\d+)?)(?<thousand> mil(?!h))? (?<unit>[a-z]{4,})`,
);
const LETTERED = /(?<![a-z0-9])[a-z][.)] /gu;

/** Items a, b, c of one list that each say from how many to how many of something. */
export function listedBands(text: LegalText): Column[] {
  const items = hitsOf(text, LETTERED).map(({ start }, index, all) => ({
    start,
    end: Math.min(all[index + 1]?.start ?? text.text.length, sentenceEnd(text, start)),
    letter: text.folded[start] ?? '',
  }));
  return runsOf(items.map((item) => ({ letter: item.letter, found: itemBand(text, item) }))).map((run) => ({
    bands: run.map(({ band }) => band),
    unit: run[0]?.unit ?? '',
    step: null,
    best: null,
    isClosed: false,
    tableEnd: run.at(-1)?.band.end ?? 0,
    name: `lista de faixas de ${run[0]?.unit}`,
  }));
}

interface ListedBand {
  readonly band: PrintedBand;
  readonly unit: string;
}

/** Two or more items, letter after letter, of one quantity. */
function runsOf(items: readonly { letter: string; found: ListedBand | null }[]): ListedBand[][] {
  const runs: ListedBand[][] = [];
  items.forEach(({ letter, found }, index) => {
    const before = items[index - 1];
    const follows = before?.found && letter.charCodeAt(0) === before.letter.charCodeAt(0) + 1;
    if (found && follows && before.found?.unit === found.unit) runs.at(-1)?.push(found);
    else if (found) runs.push([found]);
  });
  return runs.filter(({ length }) => length > 1);
}

function sentenceEnd(text: LegalText, start: number): number {
  return sentenceAround(text, start + 3).end;
}

function itemBand(text: LegalText, { start, end }: { start: number; end: number }): ListedBand | null {
  const [low] = hitsOf(text, LOWER, start, end);
  const [high] = hitsOf(text, UPPER, start, end);
  const unit = low?.groups.unit ?? high?.groups.unit;
  if (
    unit === undefined ||
    (low && high && low.groups.unit !== high.groups.unit && high.groups.unit !== 'mil')
  )
    return null;
  const value = (groups?: Readonly<Record<string, string>>) =>
    groups ? Rational.parsePtBr(groups.n ?? '0').mul(Rational.of(groups.thousand ? 1000 : 1)) : null;
  const bounds = [low, high].filter((hit) => hit !== undefined);
  const span = {
    start: Math.min(...bounds.map((hit) => hit.start)),
    end: Math.max(...bounds.map((hit) => hit.end)),
  };
  const band: PrintedBand = {
    id: `${start}`,
    printed: quoted(text, span),
    from: value(low?.groups),
    fromInclusive: Boolean(low?.groups.inclusive),
    to: value(high?.groups),
    toInclusive: Boolean(high?.groups.inclusive),
    value: null,
    ...span,
  };
  return { band, unit };
}
