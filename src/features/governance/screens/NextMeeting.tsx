import { Link, useNavigate } from '@tanstack/react-router';
import { formatDayInWords } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { useSession } from '../../../web/session.ts';
import type { CalendarAnswer } from '../contract.ts';
import { meetingAddress, useCalendar, useStage } from './desk-queries.ts';
import { StageBadge } from './words.tsx';

type Meeting = CalendarAnswer['items'][number];

/**
 * Próximas reuniões: the next of each body in which the reader has a seat or whose unit keeps it, and, for who reports the plan, the next
 * conduction meeting; opened from here by who conducts it. `isDue`: only those of today or before, which come first in the queue; else
 * only those ahead.
 */
export function NextMeeting({ isDue }: { isDue: boolean }) {
  const { data } = useCalendar();
  const reports = useSession()?.verbs.includes('plan.report') ?? false;
  const today = data?.today ?? '';
  const next = nextOf(data?.items ?? [], reports).filter(({ day }) => day <= today === isDue);
  if (next.length === 0) return null;
  const title = next.length === 1 ? 'Próxima reunião' : 'Próximas reuniões';
  return (
    <section aria-label={title} className="mt-8 first-of-type:mt-2">
      <h2 className="mb-2 text-22">{title}</h2>
      <ul className="border-rule border-t">
        {next.map((meeting) => (
          <Line key={meeting.body} meeting={meeting} today={today} />
        ))}
      </ul>
    </section>
  );
}

/** The first of each body that is the reader's, in the order of the days. */
function nextOf(items: readonly Meeting[], reports: boolean): Meeting[] {
  const ahead = items.filter(
    ({ kind, mine, stage }) => (mine || (reports && kind === 'conduction')) && AHEAD.has(stage),
  );
  return ahead.filter(({ body }, at) => ahead.findIndex((each) => each.body === body) === at);
}

const AHEAD = new Set<Meeting['stage']>(['planned', 'agenda', 'open']);

function Line({ meeting, today }: { meeting: Meeting; today: string }) {
  const navigate = useNavigate();
  const stage = useStage(meeting);
  const due = meeting.day <= today && (meeting.stage === 'planned' || meeting.stage === 'agenda');
  const open = () =>
    stage.mutate(
      { move: 'open', expectedVersion: meeting.version },
      {
        onSuccess: () => void navigate({ to: meetingAddress(meeting) }),
        onError: (error) => showToast(error.message, { tone: 'problem' }),
      },
    );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-rule border-b py-2">
      <Link to={meetingAddress(meeting)} className="font-semibold">
        {formatDayInWords(meeting.day)}
        {meeting.hour !== null && `, ${meeting.hour}`}
      </Link>
      <span>{meeting.bodyName}</span>
      <StageBadge stage={meeting.stage} />
      {meeting.mayConduct && due && (
        <Button
          className="ml-auto"
          onPress={open}
          isDisabled={stage.isPending}
          aria-label={`Abrir a reunião: ${meeting.bodyName}`}
        >
          Abrir a reunião
        </Button>
      )}
    </li>
  );
}
