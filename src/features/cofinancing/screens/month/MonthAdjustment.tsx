import { Rational } from '../../../../kernel/rational.ts';
import { formatInstant } from '../../../../web/format.ts';
import type { MonthAnswer } from '../../contract.ts';
import { fallOf } from '../../figures.ts';
import { reais } from '../ledger/ledger-words.ts';
import { Waterfall } from './Waterfall.tsx';

const PARTS = [
  ['data', 'Dados: arquivos apresentados de novo'],
  ['rule', 'Regra: parâmetro ou tabela em vigor'],
  ['reading', 'Interpretação decidida'],
  ['manual', 'Decisão: o que nada acima explica'],
] as const;

/** A proposed adjustment: what was posted, what each cause adds, what the competência is worth now. */
export function MonthAdjustment({ month }: { month: MonthAnswer }) {
  const { proposal } = month;
  if (proposal === null) return null;
  const { attribution, entitlement, difference, by, at, opinion, memory, toRecover, toAnnul, decision } =
    proposal;
  const was = Rational.parse(entitlement).sub(Rational.parse(difference));
  const bars = fallOf([
    { id: 'was', label: 'Lançado até agora', amount: was, isWhole: true },
    ...PARTS.map(([id, label]) => ({ id, label, amount: Rational.parse(attribution[id]) })),
    { id: 'is', label: 'Valor de agora', amount: Rational.parse(entitlement), isWhole: true },
  ]);
  return (
    <section className="mb-8 max-w-[900px]">
      <h2 className="mb-1 text-22">Ajuste proposto</h2>
      <p className="mb-3 text-14 text-ink-quiet">
        {decision?.act ?? memory}, por {by ?? 'Sistema'}, {formatInstant(at)}: {opinion}
      </p>
      <Waterfall
        title={`${differenceWords(difference)} de diferença, por causa`}
        note="As partes somam o todo. Nada do que foi lançado se edita: o ajuste é um lançamento a mais."
        bars={bars}
        fileName={`ajuste-${month.agreement.id}-${month.competencia}`}
      />
      {toAnnul !== '0.00' ? (
        <p className="mt-3 border-warn-mark border-l-[3px] bg-warn-soft px-3 py-2 text-14">
          {reais(toAnnul)} foram ordenados, ainda não se pagaram e deixam de ser devidos: anule antes essa
          parte em <a href="#documentos">Documentos da execução</a>, do mais novo ao mais antigo.
        </p>
      ) : (
        toRecover !== '0.00' && (
          <p className="mt-3 border-warn-mark border-l-[3px] bg-warn-soft px-3 py-2 text-14">
            {reais(toRecover)} já foram pagos e deixam de ser devidos: o ajuste pede o cronograma de
            recuperação inteiro, com o ato que o manda.
          </p>
        )
      )}
    </section>
  );
}

const differenceWords = (difference: string): string =>
  difference.startsWith('-') ? reais(difference) : `+${reais(difference)}`;
