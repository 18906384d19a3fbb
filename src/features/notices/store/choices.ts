import { sql } from 'kysely';
import type { Context } from '../../../platform/context.ts';

/** What these people chose: person → kind → choice. */
export async function listChoices(
  context: Context,
  people: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const { rows } = await sql<{ person: string; kind: string; choice: string }>`
    select person_id as person, kind, choice from notice_choices
    where person_id = any(${[...people]}::uuid[])`.execute(context.db);
  const byPerson = Map.groupBy(rows, (row) => row.person);
  return new Map(
    [...byPerson].map(([person, chosen]) => [
      person,
      new Map(chosen.map(({ kind, choice }) => [kind, choice])),
    ]),
  );
}

export async function saveChoice(
  context: Context,
  person: string,
  kind: string,
  choice: string,
): Promise<void> {
  await sql`insert into notice_choices (person_id, kind, choice) values (${person}, ${kind}, ${choice})
    on conflict (person_id, kind) do update set choice = excluded.choice`.execute(context.db);
}
