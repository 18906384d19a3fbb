import type { KyselyPlugin } from 'kysely';
import { recordExecution } from '../src/features/cofinancing/commands/month/execution.ts';
import { validateLines } from '../src/features/cofinancing/commands/month/lines.ts';
import type { MonthOf } from '../src/features/cofinancing/commands/month/open.ts';
import { issueOrdinance, publishOrdinance } from '../src/features/cofinancing/commands/month/ordinance.ts';
import {
  closeProduction,
  countersignProduction,
  typeProduction,
} from '../src/features/cofinancing/commands/month/production.ts';
import { readLines } from '../src/features/cofinancing/commands/month/read.ts';
import {
  authoriseMonth,
  calculateMonth,
  checkMonth,
} from '../src/features/cofinancing/commands/month/sign.ts';
import { type Month, OPEN_MONTH } from '../src/features/cofinancing/domain/month/month.ts';
import type { Context } from '../src/platform/context.ts';
import { newId } from '../src/platform/ids.ts';
import { type Cast, caller } from '../test/transfer-acts.ts';
import { madeUpFacts } from './hospital-facts.ts';
import { add, NOTHING, type Spent, spent } from './spent.ts';

const EXECUTION = ['commit', 'liquidate', 'bank-order', 'pay'] as const;

/** What is timed by itself, in its order. */
const STAGES = [
  'production typed',
  'countersigned by another',
  'production closed',
  'calculated, with its memory',
  'indicators of the month read',
  'one of them validated, where it has a value',
  'checked by another',
  'authorised by a third, right posted',
  'ordinance issued, one for all hospitals',
  'ordinance published, posted for each',
  'committed, posted',
  'liquidated, posted',
  'ordered from the bank, posted',
  'paid, posted',
] as const;
type Stage = (typeof STAGES)[number];

/** Transactions of a run, from its production to its right in the ledger. */
export const TRANSACTIONS = 6;
/** Entries that its ordinance and its payment add to the ledger. */
export const PAID_ENTRIES = 1 + EXECUTION.length;

/** The months of many hospitals, each command by the person of its role and under an id of its own. */
export class Runs {
  readonly spent = new Map<Stage, Spent & { readonly queries: number }>();
  readonly #cast: Cast;
  readonly #agreements: readonly string[];
  readonly #commands = new Map<string, string>();
  readonly #validated = new Set<string>();
  #queries = 0;

  constructor(cast: Cast, agreements: readonly string[]) {
    this.#cast = cast;
    this.#agreements = agreements;
  }

  /** Every hospital's month from its production to its right; the second time the same commands under the same ids. */
  async authorise(competencia: string): Promise<Month[]> {
    const authorised: Month[] = [];
    for (const [at, agreement] of this.#agreements.entries())
      authorised.push(await this.#authorise({ agreement, competencia }, at));
    return authorised;
  }

  /** What was authorised of a month ordered by one ordinance, and each executed up to its payment. */
  async pay(competencia: string, authorised: readonly Month[]): Promise<void> {
    const months = this.#agreements.map((agreement, at) => ({ agreement, version: authorised[at]!.version }));
    const day = this.#cast.context.clock.today();
    const { paper } = await this.#do('ordinance issued, one for all hospitals', competencia, (as) =>
      issueOrdinance(as('spending-authority'), { competencia, months }),
    );
    await this.#do('ordinance published, posted for each', competencia, (as) =>
      publishOrdinance(as('spending-authority'), paper, { gazette: `DOE ${competencia}`, day }),
    );
    for (const [at, agreement] of this.#agreements.entries())
      await this.#pay({ agreement, competencia }, authorised[at]!);
  }

  async #authorise(on: MonthOf, at: number): Promise<Month> {
    const key = `${on.agreement} ${on.competencia}`;
    const { record } = await this.#do('production typed', key, (as) =>
      typeProduction(as('regional-office'), on, producedBy(at, on.competencia)),
    );
    await this.#do('countersigned by another', key, (as) =>
      countersignProduction(as('spca'), caller, { agreement: on.agreement, record }, {}),
    );
    let month = await this.#do('production closed', key, (as) =>
      closeProduction(as('regional-office'), on, OPEN_MONTH),
    );
    const { version } = month;
    month = await this.#do('calculated, with its memory', key, (as) =>
      calculateMonth(as('regional-office'), on, { version, opinion: 'De acordo com os registros.' }),
    );
    const calculated = { version: await this.#validate(on, key, month.version) };
    month = await this.#do('checked by another', key, (as) => checkMonth(as('spca'), caller, on, calculated));
    const checked = { version: month.version };
    return this.#do('authorised by a third, right posted', key, (as) =>
      authoriseMonth(as('spending-authority'), caller, on, checked),
    );
  }

  /** The lines that say something, each alone; read once, as the regional office does. @returns the version after the last */
  async #validate(on: MonthOf, key: string, version: number): Promise<number> {
    if (this.#validated.has(key)) return version;
    this.#validated.add(key);
    const { items } = await this.#do('indicators of the month read', key, (as) =>
      readLines(as('regional-office'), on),
    );
    let last = version;
    for (const { id, value, exceptions } of items) {
      if (value === null) continue;
      const words = exceptions.length === 0 ? null : 'Conferido com o hospital.';
      const month = await this.#do('one of them validated, where it has a value', `${key} ${id}`, (as) =>
        validateLines(as('regional-office'), on, { version: last, lines: [id], words }),
      );
      last = month.version;
    }
    return last;
  }

  async #pay(on: MonthOf, { version, entitlement: amount }: Month): Promise<void> {
    const key = `${on.agreement} ${on.competencia}`;
    const day = this.#cast.context.clock.today();
    // Issued and published meanwhile.
    const first = version + 2;
    for (const [at, step] of EXECUTION.entries())
      await this.#do(STAGES[STAGES.length - EXECUTION.length + at]!, key, (as) =>
        recordExecution(as('state-fund'), on, {
          version: first + at,
          step,
          amount,
          document: `${step} ${key}`,
          day,
        }),
      );
  }

  async #do<T>(
    stage: Stage,
    key: string,
    command: (as: (role: string) => Context) => Promise<T>,
  ): Promise<T> {
    const { context, as } = this.#cast;
    const named = `${stage} ${key}`;
    const commandId = this.#commands.get(named) ?? newId(context.clock.now());
    this.#commands.set(named, commandId);
    const db = context.db.withPlugin(this.#counting);
    const queries = this.#queries;
    let answer: T | undefined;
    const used = await spent(async () => {
      answer = await command((role) => ({ ...as(role), db, commandId }));
    });
    const before = this.spent.get(stage) ?? { ...NOTHING, queries: 0 };
    this.spent.set(stage, { ...add(before, used), queries: before.queries + this.#queries - queries });
    return answer as T;
  }

  readonly #counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      this.#queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** Another production in every month of every hospital. */
function producedBy(at: number, competencia: string) {
  const month = Number(competencia.slice(0, 4)) * 12 + Number(competencia.slice(5));
  const production = madeUpFacts(1, at * 100_000 + month)[0]?.production ?? '0.00';
  return {
    hospital: production,
    hospitalFaec: '1000.00',
    ambulatory: '121896.97',
    ambulatoryFaec: '0.00',
    reason: 'Medição: sem arquivos do mês.',
  };
}
