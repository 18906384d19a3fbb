import { Check } from 'lucide-react';

export interface Step {
  id: string;
  name: string;
  state: 'done' | 'current' | 'ahead';
  when: string;
  detail?: string | undefined;
}

const STATES: Readonly<Record<Step['state'], string>> = {
  done: 'feita',
  current: 'em curso',
  ahead: 'adiante',
};

const LOOK: Readonly<Record<Step['state'], { line: string; mark: string; name: string }>> = {
  done: { line: 'border-good', mark: 'bg-good text-surface', name: 'text-ink' },
  current: {
    line: 'border-action',
    mark: 'bg-action text-onaction',
    name: 'font-semibold text-action-strong',
  },
  ahead: { line: 'border-rule', mark: 'border border-rule-strong text-ink-quiet', name: 'text-ink-quiet' },
};

/** Work in steps: what is done, where we are, what comes. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  const wide = steps.length === 5 ? 'sm:grid-cols-5' : 'sm:grid-cols-4';
  return (
    <ol aria-label={label} className={`mb-8 grid gap-x-3 gap-y-3 ${wide}`}>
      {steps.map(({ id, name, state, when, detail }, at) => {
        const look = LOOK[state];
        return (
          <li
            key={id}
            aria-current={state === 'current' ? 'step' : undefined}
            className={`flex gap-2 border-t-[3px] pt-2 ${look.line}`}
          >
            <span
              aria-hidden="true"
              className={`flex size-6 shrink-0 items-center justify-center rounded-full text-13 ${look.mark}`}
            >
              {state === 'done' ? <Check className="size-4" strokeWidth={2.5} /> : at + 1}
            </span>
            <span className="flex min-w-0 flex-col">
              <span className={`text-16 ${look.name}`}>
                {name}
                <span className="sr-only">: {STATES[state]}</span>
              </span>
              <span className="text-13 text-ink-quiet">{when}</span>
              {detail && <span className="text-13">{detail}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
