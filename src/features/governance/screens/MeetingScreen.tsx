import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay, formatDayInWords } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { useScreenTitle } from '../../../web/screen-title.ts';
import type { MeetingAnswer } from '../contract.ts';
import { useStage } from './desk-queries.ts';
import { Agenda } from './meeting/Agenda.tsx';
import { Attendance } from './meeting/Attendance.tsx';
import { Minutes } from './meeting/Minutes.tsx';
import { MoveDialog } from './meeting/MoveDialog.tsx';
import { paperAddress, useMeeting } from './queries.ts';
import { ChangeWords, StageBadge } from './words.tsx';

/** What is on the agenda, what is decided of each item, who came, and what do the minutes say? */
export function MeetingScreen() {
  const { orgao = '', dia = '' } = useParams({ strict: false }) as { orgao?: string; dia?: string };
  const query = useMeeting({ body: orgao, key: dia });
  if (query.isPending) return <Loading label="Lendo a reunião" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page meeting={query.data} />;
}

function Page({ meeting }: { meeting: MeetingAnswer }) {
  const title = `Reunião de ${formatDay(meeting.day)}`;
  useScreenTitle(`${meeting.bodyName}: ${title}`);
  const over = meeting.stage === 'closed' || meeting.stage === 'final';
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Colegiados', href: '/colegiados' },
          { label: meeting.bodyName, href: `/colegiados/${meeting.body}` },
          { label: title },
        ]}
        context={contextOf(meeting)}
        actions={<Moves meeting={meeting} />}
        exports={papersOf(meeting)}
      >
        <p className="flex flex-wrap items-center gap-x-4 text-14">
          <StageBadge stage={meeting.stage} />
          <ChangeWords {...meeting} />
        </p>
      </PageHeader>
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[1fr_340px]">
        <div className="flex min-w-0 flex-col gap-8">
          {over && <Minutes meeting={meeting} />}
          <Agenda meeting={meeting} />
        </div>
        <Attendance meeting={meeting} />
      </div>
    </>
  );
}

const contextOf = ({ bodyName, day, hour, place }: MeetingAnswer): string =>
  [bodyName, formatDayInWords(day), hour, place].filter((each) => each !== null && each !== '').join(' · ');

function papersOf(meeting: MeetingAnswer) {
  const files = (paper: 'agenda' | 'pack' | 'minutes', label: string) =>
    (['pdf', 'docx'] as const).map((format) => ({
      id: `${paper}-${format}`,
      label: `${label} (${format.toUpperCase()})`,
      file: paperAddress(meeting, paper, format),
    }));
  const minutes = { closed: 'Minuta da ata', final: 'Ata' }[meeting.stage as string];
  return [
    ...(minutes === undefined ? [] : files('minutes', minutes)),
    ...files('agenda', 'Pauta'),
    ...files('pack', 'Pauta e material de apoio'),
  ];
}

/** What the one who conducts may do next: one main verb, the others beside it. */
function Moves({ meeting }: { meeting: MeetingAnswer }) {
  const stage = useStage(meeting);
  const [moving, setMoving] = useState(false);
  if (!meeting.mayConduct) return null;
  const go = (move: 'freezeAgenda' | 'open' | 'close') =>
    stage.mutate(
      { move, expectedVersion: meeting.version },
      { onError: (error) => showToast(error.message, { tone: 'problem' }) },
    );
  const ahead = meeting.stage === 'planned' || meeting.stage === 'agenda';
  return (
    <>
      {(ahead || meeting.stage === 'cancelled') && (
        <Button onPress={() => setMoving(true)}>{ahead ? 'Mudar ou cancelar' : 'Marcar de novo'}</Button>
      )}
      {meeting.stage === 'planned' && (
        <Button onPress={() => go('freezeAgenda')} isDisabled={stage.isPending}>
          Fechar a pauta
        </Button>
      )}
      {ahead && (
        <Button kind="primary" onPress={() => go('open')} isDisabled={stage.isPending}>
          Abrir a reunião
        </Button>
      )}
      {meeting.stage === 'open' && (
        <Button kind="primary" onPress={() => go('close')} isDisabled={stage.isPending}>
          Encerrar a reunião
        </Button>
      )}
      {moving && <MoveDialog meeting={meeting} onClose={() => setMoving(false)} />}
    </>
  );
}
