/**
 * A place with what was counted in it: one amount for each month, part or way of counting that is told together. Amounts of a
 * place are those of the places in it; a state may hold more, of people whose municipality is not known.
 */
export interface CountNode {
  readonly code: string;
  readonly amounts: readonly number[];
  readonly children: readonly CountNode[];
}

/** Whether so few people were counted that the number may point to one of them. Nobody is nobody. */
export function isSmall(amount: number, threshold: number): boolean {
  return amount > 0 && amount < threshold;
}

/**
 * The places whose amounts are not told to everybody: those with a small amount (and those of `alsoHidden`), and as many beside them
 * as keep anybody from finding a small amount by subtraction. Inside every place that is told, each amount of those that are not adds
 * up to nothing or to the threshold: any of them could then be any number from zero to that sum. A place that is not told takes everything in it along. Where a place cannot be told so, it is not told itself.
 *
 * What is told in two tables of one total (the months of a year and the year, the parts and the whole) stays safe where whoever
 * is not told in the coarser table is not told in the finer one: give the former as `alsoHidden` of the latter. An amount
 * that is not told then either is no small one or may be anything in a range as wide as the threshold; the test solves for it.
 * This is primary and complementary cell suppression (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4), hiding
 * places whole rather than single cells.
 */
export function hiddenPlaces(
  root: CountNode,
  threshold: number,
  alsoHidden: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const rule = { threshold, alsoHidden };
  const hidden = isHidden(root, rule) ? null : protect(root, rule);
  return new Set(hidden ?? codesIn(root));
}

interface Rule {
  readonly threshold: number;
  readonly alsoHidden: ReadonlySet<string>;
}

function isHidden({ code, amounts }: CountNode, { threshold, alsoHidden }: Rule): boolean {
  return alsoHidden.has(code) || amounts.some((amount) => isSmall(amount, threshold));
}

/** The codes to hide inside a place that is told; null where it cannot be told. */
function protect({ children }: CountNode, rule: Rule): string[] | null {
  const hidden: CountNode[] = [];
  const told: { readonly node: CountNode; readonly inside: string[] }[] = [];
  for (const node of children) {
    const inside = isHidden(node, rule) ? null : protect(node, rule);
    if (inside === null) hidden.push(node);
    else told.push({ node, inside });
  }
  const spare = told.filter(({ node }) => total(node) > 0).toSorted((a, b) => total(a.node) - total(b.node));
  while (!isSafe(hidden, rule.threshold)) {
    const next = spare.shift();
    if (next === undefined) return null;
    hidden.push(next.node);
  }
  const taken = new Set(hidden);
  return [...hidden.flatMap(codesIn), ...told.flatMap(({ node, inside }) => (taken.has(node) ? [] : inside))];
}

/** A small amount beside which nothing else is hidden would be the difference of what is told. */
function isSafe(hidden: readonly CountNode[], threshold: number): boolean {
  const [first] = hidden;
  const sums = first?.amounts.map((_, at) =>
    hidden.reduce((sum, { amounts }) => sum + (amounts[at] ?? 0), 0),
  );
  return !sums?.some((amount) => isSmall(amount, threshold));
}

function total({ amounts }: CountNode): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function codesIn({ code, children }: CountNode): string[] {
  return [code, ...children.flatMap(codesIn)];
}
