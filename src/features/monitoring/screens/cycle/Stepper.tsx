import { Check } from 'lucide-react';
import type { MonthAnswer } from '../../contract.ts';
import { dayOfWeekShort, dayShort } from '../month-words.ts';

type Step = MonthAnswer['steps'][number];

const NAMES: Readonly<Record<Step['id'], string>> = {
  open: 'Abrir',
  report: 'Lançar',
  review: 'Revisar',
  meeting: 'Reunião',
  close: 'Fechar',
};

const STATES: Readonly<Record<Step['state'], string>> = {
  done: 'feita',
  current: 'em curso',
  ahead: 'adiante',
};

function when({ id, from, to }: Step): string {
  if (id === 'open' || id === 'meeting') return dayOfWeekShort(from);
  return id === 'close' ? `até ${dayOfWeekShort(to)}` : `${dayShort(from)} a ${dayShort(to)}`;
}

const LOOK: Readonly<Record<Step['state'], { line: string; mark: string; name: string }>> = {
  done: { line: 'border-good', mark: 'bg-good text-surface', name: 'text-ink' },
  current: {
    line: 'border-action',
    mark: 'bg-action text-onaction',
    name: 'font-semibold text-action-strong',
  },
  ahead: { line: 'border-rule', mark: 'border border-rule-strong text-ink-quiet', name: 'text-ink-quiet' },
};

/** The month in five steps, each with its days: what is done, where we are, what comes. */
export function Stepper({
  steps,
  details,
}: {
  steps: readonly Step[];
  details: Partial<Record<Step['id'], string>>;
}) {
  return (
    <ol aria-label="Etapas do mês" className="mb-8 grid gap-x-3 gap-y-3 sm:grid-cols-5">
      {steps.map((step, at) => {
        const look = LOOK[step.state];
        return (
          <li
            key={step.id}
            aria-current={step.state === 'current' ? 'step' : undefined}
            className={`flex gap-2 border-t-[3px] pt-2 ${look.line}`}
          >
            <span
              aria-hidden="true"
              className={`flex size-6 shrink-0 items-center justify-center rounded-full text-13 ${look.mark}`}
            >
              {step.state === 'done' ? <Check className="size-4" strokeWidth={2.5} /> : at + 1}
            </span>
            <span className="flex min-w-0 flex-col">
              <span className={`text-16 ${look.name}`}>
                {NAMES[step.id]}
                <span className="sr-only">: {STATES[step.state]}</span>
              </span>
              <span className="text-13 text-ink-quiet">{when(step)}</span>
              {details[step.id] && <span className="text-13">{details[step.id]}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
