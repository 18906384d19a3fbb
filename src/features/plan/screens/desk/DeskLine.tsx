import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { RecordActions } from '../../../../web/components/RecordActions.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import type { Action } from '../../contract.ts';
import { LatenessBadge } from '../LatenessBadge.tsx';
import { ClashNote } from '../reporting/ClashNote.tsx';
import { StatusMenu } from '../reporting/StatusMenu.tsx';
import type { Reporting } from '../reporting/use-reporting.tsx';
import { isPastDue, ownLines, passedText, plainTitle, statusState, unitsText } from '../words.ts';

function deadlineText(action: Action): string {
  const { raw, due } = action.deadline;
  return passedText(action) ?? (due === null ? raw : `prazo ${formatDay(due)}`);
}

interface ActProps {
  action: Action;
  reporting: Reporting;
  /** Whether the units of the line are shown below it. */
  isOpen: boolean;
  onToggle: () => void;
}

/** The control at the end of a line: report here, choose the unit, or only see. */
function Act({ action, reporting, isOpen, onToggle }: ActProps) {
  const own = ownLines(action);
  const [only] = own;
  if (own.length === 1 && only) return <StatusMenu action={action} line={only} reporting={reporting} />;
  if (own.length > 1) {
    return (
      <Button aria-expanded={isOpen} onPress={onToggle} aria-label={`Lançar por unidade: ${action.id}`}>
        Lançar por unidade
      </Button>
    );
  }
  return <StateBadge fact="status" state={statusState(action.status)} className="text-14" />;
}

/** One action of the queue, its controls in one row. */
export function DeskLine({ action, reporting }: { action: Action; reporting: Reporting }) {
  const { lateness } = action;
  const clash = reporting.clashOf(action, 'status');
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="grid items-center gap-x-4 gap-y-1 border-rule border-b py-2 md:grid-cols-[1fr_13rem_17rem]">
      <div className="min-w-0">
        <Link
          to={`/plano/acoes/${action.id}` as string}
          className="line-clamp-2 text-ink no-underline hover:text-action-strong hover:underline"
        >
          <span className="font-semibold">{action.id}</span> {plainTitle(action.title)}
        </Link>
        <p className="truncate text-13 text-ink-quiet">Lança: {unitsText(action)}</p>
      </div>
      <div className="text-14 max-md:flex max-md:flex-wrap max-md:gap-x-3">
        {lateness && <LatenessBadge lateness={lateness} />}
        <p className="text-13 text-ink-quiet">{deadlineText(action)}</p>
      </div>
      <div className="flex items-center gap-1 md:justify-self-end">
        <Act
          action={action}
          reporting={reporting}
          isOpen={isOpen}
          onToggle={() => setOpen((before) => !before)}
        />
        <RecordActions
          kind="action"
          id={action.id}
          title={plainTitle(action.title)}
          isOffTrack={isPastDue(action)}
          unit={ownLines(action)[0]?.unit ?? null}
          inLine
        />
      </div>
      {isOpen && (
        <ul className="flex flex-wrap gap-x-6 gap-y-2 pb-1 md:col-span-3">
          {ownLines(action).map((line) => (
            <li key={line.unit} className="flex items-center gap-2 text-14">
              {line.unitName} <StatusMenu action={action} line={line} reporting={reporting} />
            </li>
          ))}
        </ul>
      )}
      {clash && (
        <div className="md:col-span-3">
          <ClashNote clash={clash} reporting={reporting} />
        </div>
      )}
    </li>
  );
}
