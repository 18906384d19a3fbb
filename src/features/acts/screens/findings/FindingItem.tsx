import { Link } from '@tanstack/react-router';
import { CircleAlert, Eye, TriangleAlert } from 'lucide-react';
import { formatBrl } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import type { ActFinding } from '../../contract.ts';
import { LINT_RULES } from '../../domain/lint/finding.ts';
import { nearWords, SEVERITY_WORDS } from './words.ts';

const LOOK = {
  error: { icon: CircleAlert, tone: 'bad' },
  warning: { icon: TriangleAlert, tone: 'warn' },
  info: { icon: Eye, tone: 'none' },
} as const;

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

interface FindingItemProps {
  act: string;
  found: ActFinding;
  /** Beside its words, marked where they stand: neither they nor their address are said again. */
  isInPlace?: boolean;
}

/** One finding: what rule, where, the words in their place, what is wrong, what could stand there, what it is worth. */
export function FindingItem({ act, found, isInPlace = false }: FindingItemProps) {
  const { rule, severity, at, label, message, suggestion, effect } = found;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-14">
        <Badge {...LOOK[severity]}>{capitalised(SEVERITY_WORDS[severity][0])}</Badge>
        <span className="font-semibold">{LINT_RULES[rule]}</span>
        {!isInPlace && (
          <Link to={`/atos/${act}` as string} hash={at} data-quiet-link>
            {label}
          </Link>
        )}
      </p>
      {!isInPlace && <Quote {...found} />}
      <p className={isInPlace ? 'mt-1 text-14' : 'text-16'}>{message}</p>
      {suggestion !== null && (
        <p className="mt-1 text-14">
          <span className="text-ink-quiet">Sugestão:</span> {suggestion}
        </p>
      )}
      {effect !== null && (
        <p className="mt-1 text-14">
          <span className="text-ink-quiet">Entre uma leitura e outra:</span>{' '}
          <strong className="font-semibold tabular-nums">{formatBrl(Rational.parse(effect))}</strong>
        </p>
      )}
    </>
  );
}

/** The words at issue, marked, between their neighbours in the provision. */
function Quote({ before, quote, after }: Pick<ActFinding, 'before' | 'quote' | 'after'>) {
  return (
    <blockquote className="my-2 max-w-[85ch] border-rule-strong border-l-2 pl-3 text-16 [overflow-wrap:anywhere]">
      <span className="text-ink-quiet">{nearWords(before, 'before')}</span>
      <mark className="rounded-sm bg-warn-mark/40 px-0.5 text-ink">{quote.replace(/\s+/gu, ' ')}</mark>
      <span className="text-ink-quiet">{nearWords(after, 'after')}</span>
    </blockquote>
  );
}
