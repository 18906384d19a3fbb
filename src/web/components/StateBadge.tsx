import type { LucideProps } from 'lucide-react';
import {
  Check,
  Circle,
  CircleAlert,
  CircleDashed,
  CircleQuestionMark,
  Clock,
  CornerUpLeft,
  Infinity as InfinityIcon,
  Minus,
  PencilLine,
  Send,
} from 'lucide-react';
import type { ComponentType } from 'react';

type Tone = 'none' | 'waiting' | 'doing' | 'good' | 'warn' | 'bad';

interface Look {
  words: string;
  icon: ComponentType<LucideProps>;
  tone: Tone;
}

/** Half done: lucide's own half circle is an outline and reads as a letter. */
function HalfCircle({ className, strokeWidth }: LucideProps) {
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
  deadline: {
    onTime: { words: 'No prazo', icon: Check, tone: 'none' },
    dueSoon: { words: 'Vence em breve', icon: Clock, tone: 'warn' },
    late: { words: 'Atrasada', icon: CircleAlert, tone: 'bad' },
    lateWithoutStatus: { words: 'Vencida sem informação', icon: CircleAlert, tone: 'warn' },
    toConfirm: { words: 'A confirmar', icon: CircleQuestionMark, tone: 'warn' },
    continuous: { words: 'Contínua', icon: InfinityIcon, tone: 'none' },
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

/** The exact words of a state, for copying, exporting and reading aloud. `days` counts for 'dueSoon'. */
export function stateWords<F extends Fact>(fact: F, state: StateOf<F>, days?: number): string {
  if (fact !== 'deadline' || state !== 'dueSoon' || days === undefined) return look(fact, state).words;
  if (days === 0) return 'Vence hoje';
  return days === 1 ? 'Vence em 1 dia' : `Vence em ${days} dias`;
}

export interface StateBadgeProps<F extends Fact> {
  fact: F;
  state: StateOf<F>;
  days?: number;
  className?: string;
}

/** Word + icon + colour; the word alone is enough. */
export function StateBadge<F extends Fact>({ fact, state, days, className = '' }: StateBadgeProps<F>) {
  const { icon: Icon, tone } = look(fact, state);
  return (
    <span
      className={`inline-flex items-center gap-1.5 align-middle whitespace-nowrap ${TONES[tone]} ${className}`}
    >
      <Icon aria-hidden="true" strokeWidth={2.25} className="size-4 shrink-0" />
      {stateWords(fact, state, days)}
    </span>
  );
}
