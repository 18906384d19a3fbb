import type { Context } from '../../../platform/context.ts';
import { listUnits } from '../../accounts/index.ts';
import { officeOf } from '../domain/office.ts';
import { type Institution, isInstitution, participantsReader } from '../domain/participants.ts';
import { type ActionText, listActionTexts } from '../store/actions.ts';
import { listEntries } from '../store/entries.ts';
import type { PlanRecord } from '../store/structure.ts';

interface KnownInstitution extends Institution {
  readonly name: string;
  readonly fullName: string;
  readonly isUnit: boolean;
}

/** The register of units, then whoever the plan knows by an acronym alone. */
async function institutionsOf(context: Context, plan: string): Promise<KnownInstitution[]> {
  const units = (await listUnits(context)).map(
    (unit): KnownInstitution => ({
      id: unit.id,
      name: unit.acronym,
      fullName: unit.name,
      isUnit: true,
      names: [unit.acronym, unit.name, ...unit.aliases],
    }),
  );
  const taken = new Set(units.flatMap((unit) => unit.names));
  const others = (await listEntries(context, plan, ['acronym'])).flatMap(
    ({ content }): KnownInstitution[] => {
      if (content.kind !== 'acronym' || taken.has(content.acronym)) return [];
      const { expansion = null } = content.senses[content.settled ?? 0] ?? {};
      if (expansion === null || !isInstitution(expansion)) return [];
      const { acronym } = content;
      return [
        { id: acronym, name: acronym, fullName: expansion, isUnit: false, names: [acronym, expansion] },
      ];
    },
  );
  return [...units, ...others];
}

/** Whoever the column QUEM PARTICIPA names, with the actions of each; `unread` are those whose cell names nobody known. */
export async function readParticipants(
  context: Context,
  { id, unit }: PlanRecord,
  actions?: readonly ActionText[],
) {
  const known = await institutionsOf(context, id);
  const institutionsIn = participantsReader(known, officeOf(unit, await listUnits(context)));
  const actionsOf = new Map<string, ActionText[]>(known.map((each) => [each.id, []]));
  const unread: ActionText[] = [];
  for (const action of actions ?? (await listActionTexts(context, id))) {
    const named = institutionsIn(action.participants);
    for (const institution of named) actionsOf.get(institution)?.push(action);
    if (named.length === 0 && action.participants !== '') unread.push(action);
  }
  const institutions = known
    .map((each) => ({ ...each, actions: actionsOf.get(each.id) ?? [] }))
    .filter((each) => each.actions.length > 0);
  return { institutions, unread };
}
