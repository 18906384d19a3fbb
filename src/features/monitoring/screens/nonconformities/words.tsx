import { Ban, CheckCheck, Search, SearchCheck, Wrench } from 'lucide-react';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import type { NonConformityLine, RoundAnswer } from '../../contract.ts';
import { STATE_WORDS } from '../../domain/nonconformities/may.ts';

const LOOKS = {
  analysis: { icon: Search, tone: 'warn' },
  treatment: { icon: Wrench, tone: 'doing' },
  verification: { icon: SearchCheck, tone: 'waiting' },
  effective: { icon: CheckCheck, tone: 'good' },
  cancelled: { icon: Ban, tone: 'none' },
} as const;

/** Where it stands, in word, icon and colour. */
export const NonConformityBadge = ({ state }: Pick<NonConformityLine, 'state'>) => (
  <Badge {...LOOKS[state]} className="whitespace-nowrap">
    {STATE_WORDS[state]}
  </Badge>
);

export const AGE_WORDS: Readonly<Record<NonNullable<NonConformityLine['age']>, string>> = {
  '0-30': 'Até 30 dias',
  '31-60': '31 a 60 dias',
  '61-90': '61 a 90 dias',
  '91-180': '91 a 180 dias',
  '181+': 'Mais de 180 dias',
};

export const END_WORDS: Readonly<Record<NonNullable<RoundAnswer['end']>['kind'], string>> = {
  effective: 'verificada: eficaz',
  notEffective: 'verificada: não eficaz',
  cancelled: 'cancelada',
  reopened: 'reaberta antes de se verificar',
};

export const daysWords = (days: number): string =>
  days === 0 ? 'hoje' : days === 1 ? 'há 1 dia' : `há ${days} dias`;
