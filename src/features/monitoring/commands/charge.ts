import { AppError } from '../../../kernel/app-error.ts';
import { competenciaInWords, parseCompetencia } from '../../../kernel/competencia.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append, listEvents } from '../../../platform/events.ts';
import { notify } from '../../notices/index.ts';
import type { Charged } from '../contract.ts';
import { overdueMeasures } from '../domain/nonconformities/counts.ts';
import type { Worsened } from '../domain/worsened.ts';
import { isCharged } from '../domain/worsened-kinds.ts';
import { getNonConformity } from '../store/nonconformities/records.ts';
import { territoryOf } from './nonconformities/open.ts';
import { nonConformityLink, peopleBehind } from './nonconformities/tell.ts';
import { APPROVE_REPORT } from './open-report.ts';
import { peopleOf, reportLink } from './tell.ts';

/** What is charged, by which its charges are kept: the non-conformity, the line of a month, or the month that units did not send. Null where the line is answered otherwise. */
export function chargeKey({ kind, id, units }: Worsened, competencia: string | null): string | null {
  if (!isCharged(kind)) return null;
  if (kind === 'unsent') return `${kind}/${competencia}`;
  return kind === 'returned' ? `${kind}/${competencia}/${id}/${units[0]}` : `${kind}/${id}`;
}

const chargeStream = (key: string): string => `charge/${key}`;

/** The last day on which it was charged, and how often; null where never. */
export async function lastCharge(context: Context, key: string) {
  const events = await listEvents(context, chargeStream(key));
  return { times: events.length, on: (events.at(-1)?.data.on as string | undefined) ?? null };
}

interface Reminder {
  readonly people: readonly string[];
  readonly text: string;
  readonly link: string;
}

async function remindersOf(tx: Context, line: Worsened, competencia: string | null): Promise<Reminder[]> {
  const { kind, id, number, title, to, units } = line;
  const territory = await territoryOf(tx);
  if (kind === 'returned' || kind === 'unsent') {
    const month = parseCompetencia(competencia ?? '');
    const what = kind === 'returned' ? `linha ${number} devolvida` : 'lançamento não enviado';
    return Promise.all(
      units.map(async (unit) => ({
        people: await peopleOf(tx, unit, territory),
        text: `Cobrança da superintendência: ${what} em ${competenciaInWords(month)} (${unit}), sem resposta.`,
        link: reportLink(month, unit),
      })),
    );
  }
  const each = await getNonConformity(tx, id);
  const given = overdueMeasures(each, tx.clock.today()).map(({ who }) => peopleBehind(tx, who, territory));
  const people =
    kind === 'measure' ? (await Promise.all(given)).flat() : await peopleOf(tx, each.unit, territory);
  const text = `Cobrança da superintendência: ${number}, ${title}. ${to}.`;
  return [{ people: [...new Set(people)], text, link: nonConformityLink(id) }];
}

/**
 * Reminds at once who answers for a line that got worse, and keeps that it did: once a day of each line.
 * @throws AppError `forbidden`; `refused` where it was charged today, or nobody with an account answers for it; `conflict`.
 */
export function charge(
  context: Context,
  line: Worsened,
  { key, competencia }: { key: string; competencia: string | null },
): Promise<Charged> {
  return once(context, 'monitoring.charge', async (tx) => {
    authorise(tx, APPROVE_REPORT);
    const today = tx.clock.today();
    const { times, on } = await lastCharge(tx, key);
    if (on === today) throw new AppError('refused', 'Já foi cobrado hoje: cobre de novo a partir de amanhã.');
    const reminders = await remindersOf(tx, line, competencia);
    const people = new Set(reminders.flatMap((each) => each.people)).size;
    if (people === 0)
      throw new AppError(
        'refused',
        `Ninguém com conta responde por ${line.units.join(', ')}: não há a quem cobrar. Conceda o papel a alguém em Pessoas e papéis.`,
      );
    await append(tx, {
      stream: chargeStream(key),
      type: 'charged',
      data: { on: today, units: line.units, people, said: line.to },
      expected: times,
    });
    for (const { text, link, people: told } of reminders)
      await notify(
        tx,
        told.map((person) => ({
          person,
          kind: 'charged',
          text,
          link,
          key: `${chargeStream(key)}/${today}${link}`,
        })),
      );
    return { people, on: today };
  });
}
