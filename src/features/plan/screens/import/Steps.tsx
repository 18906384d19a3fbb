import { Button } from 'react-aria-components';

const STEPS = [
  ['file', 'Arquivo'],
  ['understood', 'O que se entendeu'],
  ['doubts', 'Dúvidas'],
  ['confirm', 'Confirmar'],
] as const;

export type Step = (typeof STEPS)[number][0];

interface StepsProps {
  current: Step;
  reached: readonly Step[];
  onGo: (step: Step) => void;
}

/** Where we are in the four steps; those already open can be gone back to. */
export function Steps({ current, reached, onGo }: StepsProps) {
  return (
    <nav aria-label="Passos da importação" className="screen-only mb-6 overflow-x-auto">
      <ol className="flex gap-6 border-rule border-b max-sm:gap-3">
        {STEPS.map(([id, label], at) => (
          <li key={id} aria-current={id === current ? 'step' : undefined}>
            <Button
              onPress={() => onGo(id)}
              isDisabled={!reached.includes(id) || id === current}
              className={`min-h-10 cursor-pointer whitespace-nowrap border-b-[3px] text-14 max-sm:text-13 max-sm:min-h-11 ${
                id === current ? 'border-action font-semibold text-ink' : 'border-transparent text-ink-quiet'
              } data-disabled:cursor-default data-hovered:text-action-strong`}
            >
              {at + 1}. {label}
            </Button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
