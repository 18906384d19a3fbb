import { buildServer } from '../src/app/server.ts';
import { freshContext } from './database/fresh.ts';
import { PERSON_OF_ROLE, sendAs, signInAs } from './database/sign-in.ts';

/** The whole server on a fresh database, with somebody of this role signed in. */
export async function openSignedIn(role: string) {
  const fresh = await freshContext();
  const app = await buildServer(fresh.context);
  const headers = await signInAs(app, PERSON_OF_ROLE[role]!);
  return {
    context: fresh.context,
    app,
    get: (url: string) => sendAs(app, headers, { method: 'GET', url }),
    close: async () => {
      await app.close();
      await fresh.close();
    },
  };
}

export type SignedIn = Awaited<ReturnType<typeof openSignedIn>>;
