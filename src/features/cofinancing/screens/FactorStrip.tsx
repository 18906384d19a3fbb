import { Link } from '@tanstack/react-router';
import { type Explained, findExplained } from '../../../kernel/explained.ts';
import { formatBrl, formatExact } from '../../../kernel/format.ts';
import { Rational } from '../../../kernel/rational.ts';
import type { PaymentAnswer } from '../contract.ts';
import { AssumedMark } from './Quote.tsx';

/** The whole calculation in one line: base × factor, and the four scores that make the factor. */
export function FactorStrip({ payment }: { payment: PaymentAnswer }) {
  const decimal = (text: string) => formatExact(Rational.parse(text), 2, 6);
  const equity = findExplained(payment.trace, 'equity');
  const parts = [...payment.criteria, ...equityPart(equity)];
  return (
    <section aria-label="O cálculo em uma linha" className="mb-6 max-w-[760px] border-rule border-y py-3">
      <p className="flex flex-wrap items-baseline gap-x-3 text-16">
        <span>
          {formatBrl(Rational.parse(payment.base))} <span className="text-ink-quiet">de produção ×</span>{' '}
          <strong className="font-semibold">{decimal(payment.factor)}</strong>{' '}
          <span className="text-ink-quiet">Tabela SUS</span>
        </span>
        {payment.assumed.length > 0 && (
          <a href="#presumidos" className="no-underline" data-quiet-link>
            <AssumedMark>base presumida</AssumedMark>
          </a>
        )}
      </p>
      {parts.length === 0 && (
        <p className="mt-2 text-14">
          Fator fixado por portaria; a pontuação dos critérios está na{' '}
          <Link to={`/cofinanciamento/termos/${payment.agreement.id}/incentivo` as string}>
            avaliação do incentivo
          </Link>
          .
        </p>
      )}
      <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-14">
        {parts.map(({ id, label, value }, i) => (
          <li key={id} className="flex items-baseline gap-1.5">
            <span className="text-ink-quiet">{i === 0 ? `${decimal(payment.factor)} =` : '+'}</span>
            <span className="font-semibold">{decimal(value)}</span>
            <span className="text-ink-quiet">{label}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Equity is said only where it adds something. */
function equityPart(node: Explained | null): PaymentAnswer['criteria'] {
  if (typeof node?.value !== 'string') return [];
  const value = Rational.parse(node.value);
  return value.isZero() ? [] : [{ id: node.id, label: node.label, value: value.toDecimal(2) }];
}
