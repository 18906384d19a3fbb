import { CalendarDays, Check, Circle, CircleAlert, Clock, FileText, Minus } from 'lucide-react';
import { Badge } from '../../../web/components/StateBadge.tsx';
import type { MeetingSummary, SeatAnswer } from '../contract.ts';
import { STAGE_WORDS } from '../domain/meeting.ts';

const STAGES = {
  planned: { icon: Circle, tone: 'none' },
  agenda: { icon: CalendarDays, tone: 'waiting' },
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

/** “3 cadeiras”, “1 cadeira”. */
export const countOf = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
