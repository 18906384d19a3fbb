import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { demonstrationRoutes, routes } from '../src/app/routes.ts';
import { buildServer } from '../src/app/server.ts';
import { type FreshContext, freshContext } from './database/fresh.ts';
import { OWN_PAGE, PERSON_OF_ROLE, sendAs, signInAs } from './database/sign-in.ts';

type Letter = 'A' | 'D' | 'O';

interface Row {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly own: string;
  readonly other: string;
  /** `visitor` and every role. */
  readonly letters: ReadonlyMap<string, Letter>;
}

const NOBODY = '01940000-0000-7000-8000-000000000000';

function readTable(): Row[] {
  const text = readFileSync(join(import.meta.dirname, 'access.csv'), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [header = [], ...rows] = lines.map((line) => line.split(';'));
  const roles = header.slice(4);
  return rows.map(([method, path, own, other, ...letters]) => ({
    method: method as Row['method'],
    path: path ?? '',
    own: own ?? '',
    other: other ?? '',
    letters: new Map(roles.map((role, i) => [role, letters[i] as Letter])),
  }));
}

/** The address and the body of a record as the table writes it: `number=3.5.16 {"status":"completed"}`. */
function requestOf(row: Row, record: string): { url: string; payload?: object } {
  const brace = record.indexOf('{');
  const body = brace < 0 ? undefined : (JSON.parse(record.slice(brace)) as object);
  const words = (brace < 0 ? record : record.slice(0, brace)).split(' ').filter((word) => word !== '');
  const values = new Map(words.map((word) => word.split('=') as [string, string]));
  const url = row.path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(values.get(name) ?? NOBODY));
  if (row.method === 'GET' || row.method === 'DELETE') {
    const inPath = new Set(Array.from(row.path.matchAll(/:(\w+)/g), ([, name]) => name));
    const query = new URLSearchParams([...values].filter(([name]) => !inPath.has(name)));
    return { url: query.size === 0 ? url : `${url}?${query}` };
  }
  return { url, payload: body ?? {} };
}

/** What each cell of a row promises: about the record `own`, and about `other` where there is one. */
function casesOf(row: Row): { role: string; record: string; expected: string }[] {
  return [...row.letters].flatMap(([role, letter]) => {
    const own = { role, record: row.own, expected: letter === 'D' ? 'refused' : 'allowed' };
    const other = { role, record: row.other, expected: letter === 'A' ? 'allowed' : 'refused' };
    return row.other === '' ? [own] : [own, other];
  });
}

const table = readTable();
const roleBook: { roles: { id: string }[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../database/seed/accounts/roles.json'), 'utf8'),
);

describe('the table of who may call what', () => {
  const declared = [...routes, ...demonstrationRoutes].map((route) => `${route.method} ${route.path}`);
  const written = new Set(table.map((row) => `${row.method} ${row.path}`));

  it('has a row for every route', () => {
    expect(declared.filter((route) => !written.has(route))).toEqual([]);
  });

  it('has a route for every row', () => {
    expect([...written].filter((route) => !declared.includes(route))).toEqual([]);
  });

  it('has a column for every role, and a letter in every cell', () => {
    const columns = ['visitor', ...roleBook.roles.map((role) => role.id)];
    const faulty = table.filter(
      (row) =>
        [...row.letters.keys()].join() !== columns.join() ||
        ![...row.letters.values()].every((letter) => ['A', 'D', 'O'].includes(letter)),
    );
    expect(faulty.map((row) => `${row.method} ${row.path}`)).toEqual([]);
  });

  it('names the other record wherever a role is kept to its own', () => {
    const faulty = table.filter((row) => [...row.letters.values()].includes('O') && row.other === '');
    expect(faulty).toEqual([]);
  });
});

// Who may do what is decided before any database is asked: one engine says it all, and the table takes a minute.
describe.skipIf(inject('engine') !== 'embedded')('every route × every role', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  const open = new Map<string, { cookie: string }>();
  beforeAll(async () => {
    fresh = await freshContext();
    app = await buildServer(fresh.context);
  });
  afterAll(async () => {
    await app.close();
    await fresh.close();
  });

  /** The headers of somebody's open page; a session that a route may have ended is opened again. */
  async function sessionOf(role: string, row: Row): Promise<{ cookie: string }> {
    if (role === 'visitor') return { ...OWN_PAGE, cookie: '' };
    const mayEnd = row.method !== 'GET' && row.path.startsWith('/api/session');
    const known = open.get(role);
    if (known && !mayEnd) return known;
    const session = await signInAs(app, PERSON_OF_ROLE[role] ?? '');
    if (mayEnd) open.delete(role);
    else open.set(role, session);
    return session;
  }

  async function answers(role: string, row: Row, record: string): Promise<'allowed' | 'refused' | string> {
    const session = await sessionOf(role, row);
    const answer = await sendAs(app, session, { method: row.method, ...requestOf(row, record) });
    if (answer.statusCode === (role === 'visitor' ? 401 : 403)) return 'refused';
    const isStrange = answer.statusCode >= 500 || [401, 403, 429].includes(answer.statusCode);
    return isStrange ? `${answer.statusCode} ${answer.body}` : 'allowed';
  }

  it.each(table.map((row) => [`${row.method} ${row.path} ${row.own}`.trim(), row] as const))(
    '%s',
    async (_, row) => {
      const wrong: string[] = [];
      for (const { role, record, expected } of casesOf(row)) {
        const answer = await answers(role, row, record);
        if (answer !== expected) wrong.push(`${role} ${record}: ${answer}, expected ${expected}`);
      }
      expect(wrong).toEqual([]);
    },
  );
});
