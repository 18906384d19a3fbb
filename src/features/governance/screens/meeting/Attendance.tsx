import { Link } from '@tanstack/react-router';
import { Segmented } from '../../../../web/components/Segmented.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { MeetingAnswer, Attendance as Seat } from '../../contract.ts';
import { PRESENCE_WORDS, PRESENCES, type Presence } from '../../domain/attendance.ts';
import { SEGMENT_WORDS } from '../../domain/seat.ts';
import { AskSeat } from '../AskSeat.tsx';
import { usePresence } from '../queries.ts';

/** Who came, seat by seat, and whether the quorum that is configured was reached. */
export function Attendance({ meeting }: { meeting: MeetingAnswer }) {
  const { attendance, stage, mayConduct } = meeting;
  const live = (stage === 'open' || stage === 'closed') && mayConduct;
  return (
    <section aria-label="Presença">
      <h2 className="mb-2 border-rule-strong border-b pb-1 text-18">Presença</h2>
      {attendance.length === 0 ? (
        <p className="text-14 text-ink-quiet">
          Este colegiado ainda não tem cadeiras.{' '}
          <Link to={`/colegiados/${meeting.body}`}>Incluir cadeiras</Link>
        </p>
      ) : (
        <>
          <p className="text-14" aria-live="polite">
            {stage === 'planned' || stage === 'agenda'
              ? `${attendance.length} cadeiras; a presença se registra com a reunião aberta.`
              : meeting.countWords}
          </p>
          <ul className="mt-1">
            {attendance.map((seat) => (
              <Row key={seat.seat} seat={seat} meeting={meeting} live={live} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const SHORT: Readonly<Record<Presence, string>> = {
  titular: 'Titular',
  substitute: 'Suplente',
  absent: 'Ausente',
  excused: 'Justificou',
};
const SEGMENTS = PRESENCES.map((id) => ({ id, label: SHORT[id], name: PRESENCE_WORDS[id] }));

const COMING = {
  titular: 'Avisou: vem o titular',
  substitute: 'Avisou: vem o suplente',
  absent: 'Avisou: ninguém vem',
} as const;

const comingWords = ({ coming }: Seat): string => (coming === null ? 'Sem registro' : COMING[coming]);

/** Somebody came for the seat: what it represents may amend the draft. */
const cameFor = ({ presence }: Seat): boolean => presence === 'titular' || presence === 'substitute';

interface RowProps {
  seat: Seat;
  meeting: MeetingAnswer;
  live: boolean;
}

function Row({ seat, meeting, live }: RowProps) {
  const mark = usePresence(meeting);
  const say = (presence: Presence) =>
    mark.mutate(
      { seat: seat.seat, presence, expectedVersion: seat.version },
      { onError: (error) => showToast(error.message, { tone: 'problem' }) },
    );
  return (
    <li className="border-rule border-b py-2 text-14">
      <span className="font-semibold">{seat.institution}</span>
      <span className="block text-13 text-ink-quiet">
        {[SEGMENT_WORDS[seat.segment], seat.titular, seat.substitute && `suplente ${seat.substitute}`]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {meeting.mayConduct && (meeting.stage === 'planned' || meeting.stage === 'agenda') && (
        <AskSeat seat={seat.seat} institution={seat.institution} purpose="attendance" meeting={meeting.key} />
      )}
      {live ? (
        <>
          {seat.presence === null && seat.coming !== null && (
            <span className="block text-13">{comingWords(seat)}</span>
          )}
          <Segmented
            className="screen-only mt-1.5 *:flex-1 *:px-1.5"
            label={`Presença de ${seat.institution}`}
            segments={SEGMENTS}
            value={seat.presence}
            onChange={say}
          />
          {meeting.stage === 'closed' && cameFor(seat) && (
            <AskSeat
              seat={seat.seat}
              institution={seat.institution}
              purpose="amendment"
              meeting={meeting.key}
            />
          )}
        </>
      ) : (
        <span>{seat.presence === null ? comingWords(seat) : PRESENCE_WORDS[seat.presence]}</span>
      )}
    </li>
  );
}
