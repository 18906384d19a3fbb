import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay, leftInWords } from '../../../../kernel/format.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import type { CacAnswer, EvaluationDetail } from '../../contract.ts';
import { GoalTable } from './GoalTable.tsx';
import { MeanTable } from './MeanTable.tsx';
import { useEvaluation } from './queries.ts';
import { SheetActions } from './SheetActions.tsx';
import { countWords, percentWords } from './words.ts';

interface SheetProps {
  cac: CacAnswer;
  period: string;
}

/** One evaluation: its result and readings, its goals, and what is to be done with it now. */
export function EvaluationSheet({ cac, period }: SheetProps) {
  const query = useEvaluation(cac.agreement.id, period);
  if (query.isPending) return <Loading label="Lendo a ficha" lines={12} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Sheet cac={cac} sheet={query.data} />;
}

function Sheet({ cac, sheet }: { cac: CacAnswer; sheet: EvaluationDetail }) {
  const { id, municipality, establishment } = cac.agreement;
  const isWhole = sheet.goals.every(({ kind, judged }) => kind === 'quantitative' || judged !== null);
  const { words, stateWords, percent, fulfilled, counted, weights, means, isFrozen } = sheet;
  return (
    <>
      <PageHeader
        title={`Avaliação do ${words}`}
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: municipality, href: `/cofinanciamento/termos/${id}` },
          { label: 'Avaliação CAC', href: `/cofinanciamento/termos/${id}/cac` },
          { label: words },
        ]}
        context={`${establishment}. ${stateWords}${isFrozen ? '; os valores são os que foram notificados.' : '; os valores são os de agora.'}`}
      />
      <section aria-label="Resultado" className="max-w-[80ch]">
        <p className="text-16 text-ink-quiet">
          {isWhole ? 'Cumprimento das metas' : 'Cumprimento das metas, até aqui'}
        </p>
        <p className="text-28 font-semibold">
          {percent === null ? 'Sem metas julgadas' : percentWords(percent)}
        </p>
        <p className="text-14">
          {countWords(fulfilled)} de {countWords(counted)} metas na conta. {weights}
        </p>
        <Story sheet={sheet} />
        <SheetActions cac={cac} sheet={sheet} />
      </section>
      <GoalTable cac={cac} sheet={sheet} />
      <section aria-label="Interpretações" className="mt-8 max-w-[80rem]">
        <h2 className="mb-2 text-22">O que o Termo deixa em aberto</h2>
        <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
          <SheetReadings sheet={sheet} />
          {means !== null && (
            <div>
              <MeanTable means={means} />
            </div>
          )}
        </div>
      </section>
    </>
  );
}

/** The counter, while the answer is waited for. */
const leftOf = ({ notice, answer }: EvaluationDetail): string =>
  notice === null || answer !== null ? '' : ` (${leftInWords(notice.daysLeft)})`;

/** What was said so far: meeting, notice, answer, opinion, end. */
function Story({ sheet }: { sheet: EvaluationDetail }) {
  const { meeting, notice, answer, opinion, final } = sheet;
  const lines = [
    meeting && `Reunião de ${formatDay(meeting.on)}, ${meeting.minutes}${proofOf(meeting)}.`,
    notice && `Notificada ao hospital, que responde até ${formatDay(notice.until)}${leftOf(sheet)}.`,
    answer && `Resposta do hospital: ${answer.text}`,
    opinion &&
      `Parecer: ${opinion.text} Alcança os pagamentos a partir de ${competenciaInWords(parseCompetencia(opinion.competencia))}.`,
    final && `Assinada por todos os membros em ${formatDay(final.day)}: ${final.number}.`,
  ].filter((each) => each !== null);
  if (lines.length === 0) return null;
  return (
    <ol className="mt-3 list-decimal pl-5 text-14">
      {lines.map((line) => (
        <li key={line} className="py-0.5">
          {line}
        </li>
      ))}
    </ol>
  );
}

/** The hash of the minutes that are cited, or that they were only typed. */
const proofOf = ({ issued }: NonNullable<EvaluationDetail['meeting']>): string =>
  issued === null
    ? ' (ata informada, sem vínculo com um colegiado)'
    : `, ata emitida, SHA-256 ${issued.sha256}`;

function SheetReadings({ sheet: { readings } }: { sheet: EvaluationDetail }) {
  return (
    <dl className="mb-5 text-14">
      {[...Map.groupBy(readings, ({ question }) => question)].map(([question, options]) => (
        <div key={question} className="border-rule border-b py-2">
          <dt className="font-semibold">{question}</dt>
          {options.map(({ option, label, chosen, percent }) => (
            <dd key={option} className="flex justify-between gap-4">
              <span className={chosen ? '' : 'text-ink-quiet'}>
                {label}
                {chosen && ' (em uso)'}
              </span>
              <span className={chosen ? 'font-semibold' : ''}>{percentWords(percent)}</span>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
