import type { FastifyInstance } from 'fastify';
import { buildServer } from '../src/app/server.ts';
import { type FreshContext, freshContext } from './database/fresh.ts';
import { invitePerson } from './database/sign-in.ts';

export const MARIA = { name: 'Maria de Teste', email: 'maria@saude.teste.br' };

export interface PeopleRoom {
  fresh: FreshContext;
  app: FastifyInstance;
  /** The id of `MARIA`, who was invited and chose `PASSWORD`. */
  maria: string;
}

/** The whole server on a fresh database, where one person more has an account. */
export async function openPeopleRoom(): Promise<PeopleRoom> {
  const fresh = await freshContext();
  const app = await buildServer(fresh.context);
  return { fresh, app, maria: await invitePerson(app, MARIA) };
}

export async function closePeopleRoom({ app, fresh }: Omit<PeopleRoom, 'maria'>): Promise<void> {
  await app.close();
  await fresh.close();
}
