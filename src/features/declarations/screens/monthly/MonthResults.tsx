import { useMemo } from 'react';
import { explainedJson } from '../../../../kernel/explained.ts';
import { SourcedNumber } from '../../../../web/components/SourcedNumber.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { MonthAnswer } from '../../contract.ts';
import type { Content } from '../../domain/monthly/declaration.ts';
import { valuesOf } from '../../domain/monthly/values.ts';
import { valueText } from '../../domain/monthly/words.ts';

/** Every indicator that the answers give, with what it is made of. */
export function Computed({ answer, content }: { answer: MonthAnswer; content: Content }) {
  const values = useMemo(() => valuesOf(answer.form, content, answer.month), [answer, content]);
  return (
    <section aria-labelledby="s-computed">
      <h2 id="s-computed" className="mb-1 scroll-mt-4 text-22">
        O que se calcula
      </h2>
      <p className="mb-2 text-14 text-ink-quiet">
        {answer.declaration?.state === 'approved'
          ? 'São os números deste mês no painel do hospital.'
          : 'Só passam a valer no painel quando a declaração for aprovada.'}
      </p>
      <dl className="border-rule-strong border-t">
        {values.map((each) => {
          const text = valueText(each);
          return (
            <div
              key={each.indicator.id}
              className="flex items-baseline gap-4 border-rule border-b py-2 text-16"
            >
              <dt className="min-w-0 flex-1">{each.indicator.label}</dt>
              <dd className="text-right">
                {text === null ? (
                  <span className="text-14 text-ink-quiet" title={each.reason ?? undefined}>
                    –
                  </span>
                ) : (
                  <SourcedNumber
                    text={text}
                    label={each.indicator.label}
                    source={{ explained: explainedJson(each.explained) }}
                  />
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  opened: 'Aberta',
  sent: 'Enviada',
  returned: 'Devolvida',
  approved: 'Aprovada',
};

/** What happened to this version, the newest first. */
export function History({ answer }: { answer: MonthAnswer }) {
  return (
    <section aria-labelledby="s-history">
      <h2 id="s-history" className="mb-2 scroll-mt-4 text-22">
        Histórico
      </h2>
      <ol className="border-rule-strong border-t text-14">
        {answer.history.map(({ type, at, by, reason }) => (
          <li key={`${type}${at}`} className="border-rule border-b py-2">
            <strong>{EVENT_WORDS[type] ?? type}</strong> em {formatInstant(at)}
            {by && ` por ${by}`}
            {reason && `: ${reason}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
