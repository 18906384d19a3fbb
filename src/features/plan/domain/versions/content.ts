/** What a version of the plan holds, in the order a reader goes through it. */
export const VERSIONED_LEVELS = [
  'plan',
  'problem',
  'acronym',
  'objective',
  'strategicAction',
  'action',
  'target',
  'indicator',
  'link',
] as const;
export type VersionedLevel = (typeof VERSIONED_LEVELS)[number];

/** One record of a version: its cells as people read them, a blank one left out. */
export interface VersionItem {
  readonly level: VersionedLevel;
  readonly id: string;
  readonly title: string;
  /** The objective and the strategic action that it stands under; null where it stands under none. */
  readonly objective: string | null;
  readonly strategicAction: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

export interface VersionContent {
  readonly items: readonly VersionItem[];
}

/** How many records of each level a version holds. */
export function countLevels({ items }: VersionContent): Record<VersionedLevel, number> {
  const counts = Object.fromEntries(VERSIONED_LEVELS.map((level) => [level, 0])) as Record<
    VersionedLevel,
    number
  >;
  for (const { level } of items) counts[level] += 1;
  return counts;
}
