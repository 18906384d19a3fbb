import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../kernel/app-error.ts';
import { type HolidayRule, NATIONAL_HOLIDAYS, WorkingDays } from '../../../kernel/working-days.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { PROJECT_ROOT } from '../../../platform/env.ts';
import { newId } from '../../../platform/ids.ts';
import { post } from '../../../platform/mail/letters.ts';
import { listHoldersAmong } from '../../accounts/index.ts';
import { getTerritory } from '../../territory/index.ts';
import { digestsDue } from '../domain/digest.ts';
import { choiceOf } from '../domain/kinds.ts';
import { findKind } from '../kinds.ts';
import { listChoices } from '../store/choices.ts';
import { listPending, listToldThisWeek, type PendingNotice, saveDigest } from '../store/digests.ts';
import { countUnread } from '../store/notices.ts';
import { selfOf } from './reading.ts';

const HOLIDAYS = join(PROJECT_ROOT, 'database/seed/plan/holidays.json');

/** The working days where the department sits; of the whole state where its municipality is not said, or is of another state. */
async function workingDays(context: Context): Promise<WorkingDays> {
  const { holidays } = JSON.parse(await readFile(HOLIDAYS, 'utf8')) as { holidays: HolidayRule[] };
  const { home } = await getTerritory(context);
  const { seat } = context.env;
  const place = seat?.startsWith(home) ? seat : home;
  return new WorkingDays(place, [...NATIONAL_HOLIDAYS, ...holidays]);
}

/**
 * Posts the digests whose hour has come: at most one a day to each person, of what they have not read, with what they
 * want weekly once a week; nothing to who has nothing, has no role in force or wants no mail. Safe to repeat.
 * @returns how many were posted.
 */
export async function makeDigests(context: Context): Promise<number> {
  if (context.mail === null) return 0;
  const { timeZone, digest } = context.env;
  const due = digestsDue(context.clock.now().toISOString(), timeZone, digest, await workingDays(context));
  if (due === null) return 0;
  const pending = Map.groupBy(await listPending(context, due.day), (notice) => notice.person);
  const people = [...pending.keys()];
  const [chosen, holders, told] = [
    await listChoices(context, people),
    await listHoldersAmong(context, people),
    due.weekly ? await listToldThisWeek(context, due.from) : null,
  ];
  let posted = 0;
  for (const [person, notices] of pending) {
    if (!holders.has(person)) continue;
    const weekly = told !== null && !told.has(person);
    const ready = notices.filter((notice) => isReady(notice, chosen.get(person), weekly));
    if (ready.length === 0) continue;
    if (await postDigest(context, { person, day: due.day, weekly, notices: ready })) posted += 1;
  }
  return posted;
}

function isReady(notice: PendingNotice, chosen: Map<string, string> | undefined, weekly: boolean): boolean {
  const kind = findKind(notice.kind);
  if (kind === undefined) return false;
  const choice = choiceOf(kind, chosen?.get(kind.id));
  return choice === 'daily' || (choice === 'weekly' && weekly);
}

function postDigest(
  context: Context,
  digest: { person: string; day: string; weekly: boolean; notices: readonly PendingNotice[] },
): Promise<boolean> {
  return inTransaction(context, async (inner) => {
    const id = newId(inner.clock.now());
    const notices = digest.notices.map((notice) => notice.id);
    if (!(await saveDigest(inner, { ...digest, id, notices }))) return false;
    await post(inner, { template: 'digest', recipient: digest.person, data: { digest: id } });
    return true;
  });
}

/** Posts to the reader, at once, a digest of all they have not read. @throws AppError `refused` where that is nothing. */
export async function postDigestNow(context: Context): Promise<void> {
  if (context.mail === null) throw new AppError('refused', 'Esta instalação não envia mensagens.');
  const recipient = selfOf(context);
  if ((await countUnread(context, recipient)) === 0)
    throw new AppError('refused', 'Você não tem avisos por ler: não há o que mandar.');
  await inTransaction(context, (inner) => post(inner, { template: 'digest', recipient, data: {} }));
}
