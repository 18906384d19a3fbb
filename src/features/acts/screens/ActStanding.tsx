import { Link } from '@tanstack/react-router';
import { CircleAlert, History, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../../../web/components/StateBadge.tsx';
import type { ActSummary } from '../contract.ts';
import { useStanding } from './queries.ts';
import { homologationWords, standingWords } from './words.ts';

type Stood = Pick<ActSummary, 'standing' | 'homologation'>;

/** How the act stands and whether it waits for homologation: word, icon and colour, one line each. */
export function StandingBadges({ standing, homologation }: Stood) {
  const stands = standingWords(standing);
  const gone = standing.state === 'revoked' || standing.state === 'succeeded' || standing.state === 'ended';
  return (
    <>
      {stands !== null && (
        <Badge icon={gone ? History : CircleAlert} tone={gone ? 'warn' : 'none'}>
          {stands}
        </Badge>
      )}
      {homologation !== null && (
        <Badge
          icon={TriangleAlert}
          tone={
            ({ overdue: 'bad', due: 'warn', 'no-meeting-known': 'warn', homologated: 'none' } as const)[
              homologation.state
            ]
          }
        >
          {homologationWords(homologation)}
        </Badge>
      )}
    </>
  );
}

/** Said on every screen that works by an act which another has revoked or succeeded; nothing while it stands. */
export function SucceededNotice({ act }: { act: string }) {
  const standing = useStanding(act);
  if (standing === null || standing.by === null) return null;
  return (
    <Notice>
      O ato que esta página segue foi{' '}
      <strong className="font-semibold">{lowerFirst(standingWords(standing) ?? '')}</strong>.{' '}
      <Link to={`/atos/${standing.by.id}` as string}>Ver o ato que veio depois</Link>
    </Notice>
  );
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** What must be known before the page is read. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="mb-4 max-w-[80ch] border-warn-mark border-l-[3px] bg-warn-soft px-3 py-2 text-14">
      {children}
    </p>
  );
}
