import { AppError } from '../../../kernel/app-error.ts';
import { type Context, refusalOf, type Scope } from '../../../platform/context.ts';
import { listPeopleWho, listUnits } from '../../accounts/index.ts';
import { getTerritory } from '../../territory/index.ts';
import { type Body, isKeptByItself, keeperWords } from '../domain/body.ts';

/** A verb and where it must reach. */
interface Way {
  readonly verb: 'governance.conduct' | 'governance.manage';
  readonly scope: Scope;
}

/** How somebody comes to conduct a body: by keeping it, or by answering for the bodies of the place. */
interface Ways {
  readonly kept: readonly Way[];
  readonly managed: readonly Way[];
  /** Who keeps it, in words. */
  readonly words: string;
}

type Kept = Pick<Body, 'territory' | 'keeper'>;

/**
 * Who conducts a body: who sits in the unit that keeps it; that of a municipality, who sits in that very municipality. Whoever answers for
 * the bodies of the place (the superintendence) conducts those of the department too, but neither a municipality's nor a collegiate's own.
 */
async function waysReader(context: Context): Promise<(body: Kept) => Ways> {
  const day = context.clock.today();
  const places = await getTerritory(context);
  const units = new Map((await listUnits(context)).map((unit) => [unit.id, unit]));
  return ({ territory, keeper }) => {
    const { level, name } = places.get(territory, day);
    const unit = keeper === null ? undefined : units.get(keeper);
    const words = keeperWords(keeper, { level, name }, unit?.acronym ?? keeper ?? '');
    if (isKeptByItself(level)) {
      const own = { verb: 'governance.conduct', scope: { territoryPath: [territory] } } as const;
      return { kept: [own], managed: [], words };
    }
    const territoryPath = places.path(territory, day);
    const kept =
      keeper === null ? [] : [{ verb: 'governance.conduct', scope: { territoryPath, keeper } } as const];
    const managed =
      unit?.kind === 'body' ? [] : [{ verb: 'governance.manage', scope: { territoryPath } } as const];
    return { kept, managed, words };
  };
}

/** How the reader stands to each body: `keeps` where they sit in what keeps it, `conducts` where they may conduct it; and who keeps it, in words. */
export async function readConduct(
  context: Context,
): Promise<(body: Kept) => { keeps: boolean; conducts: boolean; words: string }> {
  const waysOf = await waysReader(context);
  const may = ({ verb, scope }: Way) =>
    context.policy(context.actor, verb, scope, context.clock.today()).allowed;
  return (body) => {
    const { kept, managed, words } = waysOf(body);
    const keeps = kept.some(may);
    return { keeps, conducts: keeps || managed.some(may), words };
  };
}

/** Whether the reader may conduct a body. */
export const mayConduct = async (context: Context, body: Kept): Promise<boolean> =>
  (await readConduct(context))(body).conducts;

/** @throws AppError `forbidden` with who may, `unauthenticated`. */
export async function authoriseConduct(context: Context, body: Kept & Pick<Body, 'name'>): Promise<void> {
  const { conducts, words } = (await readConduct(context))(body);
  if (conducts) return;
  const refusal = refusalOf(context, 'governance.conduct');
  if (refusal !== null) throw refusal;
  throw new AppError(
    'forbidden',
    `Quem conduz “${body.name}” é ${words}. Peça a quem responde por isso, ou à superintendência que mude quem o secretaria.`,
  );
}

/** Ids of those who may conduct a body today. */
export async function listConductors(context: Context, body: Kept): Promise<string[]> {
  const { kept, managed } = (await waysReader(context))(body);
  const people: string[] = [];
  for (const { verb, scope } of [...kept, ...managed])
    people.push(...(await listPeopleWho(context, verb, scope)));
  return [...new Set(people)];
}
