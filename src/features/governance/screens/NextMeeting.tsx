import { Link, useNavigate } from '@tanstack/react-router';
import { formatDayInWords } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { useSession } from '../../../web/session.ts';
import type { MeetingSummary } from '../contract.ts';
import { meetingAddress, useCalendar, useStage } from './queries.ts';
import { StageBadge } from './words.tsx';

/** Próxima reunião: the conduction meeting that comes next, opened from here by who conducts it on its day; `isDue`: only on or after it. */
export function NextMeeting({ isDue }: { isDue: boolean }) {
  const { data } = useCalendar();
  const next = data?.items.find(({ kind, stage }) => kind === 'conduction' && stage !== 'cancelled');
  if (next === undefined || next.day <= (data?.today ?? '') !== isDue) return null;
  return <Line meeting={next} today={data?.today ?? ''} />;
}

function Line({ meeting, today }: { meeting: MeetingSummary; today: string }) {
  const session = useSession();
  const navigate = useNavigate();
  const stage = useStage(meeting);
  const conducts = session?.verbs.includes('governance.conduct') ?? false;
  const due = meeting.day <= today && meeting.stage === 'planned';
  const open = () =>
    stage.mutate(
      { move: 'open', expectedVersion: meeting.version },
      {
        onSuccess: () => void navigate({ to: meetingAddress(meeting) }),
        onError: (error) => showToast(error.message, { tone: 'problem' }),
      },
    );
  return (
    <section aria-label="Próxima reunião" className="mt-8 first-of-type:mt-2">
      <h2 className="mb-2 text-22">Próxima reunião</h2>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2 border-rule border-t border-b py-2">
        <Link to={meetingAddress(meeting)} className="font-semibold">
          {formatDayInWords(meeting.day)}
          {meeting.hour !== null && `, ${meeting.hour}`}
        </Link>
        <span>{meeting.bodyName}</span>
        <StageBadge stage={meeting.stage} />
        {conducts && due && (
          <Button className="ml-auto" onPress={open} isDisabled={stage.isPending}>
            Abrir a reunião
          </Button>
        )}
      </p>
    </section>
  );
}
