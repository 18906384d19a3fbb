import { Link } from '@tanstack/react-router';
import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { MonthAnswer } from '../../contract.ts';
import { paymentFall } from '../../figures.ts';
import { monthShort, reais } from '../ledger/ledger-words.ts';
import { usePayment } from '../queries.ts';
import { Waterfall } from './Waterfall.tsx';

/** What the month is worth for this hospital, how it is made up, and what keeps it from being paid. */
export function MonthValue({ month }: { month: MonthAnswer }) {
  const { current, refusal, calculation, agreement, competencia } = month;
  const memory = `/cofinanciamento/termos/${agreement.id}/competencias/${competencia}`;
  const shown = calculation?.amount ?? current?.amount ?? null;
  return (
    <section className="mb-8 max-w-[900px]">
      <h2 className="text-16 font-normal text-ink-quiet">
        {calculation ? `Valor calculado, ${calculation.memory}` : 'Valor com o que se sabe agora'}
      </h2>
      {shown === null ? (
        <p className="text-16">{refusal}</p>
      ) : (
        <p className="text-28 font-semibold tabular-nums">{reais(shown)}</p>
      )}
      {current && (
        <p className="text-16">
          {current.amount === shown && <>{current.words}. </>}
          {reais(current.base)} de produção × {formatExact(Rational.parse(current.factor), 2, 2)} Tabela SUS.{' '}
          <Link to={memory as string}>Ver a memória de cálculo</Link>
        </p>
      )}
      {current && calculation && current.sha256 !== calculation.sha256 && (
        <p className="mt-2 border-warn-mark border-l-[3px] bg-warn-soft px-3 py-2 text-14">
          Os fatos, os arquivos ou as regras mudaram depois do cálculo: com eles o valor seria{' '}
          {reais(current.amount)}. O que foi assinado não cobre o valor novo.
        </p>
      )}
      {calculation && (
        <p className="mt-2 max-w-[80ch] text-14">
          <span className="text-ink-quiet">Parecer de {calculation.by ?? 'Sistema'}: </span>
          {calculation.opinion}
        </p>
      )}
      <Exceptions reasons={month.exceptions} />
      {current && <Fall month={month} />}
    </section>
  );
}

function Exceptions({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <details className="mt-3 text-14" open={reasons.length < 4}>
      <summary className="cursor-pointer font-semibold">O que impede de autorizar ({reasons.length})</summary>
      <ul className="mt-1 list-disc pl-5">
        {reasons.map((reason) => (
          <li key={reason} className="py-0.5">
            {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

const NOTHING_STATED = {};

function Fall({ month }: { month: MonthAnswer }) {
  const { data } = usePayment(month.agreement.id, month.competencia, NOTHING_STATED);
  if (data === undefined) return null;
  const keptBack = month.discounts.map(({ owedBy, number, amount }) => ({
    label: `Descontada: parcela ${number} da recuperação de ${monthShort(owedBy)}`,
    amount,
  }));
  return (
    <div className="mt-4">
      <Waterfall
        title={keptBack.length === 0 ? 'Da base ao valor do mês' : 'Da base ao que vai ao fundo municipal'}
        note={`Base: ${reais(data.base)}. Cada componente do fator soma a sua parte dela.`}
        bars={paymentFall(data, keptBack)}
        fileName={`valor-${month.agreement.id}-${month.competencia}`}
      />
    </div>
  );
}
