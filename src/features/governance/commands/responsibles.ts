import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import { findPerson, listOffices, listPeopleWho, listUnits } from '../../accounts/index.ts';
import type { MeetingAnswer, OutcomeBody } from '../contract.ts';
import type { Responsible } from '../domain/agenda.ts';

/** The people with an account whose role takes things to meetings. */
export const listParticipants = async (context: Context) =>
  listOffices(context, await listPeopleWho(context, 'governance.propose', null));

/** Whom a meeting may assign something to: the units that stand, and the people whose role takes things to meetings. */
export async function listResponsibles(context: Context): Promise<MeetingAnswer['responsibles']> {
  const units = await listUnits(context, { day: context.clock.today() });
  const people = await listParticipants(context);
  return [
    ...units.map(({ id, acronym, name }) => ({ kind: 'unit' as const, id, name: acronym, office: name })),
    ...people.map((person) => ({ kind: 'person' as const, ...person })),
  ];
}

type To = Extract<OutcomeBody, { kind: 'assigned' }>['to'];

/** Who answers, by the name that the minutes print. @throws AppError `not-found`. */
export async function nameResponsible(
  tx: Context,
  to: To,
): Promise<{ to: string; responsible: Responsible | null }> {
  if (to.kind === 'outsider') return { to: to.name, responsible: null };
  const { kind, id } = to;
  const name =
    kind === 'person'
      ? (await findPerson(tx, id))?.name
      : (await listUnits(tx, { day: tx.clock.today() })).find((unit) => unit.id === id)?.acronym;
  if (name !== undefined) return { to: name, responsible: { kind, id } };
  throw new AppError(
    'not-found',
    kind === 'person'
      ? 'Esta pessoa não tem conta neste Pactua. Escolha outra, ou escreva o nome de alguém de fora.'
      : `Não há unidade ${id} em vigor. Escolha outra, ou escreva o nome de alguém de fora.`,
  );
}
