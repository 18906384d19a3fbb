import { z } from 'zod';

const Day = z.iso.date();

const Level = z.enum(['state', 'macroRegion', 'healthRegion', 'municipality']);

const Unit = z.object({
  level: Level,
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  ibge7: z.string().nullable(),
  abbreviation: z.string().nullable(),
  from: Day.nullable(),
  to: Day.nullable(),
});

const Source = z.object({
  file: z.string(),
  title: z.string(),
  sha256: z.string(),
  date: z.string(),
  origin: z.string(),
});

export const CodeParams = z.object({ code: z.string().trim().min(2).max(7) });
/** `day` is today where none is asked. */
export const DayQuery = z.object({ day: Day.optional() });

export const TreeNode = z.object({
  code: z.string(),
  name: z.string(),
  level: Level,
  get children() {
    return z.array(TreeNode);
  },
});
export type TreeNode = z.infer<typeof TreeNode>;

export const TreeAnswer = z.object({
  day: Day,
  /** The configured state with all that lies in it. */
  root: TreeNode,
  counts: z.object({ macroRegions: z.int(), healthRegions: z.int(), municipalities: z.int() }),
  /** All states, by name. */
  states: z.array(z.object({ code: z.string(), name: z.string(), abbreviation: z.string() })),
  /** What is known to differ between tables, in words. */
  notes: z.array(z.string()),
});
export type TreeAnswer = z.infer<typeof TreeAnswer>;

export const SearchQuery = z.object({
  q: z.string().trim().max(80),
  day: Day.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(12),
});

const Step = z.object({ code: z.string(), name: z.string(), level: Level });

export const SearchAnswer = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      level: Level,
      /** The other name that matched, where the official one did not. */
      alias: z.string().nullable(),
      /** From the state down, without the place itself. */
      within: z.array(Step),
    }),
  ),
  next: z.null(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

const FacilityAnswer = z.object({
  id: z.enum(['establishments', 'inpatientBeds', 'icuBeds']),
  label: z.string(),
  day: Day,
  status: z.enum(['known', 'partial', 'missing']),
  /** A whole number as text. */
  value: z.string().nullable(),
  reason: z.string().nullable(),
  printedSource: z.string(),
  source: Source,
});

export const TerritoryAnswer = z.object({
  day: Day,
  unit: Unit,
  /** From the state down to the place itself. */
  path: z.array(Step),
  children: z.array(Step),
  municipalities: z.int(),
  aliases: z.array(z.object({ name: z.string(), kind: z.enum(['plan', 'datasus', 'spelling']) })),
  offices: z.array(z.object({ name: z.string(), seat: z.string(), region: z.string(), note: z.string() })),
  facilities: z.array(FacilityAnswer),
});
export type TerritoryAnswer = z.infer<typeof TerritoryAnswer>;

export const PopulationQuery = z.object({
  year: z.coerce.number().int().min(1872).max(2200).optional(),
  vintage: z.string().max(60).optional(),
});

export const PopulationAnswer = z.object({
  code: z.string(),
  name: z.string(),
  /** One item a publication: figures of two publications are not comparable and never joined in one series. */
  vintages: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      publisher: z.string(),
      kind: z.enum(['census', 'estimate']),
      note: z.string(),
      sources: z.array(Source),
      figures: z.array(
        z.object({
          year: z.int(),
          status: z.enum(['known', 'missing']),
          /** A whole number as text. */
          people: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type PopulationAnswer = z.infer<typeof PopulationAnswer>;
