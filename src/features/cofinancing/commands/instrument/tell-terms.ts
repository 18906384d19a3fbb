import { Temporal } from 'temporal-polyfill';
import { formatBrl, formatDay, leftInWords } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { type Context, inTransaction } from '../../../../platform/context.ts';
import { listPeopleWho } from '../../../accounts/index.ts';
import { notify } from '../../../notices/index.ts';
import type { Licence } from '../../contract.ts';
import { stateOn } from '../../domain/instrument/fold.ts';
import type { Around } from '../../domain/instrument/may.ts';
import { alertOf, daysBetween } from '../../domain/instrument/term.ts';
import { type InstrumentRecord, listInstruments } from '../../store/instrument/instruments.ts';
import { aroundInstrument, scopeOfInstrument } from './open.ts';
import { licenceOf } from './parts.ts';
import { OFFICE_VERBS } from './verbs.ts';

const KINDS = { term: 'licence-ending', revision: 'revision-due' } as const;

/**
 * Tells the municipality and the analysis of terms that end in 90, 60 or 30 days or have ended: the licence or TAC, with what a month
 * loses without it, the team of Art. 8º, and the yearly revision of the base values. Safe to run at any time and twice: each is told once.
 */
export async function tellOfTerms(context: Context): Promise<void> {
  for (const record of await listInstruments(context)) {
    const around = await aroundInstrument(context, record);
    if (stateOn(record.content, around.terms, around.today, around.days) === 'CLOSED') continue;
    await tellLicence(context, record, around);
    await tellTeam(context, record, around);
    await tellRevision(context, record, around);
  }
}

async function tellLicence(context: Context, record: InstrumentRecord, around: Around): Promise<void> {
  const said = record.content.last['licence-recorded'];
  const { until } = said?.details ?? {};
  if (until === undefined || alertOf(daysBetween(around.today, until), around.terms.licence.alerts) === null)
    return;
  const licence = await licenceOf(context, record, around);
  await tell(context, record, {
    text: licenceWords(record.name, licence),
    link: `/cofinanciamento/termos/${record.id}/vida#regularidade`,
    key: `licence/${record.id}/${until}/${licence.alert}`,
  });
}

function licenceWords(name: string, { kind, document, until, daysLeft, loss }: Licence): string {
  const what = `${kind === 'tac' ? 'O TAC' : 'A licença sanitária'} ${document ?? ''} (${name})`;
  const when = ended(daysLeft ?? 0, until ?? '');
  const cost =
    loss === null
      ? ''
      : ` Sem licença nem TAC, ${LOSS_WORDS[loss.at]} ${formatBrl(Rational.parse(loss.amount))} a menos.`;
  return `${what} ${when}${cost} Registre a renovação na vida do Termo.`;
}

const LOSS_WORDS: Readonly<Record<NonNullable<Licence['loss']>['at'], string>> = {
  month: 'um mês paga',
  assessment: 'a partir da próxima avaliação do incentivo um mês paga',
};

const ended = (daysLeft: number, until: string): string =>
  daysLeft < 0
    ? `venceu em ${formatDay(until)}.`
    : `vence em ${formatDay(until)} (${leftInWords(daysLeft)}).`;

async function tellTeam(context: Context, record: InstrumentRecord, around: Around): Promise<void> {
  const { until } = record.content.last['team-designated']?.details ?? {};
  if (until === undefined) return;
  const daysLeft = daysBetween(around.today, until);
  const alert = alertOf(daysLeft, around.terms.licence.alerts);
  if (alert === null) return;
  await tell(context, record, {
    text: `A designação da equipe de monitoramento (${record.name}) ${ended(daysLeft, until)} Designe a equipe de novo.`,
    link: `/cofinanciamento/termos/${record.id}/vida#equipe`,
    key: `team/${record.id}/${until}/${alert}`,
  });
}

/** The base values are looked at again each year (clause 7): told once on each anniversary of the last ordinance. */
async function tellRevision(context: Context, record: InstrumentRecord, around: Around): Promise<void> {
  const { 'base-value-ordered': ordered, revised } = record.content.last;
  const last = [ordered, revised]
    .filter((each) => each !== undefined)
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .at(-1);
  if (last === undefined) return;
  const { months } = around.terms.revision;
  const passed = Temporal.PlainDate.from(last.on).until(around.today, { largestUnit: 'month' }).months;
  const times = Math.floor(passed / months);
  if (times === 0) return;
  await tell(
    context,
    record,
    {
      text: `Os valores de base (${record.name}) são de ${formatDay(last.on)}, ${last.document}: o Termo manda revê-los a cada ${months} meses. Analise-os ou peça a revisão na vida do Termo.`,
      link: `/cofinanciamento/termos/${record.id}/vida`,
      key: `revision/${record.id}/${last.on}/${times}`,
    },
    KINDS.revision,
  );
}

interface Told {
  readonly text: string;
  readonly link: string;
  readonly key: string;
}

async function tell(
  context: Context,
  { id }: InstrumentRecord,
  told: Told,
  kind: string = KINDS.term,
): Promise<void> {
  const scope = await scopeOfInstrument(context, id);
  await inTransaction(context, async (tx) => {
    const people = new Set([
      ...(await listPeopleWho(tx, OFFICE_VERBS.municipality, scope)),
      ...(await listPeopleWho(tx, OFFICE_VERBS.analysis, scope)),
    ]);
    await notify(
      tx,
      [...people].map((person) => ({ person, kind, ...told })),
    );
  });
}
