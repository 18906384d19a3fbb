import type { LucideProps } from 'lucide-react';
import {
  Check,
  Circle,
  CircleAlert,
  CircleDashed,
  CircleQuestionMark,
  CornerUpLeft,
  Minus,
  PencilLine,
  Send,
} from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';

type Tone = 'none' | 'waiting' | 'doing' | 'good' | 'warn' | 'bad';

interface Look {
  words: string;
  icon: ComponentType<LucideProps>;
  tone: Tone;
}

/** Half done: lucide's own half circle is an outline and reads as a letter. */
export function HalfCircle({ className, strokeWidth }: LucideProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      aria-hidden="true"
      className={className}
    >
      <circle cx="12" cy="12" r="10" />
      <path d="M12 2a10 10 0 0 0 0 20z" fill="currentColor" stroke="none" />
    </svg>
  );
}

const LOOKS = {
  status: {
    noInformation: { words: 'Sem informação', icon: CircleDashed, tone: 'none' },
    notStarted: { words: 'Não iniciada', icon: Circle, tone: 'waiting' },
    inProgress: { words: 'Em andamento', icon: HalfCircle, tone: 'doing' },
    completed: { words: 'Concluída', icon: Check, tone: 'good' },
    cancelled: { words: 'Cancelada', icon: Minus, tone: 'none' },
    replaced: { words: 'Substituída', icon: Minus, tone: 'none' },
  },
  entry: {
    draft: { words: 'Rascunho', icon: PencilLine, tone: 'none' },
    sent: { words: 'Enviado', icon: Send, tone: 'doing' },
    returned: { words: 'Devolvido', icon: CornerUpLeft, tone: 'warn' },
    approved: { words: 'Aprovado', icon: Check, tone: 'good' },
  },
  target: {
    met: { words: 'Alcançada', icon: Check, tone: 'good' },
    within: { words: 'Dentro do previsto', icon: HalfCircle, tone: 'doing' },
    below: { words: 'Abaixo do previsto', icon: CircleAlert, tone: 'warn' },
    missed: { words: 'Não alcançada', icon: CircleAlert, tone: 'bad' },
    notYet: { words: 'Ainda não aferível', icon: CircleDashed, tone: 'none' },
  },
} as const satisfies Record<string, Record<string, Look>>;

export type Fact = keyof typeof LOOKS;
export type StateOf<F extends Fact> = keyof (typeof LOOKS)[F] & string;

const TONES: Record<Tone, string> = {
  none: 'text-none',
  waiting: 'text-waiting',
  doing: 'text-doing',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
};

const look = (fact: Fact, state: string): Look =>
  (LOOKS[fact] as Record<string, Look>)[state] ?? { words: state, icon: CircleQuestionMark, tone: 'none' };

/** The exact words of a state, for copying, exporting and reading aloud. */
export const stateWords = <F extends Fact>(fact: F, state: StateOf<F>): string => look(fact, state).words;

export interface BadgeProps extends Omit<Look, 'words'> {
  className?: string;
  children: ReactNode;
}

/** Word + icon + colour, for a fact whose words a feature keeps. */
export function Badge({ icon: Icon, tone, className = '', children }: BadgeProps) {
  return (
    <span className={`inline-flex items-center gap-1.5 align-middle ${TONES[tone]} ${className}`}>
      <Icon aria-hidden="true" strokeWidth={2.25} className="size-4 shrink-0" />
      {children}
    </span>
  );
}

export interface StateBadgeProps<F extends Fact> {
  fact: F;
  state: StateOf<F>;
  className?: string;
}

/** Word + icon + colour; the word alone is enough. */
export function StateBadge<F extends Fact>({ fact, state, className = '' }: StateBadgeProps<F>) {
  const { icon, tone, words } = look(fact, state);
  return (
    <Badge icon={icon} tone={tone} className={`whitespace-nowrap ${className}`}>
      {words}
    </Badge>
  );
}
