import {
  BadgeCheck,
  CircleCheckBig,
  CircleDashed,
  CircleStop,
  PencilLine,
  RotateCcw,
  Send,
} from 'lucide-react';
import { formatDecimal } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import type { InstrumentSummary } from '../../contract.ts';
import type { Nature } from '../../domain/instruments/found.ts';
import { STAGE_WORDS, type Stage } from '../../domain/instruments/life-cycle.ts';

export const NATURE_WORDS: Readonly<Record<Nature, string>> = {
  policy: 'Política',
  plan: 'Plano',
  programme: 'Programa',
  careLine: 'Linha de cuidado',
  protocol: 'Protocolo',
  guideline: 'Diretriz',
  project: 'Projeto',
  other: 'Outro instrumento',
};

const LOOKS = {
  drafting: { icon: PencilLine, tone: 'doing' },
  validation: { icon: Send, tone: 'doing' },
  approved: { icon: BadgeCheck, tone: 'good' },
  inForce: { icon: CircleCheckBig, tone: 'good' },
  underReview: { icon: RotateCcw, tone: 'warn' },
  closed: { icon: CircleStop, tone: 'none' },
} as const;

/** The stage of an instrument: word, icon and colour. */
export function StageBadge({ stage }: { stage: Stage | null }) {
  if (stage === null)
    return (
      <Badge icon={CircleDashed} tone="none">
        Sem etapa registrada
      </Badge>
    );
  return (
    <Badge {...LOOKS[stage]} className="whitespace-nowrap">
      {STAGE_WORDS[stage]}
    </Badge>
  );
}

/** “Plano Estadual…”: as the document writes it, with a capital. */
export const instrumentTitle = (title: string): string => `${title.charAt(0).toUpperCase()}${title.slice(1)}`;

type Advance = NonNullable<InstrumentSummary['plan']>['advance'];

/** “1 de 2 (50,0%)”; without actions there is nothing to divide by. */
export function advanceText({ completed, actions }: Advance): string {
  if (actions === 0) return 'ainda sem ações';
  return `${completed} de ${actions} (${formatDecimal(Rational.of(completed * 100, actions), 1)}%)`;
}
