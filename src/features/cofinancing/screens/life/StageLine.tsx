import { Check } from 'lucide-react';
import type { Instrument } from './queries.ts';
import { STAGES } from './words.ts';

/** Where the instrument stands on its way, in one line; on a phone the stages fold. */
export function StageLine({ instrument: { state, stateWords, steps } }: { instrument: Instrument }) {
  const at = STAGES.findIndex(({ states }) => states.includes(state));
  return (
    <section aria-label="Onde está" className="max-w-[84rem]">
      <p className="text-22 font-semibold">
        {stateWords}
        {steps.some(({ origin }) => origin === 'demonstration') && (
          <span className="ml-3 align-middle text-13 font-normal text-ink-quiet">
            Demonstração: etapas inventadas
          </span>
        )}
      </p>
      <ol className="mt-2 flex flex-wrap gap-x-1 gap-y-2 text-14">
        {STAGES.map(({ label }, i) => (
          <li
            key={label}
            aria-current={i === at ? 'step' : undefined}
            className={`flex min-w-24 flex-1 items-center gap-1 border-t-[3px] pt-1 ${look(i, at)}`}
          >
            {i < at && <Check aria-hidden="true" className="size-4" />}
            {label}
          </li>
        ))}
      </ol>
    </section>
  );
}

function look(i: number, at: number): string {
  if (i === at) return 'border-action font-semibold';
  return i < at ? 'border-good' : 'border-rule text-ink-quiet';
}
