import type { FastifyInstance } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import {
  cookiesOf,
  invitePerson,
  OWN_PAGE,
  PASSWORD,
  sendAs,
  signIn,
  signInAs,
} from '../../../test/database/sign-in.ts';
import { buildServer } from '../../app/server.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Context } from '../../platform/context.ts';
import { confirmPassword } from './index.ts';

const MARIA = { name: 'Maria de Teste', email: 'maria@saude.teste.br' };

describe.skipIf(!hasDatabase)('the password typed again to sign', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  let maria: Context;
  let cookie = '';
  const actingAs = (id: string): Context => ({
    ...fresh.context,
    actor: { kind: 'person', id, name: '', grants: [] } satisfies Actor,
  });
  const caller = () => ({
    headers: new Headers({ cookie }),
    address: '10.9.0.1',
    setCookies: () => undefined,
  });
  const confirm = (password?: string, code?: string, as = maria) =>
    confirmPassword(as, caller(), { password, code });
  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildServer(fresh.context);
    maria = actingAs(await invitePerson(app, MARIA));
    cookie = cookiesOf(await signIn(app, MARIA.email));
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });

  it('takes the right one alone, and says on which field it refuses', async () => {
    expect(await confirm(PASSWORD)).toEqual({ by: 'password' });
    const refusal = { code: 'refused', details: { field: 'password' } };
    await expect(confirm('não é esta')).rejects.toMatchObject(refusal);
    await expect(confirm()).rejects.toMatchObject(refusal);
  });

  it('asks for the code too once the second factor is on', async () => {
    const own = (path: string, payload: object) =>
      sendAs(
        app,
        { cookie },
        { method: 'POST', url: `/api/account/second-factor${path}`, headers: OWN_PAGE, payload },
      );
    const { secret } = (await own('', { password: PASSWORD })).json();
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    cookie = cookiesOf(await own('/confirm', { code: code() }));
    const refusal = { code: 'refused', details: { field: 'code' } };
    await expect(confirm(PASSWORD)).rejects.toMatchObject(refusal);
    await expect(confirm(PASSWORD, '000000')).rejects.toMatchObject(refusal);
    const spaced = code().replace(/(...)/, '$1 ');
    expect(await confirm(PASSWORD, spaced)).toEqual({ by: 'password-and-code' });
  });

  it('makes the account wait after ten wrong ones, the right one included', async () => {
    for (let tries = 0; tries < 10; tries += 1)
      await expect(confirm('não é esta')).rejects.toMatchObject({ code: 'refused' });
    await expect(confirm(PASSWORD)).rejects.toMatchObject({ code: 'rate-limited' });
  });

  it('lets an invented person sign without one in a demonstration, and never elsewhere', async () => {
    const headers = await signInAs(app, 'superintendencia');
    const session = await sendAs(app, headers, { method: 'GET', url: '/api/session' });
    const demonstration = actingAs(session.json().person.id);
    expect(await confirm(undefined, undefined, demonstration)).toEqual({ by: 'demonstration' });
    const production: Context = {
      ...demonstration,
      env: { ...demonstration.env, mode: 'production' },
    };
    await expect(confirm('qualquer', undefined, production)).rejects.toMatchObject({ code: 'refused' });
  });
});
