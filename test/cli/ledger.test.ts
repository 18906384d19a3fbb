import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openContext } from '../../src/app/context.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import type { Context } from '../../src/platform/context.ts';
import { startEmbedded } from '../../src/platform/db/embedded.ts';
import { readEnv } from '../../src/platform/env.ts';
import { TEST_INSTANT } from '../database/template.ts';
import { leadTo, ON, payWhole } from '../transfer-acts.ts';
import { prepareTransfers } from '../transfer-room.ts';
import { openCommandLine } from './pactua.ts';

/** Each command starts the database anew. */
const A_WHILE = 240_000;
const OF = ['--agreement', ON.agreement, '--competencia', ON.competencia] as const;

interface Report {
  readonly ok: boolean;
  readonly entries: number;
  readonly lastHash: string | null;
  readonly breaks: readonly { readonly sequence: number | null; readonly fault: string }[];
}

describe('the ledger on the command line', () => {
  const pactua = openCommandLine();
  afterAll(() => pactua.close());

  /** Works in the database of the data folder while no command does. */
  async function within(work: (context: Context) => Promise<unknown>): Promise<void> {
    const [version = ''] = globSync('data/**/PG_VERSION', { cwd: pactua.folder, exclude: ['**/base/**'] });
    const database = await startEmbedded(join(pactua.folder, version, '..'));
    const env = { ...readEnv({ PACTUA_DATA: join(pactua.folder, 'data') }), logLevel: 'silent' as const };
    const context = openContext(env, database.db, fixedClock(TEST_INSTANT, env.timeZone));
    await work(context);
    await context.close();
    await database.close();
  }

  beforeAll(async () => {
    expect((await pactua.run('ledger', 'verify')).out).toMatch(/ainda não tem lançamentos/);
    await within(async (context) => {
      const room = await prepareTransfers(context);
      await leadTo(room, 'authorised');
      await payWhole(room);
      room.forget();
    });
  }, A_WHILE);

  it(
    'is walked to its end: exit 0 only where everything is as it was written',
    async () => {
      const sound = await pactua.run('ledger', 'verify', '--json');
      expect(sound.exit).toBe(0);
      expect(sound.json<Report>()).toMatchObject({
        ok: true,
        entries: 6,
        lastHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        breaks: [],
      });
    },
    A_WHILE,
  );

  it(
    'gives the dossier of a payment, the same bytes each time, and takes the place of no file',
    async () => {
      const path = join(pactua.folder, 'dossie.pdf');
      const first = await pactua.run('ledger', 'dossier', path, ...OF, '--json');
      expect(first.exit, first.error).toBe(0);
      const bytes = readFileSync(path);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(first.json()).toEqual({ file: path, bytes: bytes.length, sha256 });
      const again = await pactua.run('ledger', 'dossier', join(pactua.folder, 'outro.pdf'), ...OF, '--json');
      expect(again.json<{ sha256: string }>().sha256).toBe(sha256);
      expect((await pactua.run('ledger', 'dossier', path, ...OF)).exit).toBe(1);
      expect(readFileSync(path).equals(bytes)).toBe(true);
    },
    A_WHILE,
  );

  it(
    'says what it lacks: a month of which nothing was recorded, an argument',
    async () => {
      const path = join(pactua.folder, 'nada.pdf');
      const nothing = await pactua.run('ledger', 'dossier', path, OF[0], OF[1], OF[2], '2020-12');
      expect([nothing.exit, nothing.error]).toEqual([1, expect.stringMatching(/Nada foi registrado/)]);
      const untold = await pactua.run('ledger', 'dossier', path);
      expect([untold.exit, untold.error]).toEqual([2, expect.stringMatching(/--agreement/)]);
      expect(globSync('nada.pdf', { cwd: pactua.folder })).toEqual([]);
    },
    A_WHILE,
  );

  it(
    'names each entry that somebody changed with the triggers off, and exits 1',
    async () => {
      await within(({ db }) =>
        db.transaction().execute(async (tx) => {
          await sql`set local session_replication_role = replica`.execute(tx);
          await sql`update ledger_lines set amount = amount + 1
            where entry = (select id from ledger_entries where sequence = 3) and position = 0`.execute(tx);
          await sql`delete from ledger_lines where entry = (select id from ledger_entries where sequence = 5)`.execute(
            tx,
          );
          await sql`delete from ledger_entries where sequence = 5`.execute(tx);
        }),
      );
      const broken = await pactua.run('ledger', 'verify', '--json');
      expect(broken.exit).toBe(1);
      const report = broken.json<Report>();
      expect(report.ok).toBe(false);
      expect(report.breaks).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ sequence: 3, fault: 'lines' }),
          expect.objectContaining({ sequence: 5, fault: 'missing' }),
        ]),
      );
      expect((await pactua.run('ledger', 'verify')).out).toMatch(/Não confere:\n[\s\S]*Não lance mais nada/);
    },
    A_WHILE,
  );
});
