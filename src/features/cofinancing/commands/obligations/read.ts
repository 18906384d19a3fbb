import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../../kernel/app-error.ts';
import {
  addMonths,
  type Competencia,
  competenciaInWords,
  parseCompetencia,
} from '../../../../kernel/competencia.ts';
import type { Citation } from '../../../../kernel/explained.ts';
import { formatDay } from '../../../../kernel/format.ts';
import type { Context } from '../../../../platform/context.ts';
import { PROJECT_ROOT } from '../../../../platform/env.ts';
import { findUnit } from '../../../accounts/index.ts';
import { lastApprovedMonth } from '../../../declarations/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { ObligationList } from '../../contract.ts';
import type { EventType } from '../../domain/instrument/event-types.ts';
import { productionMonthOf } from '../../domain/month/production.ts';
import {
  type Found,
  inOrder,
  type Obligation,
  type ObligationTerms,
  standingOf,
} from '../../domain/obligations.ts';
import type { Agreement } from '../../domain/programme.ts';
import { findMonth } from '../../store/month.ts';
import { getAgreement, getProgramme } from '../../store.ts';
import { cited } from '../cac/words.ts';
import { getInstrument } from '../instrument/open.ts';
import { readProduction } from '../month/read-production.ts';

const terms: ObligationTerms = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'database/seed/cofinancing/obligations.json'), 'utf8'),
);

/** The words of the acts that the obligations are. */
export const citationsOfObligations = (): Citation[] => [
  ...terms.obligations.map(({ cite }) => cite),
  ...terms.expiring.map(({ cite }) => cite),
];

interface Around {
  readonly agreement: Agreement;
  /** The month whose files and declaration are due by now: the one that this month pays. */
  readonly produced: Competencia;
  readonly instrument: Awaited<ReturnType<typeof getInstrument>>;
  readonly current: Competencia;
}

/** The 28 obligations of a Termo: what is recorded proves some by itself, and the rest say what they wait for. */
export async function readObligations(context: Context, id: string): Promise<ObligationList> {
  const agreement = await getAgreement(context, id);
  if (agreement.programme !== terms.programme)
    throw new AppError('not-found', 'As obrigações deste programa não estão cadastradas.');
  const today = context.clock.today();
  const current = parseCompetencia(today.slice(0, 7));
  const programme = await getProgramme(context, agreement.programme);
  const produced = productionMonthOf(programme, current) ?? current;
  const around = { agreement, instrument: await getInstrument(context, id), current, produced };
  const found = await proveOnce(context, around);
  const cites = await cited(
    context,
    terms.obligations.map(({ cite }) => cite),
  );
  const items = terms.obligations.map((obligation, index): ObligationList['items'][number] => {
    const said = found.get(keyOf(obligation)) as Found;
    const expiring = terms.expiring.find((each) => each.obligation === obligation.id);
    const { id: at, party, often, label } = obligation;
    return {
      id: at,
      party,
      often,
      label,
      standing: standingOf(obligation, said),
      words: 'proof' in said ? said.proof : said.reason,
      cite: cites[index] as (typeof cites)[number],
      expiring:
        expiring === undefined
          ? null
          : { label: expiring.label, to: expiring.to, ended: expiring.to < today, note: expiring.note },
    };
  });
  const municipality = (await getTerritory(context)).get(agreement.municipality, today).name;
  return { agreement: { id, name: agreement.name, municipality }, items: inOrder(items), next: null };
}

const keyOf = ({ proof }: Obligation): string => JSON.stringify(proof);

/** What is found of each proof; obligations that ask for the same one share it. */
async function proveOnce(context: Context, around: Around): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  for (const obligation of terms.obligations) {
    const key = keyOf(obligation);
    if (!found.has(key)) found.set(key, await prove(context, obligation, around));
  }
  return found;
}

function prove(context: Context, { proof }: Obligation, around: Around): Promise<Found> | Found {
  switch (proof.kind) {
    case 'document':
      return { reason: 'Comprova-se por documento: nenhum registro daqui o diz.' };
    case 'step':
      return byStep(around, proof.of);
    case 'criterion':
      return byCriterion(around, proof.of);
    case 'production':
      return byProduction(context, around);
    case 'declaration':
      return byDeclaration(context, around);
    case 'paid':
      return byPayment(context, around);
  }
}

function byStep({ instrument }: Around, event: EventType): Found {
  const said = instrument.content.last[event];
  if (said === undefined) return { reason: 'Falta registrar a etapa no instrumento.' };
  return { proof: `${said.document}, de ${formatDay(said.on)}.` };
}

function byCriterion({ instrument }: Around, criterion: string): Found {
  const said = instrument.content.eligibility?.find(({ id }) => id === criterion);
  const what = `Critério ${criterion} do art. 2º`;
  if (said === undefined) return { reason: `${what}: ainda não verificado.` };
  if (said.answer === 'met') return { proof: `${what}, verificado: ${said.evidence}` };
  return {
    reason: `${what}: ${said.answer === 'plan' ? 'a cumprir pelo plano de adequação.' : 'não cumprido.'}`,
  };
}

async function byProduction(context: Context, { agreement, produced }: Around): Promise<Found> {
  const name = competenciaInWords(produced);
  try {
    const { files } = await readProduction(context, agreement, produced);
    return { proof: `Produção de ${name} nos arquivos ${files.map(({ file }) => file).join(' e ')}.` };
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused') return { reason: error.message };
    throw error;
  }
}

async function byDeclaration(context: Context, { agreement, produced }: Around): Promise<Found> {
  const unit = await findUnit(context, agreement.establishment);
  const last = unit === null ? null : await lastApprovedMonth(context, unit.id);
  if (last === null) return { reason: 'Nenhuma declaração mensal do hospital foi aprovada.' };
  const words = `A última declaração aprovada é de ${competenciaInWords(parseCompetencia(last))}.`;
  return last >= produced ? { proof: words } : { reason: words };
}

const PAID: readonly string[] = ['PAID', 'ACCOUNTED', 'CLOSED'];

async function byPayment(context: Context, { agreement, current }: Around): Promise<Found> {
  const month = addMonths(current, -1);
  const name = competenciaInWords(month);
  const found = await findMonth(context, agreement.id, month);
  if (found !== null && PAID.includes(found.state)) return { proof: `A competência de ${name} está paga.` };
  return { reason: `A competência de ${name} ainda não foi paga.` };
}
