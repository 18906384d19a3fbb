import type { Body } from './body.ts';

/** How the body that an action asks of each municipality stands in one: created by an act, registered with none yet, ended, or not there. */
export const MUNICIPAL_STATES = ['constituted', 'forming', 'ended', 'absent'] as const;
export type MunicipalState = (typeof MUNICIPAL_STATES)[number];

export const MUNICIPAL_WORDS: Readonly<Record<MunicipalState, string>> = {
  constituted: 'Constituído',
  forming: 'Sem ato',
  ended: 'Encerrado',
  absent: 'Não constituído',
};

type Named = Pick<Body, 'act' | 'actions' | 'endedOn' | 'territory'>;

function stateOf({ act, endedOn }: Named, today: string): MunicipalState {
  if (endedOn !== null && endedOn <= today) return 'ended';
  return act === null ? 'forming' : 'constituted';
}

/** One municipality of the board, with the body that says most for it. */
export interface MunicipalLine<B> {
  readonly municipality: string;
  readonly state: MunicipalState;
  readonly body: B | null;
}

/** Every municipality, with the body of its own that carries the action out: one that stands before one that ended. */
export function municipalLines<B extends Named>(
  municipalities: readonly string[],
  bodies: readonly B[],
  action: string,
  today: string,
): MunicipalLine<B>[] {
  const own = Map.groupBy(
    bodies.filter(({ actions }) => actions.includes(action)),
    ({ territory }) => territory,
  );
  const rank = (body: B) => MUNICIPAL_STATES.indexOf(stateOf(body, today));
  return municipalities.map((municipality) => {
    const [body = null] = (own.get(municipality) ?? []).toSorted((a, b) => rank(a) - rank(b));
    return { municipality, body, state: body === null ? 'absent' : stateOf(body, today) };
  });
}
