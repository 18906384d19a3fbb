import { History } from 'lucide-react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { PastDayField } from '../../../../web/components/PastDayField.tsx';

interface KnownOnProps {
  /** YYYY-MM-DD; null is now. */
  day: string | null;
  onChange: (day: string | null) => void;
}

/** The year in which the SIH begins. */
const FIRST_DAY = '1992-01-01';

/** The day by whose files the page is counted. */
export function KnownOnField({ day, onChange }: KnownOnProps) {
  return <PastDayField label="Como se conhecia em" value={day} first={FIRST_DAY} onChange={onChange} />;
}

/** Said above everything of a page that is not of now, with the way back. */
export function KnownOnMark({ day, onChange }: KnownOnProps) {
  if (day === null) return null;
  return (
    <div
      role="note"
      className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded border border-warn bg-warn-soft px-4 py-2 text-14"
    >
      <p className="flex max-w-[80ch] items-center gap-2">
        <History aria-hidden="true" className="size-4 shrink-0 text-warn" />
        <span>
          <strong>Como se conhecia em {formatDay(day)}.</strong> Só contam os arquivos que valiam ao fim desse
          dia; metas e ficha são as de hoje.
        </span>
      </p>
      <Button kind="quiet" onPress={() => onChange(null)}>
        Voltar a hoje
      </Button>
    </div>
  );
}
