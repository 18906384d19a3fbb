import { Check, CircleAlert, CircleDashed, CircleX } from 'lucide-react';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import type { Grade } from '../../domain/evaluation/settings.ts';

const ICONS = { good: Check, warn: CircleAlert, bad: CircleX, none: CircleDashed } as const;

/** A grade of the scale: icon, word and colour. */
export const GradeBadge = ({ grade: { tone, label } }: { grade: Pick<Grade, 'tone' | 'label'> }) => (
  <Badge icon={ICONS[tone]} tone={tone} className="font-semibold">
    {label}
  </Badge>
);
