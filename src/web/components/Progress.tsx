import { Label, ProgressBar } from 'react-aria-components';
import { formatCount } from '../../kernel/format.ts';
import { Button } from './Button.tsx';

export interface ProgressProps {
  /** What is being done: "Lendo RDAC2401.dbc". */
  label: string;
  done: number;
  /** null while it is not known. */
  total: number | null;
  /** What is counted: "registros". */
  unit?: string;
  /** Anything else worth a line. */
  detail?: string;
  /** How long still: "cerca de 20 segundos". */
  remaining?: string;
  onCancel?: () => void;
}

/** Long work: what, how much, how long, and the way out. */
export function Progress({ label, done, total, unit = '', detail, remaining, onCancel }: ProgressProps) {
  const amount =
    total === null
      ? formatCount(Math.floor(done))
      : `${formatCount(Math.floor(done))} de ${formatCount(total)}`;
  const facts = [`${amount} ${unit}`.trim(), remaining && `falta ${remaining}`, detail].filter(Boolean);
  return (
    <div className="flex items-start gap-4">
      <ProgressBar
        value={total === null ? undefined : total === 0 ? 100 : (done / total) * 100}
        isIndeterminate={total === null}
        valueLabel={amount}
        className="flex min-w-0 flex-1 flex-col gap-1.5"
      >
        {({ percentage }) => (
          <>
            <Label className="text-16 font-semibold">{label}</Label>
            <div className="h-2 overflow-hidden rounded-full bg-rule">
              <div
                className={`h-full rounded-full bg-action transition-[width] ${total === null ? 'progress-unknown w-1/3' : ''}`}
                style={total === null ? undefined : { width: `${percentage}%` }}
              />
            </div>
            <p className="text-14 text-ink-quiet">{facts.join(' · ')}</p>
          </>
        )}
      </ProgressBar>
      {onCancel && (
        <Button kind="quiet" onPress={onCancel}>
          Cancelar
        </Button>
      )}
    </div>
  );
}
