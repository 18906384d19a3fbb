import { Check, Circle, CircleAlert, Clock, FileText, ListChecks, Minus } from 'lucide-react';
import { Badge } from '../../../web/components/StateBadge.tsx';
import { formatInstant } from '../../../web/format.ts';
import type { MeetingAnswer, MeetingSummary, SeatAnswer } from '../contract.ts';
import { STAGE_WORDS } from '../domain/meeting.ts';
import { MUNICIPAL_WORDS, type MunicipalState } from '../domain/municipal.ts';

const STAGES = {
  planned: { icon: Circle, tone: 'none' },
  agenda: { icon: ListChecks, tone: 'waiting' },
  open: { icon: Clock, tone: 'doing' },
  closed: { icon: FileText, tone: 'warn' },
  final: { icon: Check, tone: 'good' },
  cancelled: { icon: Minus, tone: 'none' },
} as const;

/** Where a meeting stands, in word, icon and colour. */
export const StageBadge = ({ stage }: Pick<MeetingSummary, 'stage'>) => (
  <Badge {...STAGES[stage]}>{STAGE_WORDS[stage]}</Badge>
);

const SEATS = {
  held: { icon: Check, tone: 'good' },
  expiring: { icon: Clock, tone: 'warn' },
  expired: { icon: CircleAlert, tone: 'bad' },
  vacant: { icon: Circle, tone: 'warn' },
} as const;

/** How a seat stands: held, ending, ended or vacant. */
export const SeatBadge = ({ state, stateWords }: Pick<SeatAnswer, 'state' | 'stateWords'>) => (
  <Badge {...SEATS[state]}>{stateWords}</Badge>
);

const MUNICIPAL = {
  constituted: { icon: Check, tone: 'good' },
  forming: { icon: Clock, tone: 'warn' },
  ended: { icon: Minus, tone: 'none' },
  absent: { icon: Circle, tone: 'none' },
} as const;

/** Whether a municipality has its own body. */
export const MunicipalBadge = ({ state }: { state: MunicipalState }) => (
  <Badge {...MUNICIPAL[state]}>{MUNICIPAL_WORDS[state]}</Badge>
);

/** “3 cadeiras”, “1 cadeira”. */
export const countOf = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** “a 3 presentes em 03/12/2026 às 08:00”. */
export const sentWords = (
  { at, people }: NonNullable<MeetingAnswer['draftSent']>,
  one: string,
  many: string,
): string => `a ${countOf(people, one, many)} com conta em ${formatInstant(at)}`;

interface ChangeWordsProps extends Pick<MeetingSummary, 'stage' | 'moved' | 'reason'> {
  className?: string;
}

/** Why a meeting is on another day, or is not held; nothing where neither is so. */
export function ChangeWords({ stage, moved, reason, className = '' }: ChangeWordsProps) {
  const why = reason ?? moved;
  if (why === null) return null;
  const what = stage === 'cancelled' ? 'cancelada' : 'mudou';
  return (
    <span className={`text-ink-quiet ${className}`}>
      {what}: {why}
    </span>
  );
}
