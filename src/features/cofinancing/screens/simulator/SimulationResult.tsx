import { competenciaShort, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatBrl } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { IndicatorChart } from '../../../../web/charts/IndicatorChart.tsx';
import { formatDifference } from '../../../../web/format.ts';
import type { SimulationAnswer } from '../../contract.ts';
import { DifferenceTable } from './DifferenceTable.tsx';

const brl = (value: string) => formatBrl(Rational.parse(value));

/** What the proposal changes: the budget first, then who wins and who loses. */
export function SimulationResult({ answer }: { answer: SimulationAnswer }) {
  const { total, changed, idle, notices } = answer;
  return (
    <div className="flex flex-col gap-8">
      <div>
        <p className="text-16 text-ink-quiet">{periodWords(answer)}</p>
        <p className="text-28 font-semibold">
          {changed ? formatDifference(total.difference, 'BRL') : 'Nada muda'}
        </p>
        <p className="max-w-[80ch] text-16">
          {changed ? (
            <>
              Hoje {brl(total.before)}; com a proposta {brl(total.after)}. {countsInWords(answer)}
            </>
          ) : (
            <>A proposta não muda nenhum pagamento: {brl(total.before)} nos dois casos.</>
          )}
        </p>
        {idle.length > 0 && (
          <p role="note" className="mt-2 max-w-[80ch] border-warn-mark border-l-[3px] pl-3 text-14">
            Sem efeito: {idle.join('; ')}.
          </p>
        )}
        {notices.map((notice) => (
          <p
            key={notice}
            role="note"
            className="mt-2 max-w-[80ch] border-warn-mark border-l-[3px] pl-3 text-14"
          >
            {notice}
          </p>
        ))}
      </div>
      <DifferenceTable answer={answer} />
      {answer.months.length > 1 && <BudgetChart answer={answer} />}
    </div>
  );
}

function periodWords({ from, to, hospitals }: SimulationAnswer): string {
  const short = (month: string) => competenciaShort(parseCompetencia(month));
  const months = from === to ? short(from) : `${short(from)} a ${short(to)}`;
  return `Diferença para o Estado, ${months}, ${hospitals.length === 1 ? '1 hospital' : `${hospitals.length} hospitais`}`;
}

function countsInWords({ winners, losers, unchanged }: SimulationAnswer): string {
  const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
  return `${many(winners, 'ganha', 'ganham')}, ${many(losers, 'perde', 'perdem')}, ${many(unchanged, 'fica igual', 'ficam iguais')}.`;
}

function BudgetChart({ answer }: { answer: SimulationAnswer }) {
  const periods = answer.months.map(({ competencia }) => competenciaShort(parseCompetencia(competencia)));
  const series = (id: 'before' | 'after', label: string) => ({
    id,
    label,
    points: answer.months.map((month, at) => ({
      period: periods[at] ?? '',
      value: Number(month[id]),
      text: brl(month[id]),
    })),
  });
  return (
    <IndicatorChart
      title="Orçamento por mês, hoje e com a proposta"
      note={`Em reais, ${answer.programme.name}`}
      fileName={`simulacao-${answer.programme.slug}-meses`}
      series={[series('before', 'Hoje'), series('after', 'Com a proposta')]}
      periods={periods}
      fromZero
    />
  );
}
