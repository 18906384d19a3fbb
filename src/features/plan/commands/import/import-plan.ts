import { AppError } from '../../../../kernel/app-error.ts';
import { authorise, type Context } from '../../../../platform/context.ts';
import { getTerritory } from '../../../territory/index.ts';
import { organWords } from '../../domain/plan-document/cover.ts';
import type { PlanImportRecord } from '../../store/imports.ts';
import { findPlan, findPlanById, type PlanRecord } from '../../store/structure.ts';
import { readPlanFile, type Understood, understand } from '../understand.ts';
import { managedPlan } from './import-record.ts';
import { slugOf } from './slug.ts';

/** Documents that were read last, by the store that keeps their files: reading one again gives the same. */
const lastRead = new WeakMap<Context['files'], Map<string, Promise<Understood>>>();
const MOST_READ = 4;

type Kept = Pick<PlanImportRecord, 'sha256' | 'fileName'>;

/** The document of an import, read once while it is being worked on. */
export function documentOf(context: Context, { sha256, fileName }: Kept): Promise<Understood> {
  const known = lastRead.get(context.files) ?? new Map<string, Promise<Understood>>();
  lastRead.set(context.files, known);
  const key = `${sha256} ${fileName}`;
  const document =
    known.get(key) ??
    readPlanFile(context.files.path(sha256)).then((content) => understand(content, fileName));
  known.delete(key);
  known.set(key, document);
  document.catch(() => known.delete(key));
  for (const oldest of [...known.keys()].slice(0, -MOST_READ)) known.delete(oldest);
  return document;
}

const yearOf = (day: string): string => day.slice(0, 4);

/**
 * The plan that a first document makes, as it names itself: title, organ, years, town. What it does not say is blank.
 * @throws AppError `refused` where it does not say of which years it is.
 */
export async function draftPlan(
  context: Context,
  { cover, period }: Understood,
  { sha256, fileName }: Kept,
): Promise<PlanRecord> {
  if (period === null)
    throw new AppError(
      'refused',
      'O documento não diz de que anos é o plano, e sem eles não há prazo que se entenda. Escreva-os no título (por exemplo “Plano Estratégico 2024-2027”) e envie de novo.',
    );
  const { starts, ends } = period;
  const title = cover.title ?? `Plano ${yearOf(starts)}-${yearOf(ends)}`;
  const organ = organWords(cover);
  return {
    id: slugOf(`${organ} ${yearOf(starts)} ${yearOf(ends)}`),
    title,
    unit: organ,
    territory: (await getTerritory(context)).home,
    from: starts,
    to: ends,
    place: cover.place ?? '',
    printedYear: cover.year ?? Number(yearOf(starts)),
    note: null,
    implementation: '',
    identity: { business: '', vision: '', mission: '', values: [], source: '' },
    sources: [{ file: fileName, title, sha256, date: String(cover.year ?? yearOf(starts)) }],
    guidelines: [],
    problems: [],
    acronyms: { listed: [], defined: [] },
  };
}

/** The plan that a document is brought to; null where it would be the first. @throws AppError `forbidden`, `not-found`. */
export async function targetPlan(context: Context, id?: string): Promise<PlanRecord | null> {
  if (id !== undefined || (await findPlan(context)) !== null) return managedPlan(context, id);
  await authoriseFirst(context);
  return null;
}

async function authoriseFirst(context: Context): Promise<void> {
  authorise(context, 'plan.manage', { territoryPath: [(await getTerritory(context)).home] });
}

/** The plan of an import; of a first document not yet confirmed, the one that it would make. @throws AppError `forbidden`, `refused`. */
export async function planOfImport(context: Context, record: PlanImportRecord): Promise<PlanRecord> {
  if ((await findPlanById(context, record.plan)) !== null) return managedPlan(context, record.plan);
  await authoriseFirst(context);
  return draftPlan(context, await documentOf(context, record), record);
}
