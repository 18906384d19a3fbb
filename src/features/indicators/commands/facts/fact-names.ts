import { formatDay } from '../../../../kernel/format.ts';
import type { Context } from '../../../../platform/context.ts';
import { listFacts } from '../../store/facts.ts';
import { catalogue } from '../recompute.ts';
import { named } from './read-register.ts';

const MOST = 500;

/** The standing facts of the register, newest first, each as a line of words: for rooms that give one as proof. */
export async function listFactNames(context: Context): Promise<{ id: string; kind: string; name: string }[]> {
  const kinds = catalogue.cards.flatMap(({ facts }) => facts?.kinds.map(({ id }) => id) ?? []);
  const filter = { kinds, territories: null, careLine: null, state: 'standing', year: null } as const;
  const facts = await named(context, await listFacts(context, filter, null, MOST));
  return facts.map(({ id, kind, kindName, subject, day }) => ({
    id,
    kind,
    name: `${kindName}: ${subject}, ${formatDay(day)}`,
  }));
}
