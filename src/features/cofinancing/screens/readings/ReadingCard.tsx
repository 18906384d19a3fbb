import { Link } from '@tanstack/react-router';
import { Check, CircleHelp, Gavel } from 'lucide-react';
import { competenciaInWords, competenciaShort, parseCompetencia } from '../../../../kernel/competencia.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { formatDifference, formatExplained, formatInstant } from '../../../../web/format.ts';
import type { DecisionAnswer, OpenReading } from '../../contract.ts';
import { Quote } from '../Quote.tsx';
import { monthlyDifference } from './effect.ts';

interface ReadingCardProps {
  reading: OpenReading;
  /** Null for who does not decide. */
  onDecide: (() => void) | null;
}

/** One question: the words that raise it, its answers with their money, what was decided and before that. */
export function ReadingCard({ reading, onDecide }: ReadingCardProps) {
  const { id, question, status, cites, decision, history } = reading;
  return (
    <li id={id} aria-labelledby={`${id}-pergunta`} className="scroll-mt-24 border-rule border-b py-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="max-w-[60ch] min-w-0">
          {status === 'decided' ? (
            <Badge icon={Check} tone="good" className="text-14">
              Decidida
            </Badge>
          ) : (
            <Badge icon={CircleHelp} tone="warn" className="text-14">
              A decidir
            </Badge>
          )}
          <h2 id={`${id}-pergunta`} className="text-18">
            {question}
          </h2>
        </div>
        {onDecide && (
          <Button className="screen-only" icon={<Gavel aria-hidden="true" />} onPress={onDecide}>
            {status === 'decided' ? 'Corrigir a decisão' : 'Decidir'}
          </Button>
        )}
      </div>
      <div className="mt-3 grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
        <Answers reading={reading} />
        <div className="flex flex-col gap-3">
          {cites.map((cite) => (
            <Quote key={`${cite.at}#${cite.quote}`} cite={cite} />
          ))}
        </div>
      </div>
      {decision && <Decision decision={decision} />}
      {history.length > (decision ? 1 : 0) && <History history={history} />}
    </li>
  );
}

function Answers({ reading }: { reading: OpenReading }) {
  const { question, options, chosen, known } = reading;
  const months = known.flatMap((each) => each.months);
  return (
    <div>
      <TableScroll label={`Respostas a: ${question}`}>
        <table className="w-full text-14">
          <thead>
            <tr className="border-rule-strong border-b text-13 text-ink-quiet">
              <th scope="col" className="py-1.5 pr-3 text-left font-normal">
                Resposta
              </th>
              <th scope="col" className="py-1.5 pl-3 text-right font-normal">
                Por mês
              </th>
              <th scope="col" className="py-1.5 pl-3 text-right font-normal">
                No período
              </th>
            </tr>
          </thead>
          <tbody>
            {options.map((option) => (
              <tr key={option.id} className="border-rule border-b align-top">
                <th scope="row" className="py-2 pr-3 text-left font-normal">
                  <span className={option.id === chosen ? 'font-semibold' : ''}>{option.label}</span>
                  {option.id === chosen && <InUse isDefault={reading.status === 'to-decide'} />}
                  {[option.note, option.effect.refusal].filter(Boolean).map((words) => (
                    <span key={words} className="block text-13 text-ink-quiet">
                      {words}
                    </span>
                  ))}
                </th>
                <Amounts option={option} isChosen={option.id === chosen} known={months.length} />
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}

function InUse({ isDefault }: { isDefault: boolean }) {
  return (
    <span className="block text-13 text-ink-quiet">
      {isDefault ? 'Em uso enquanto ninguém decide' : 'Em uso, por decisão'}
    </span>
  );
}

function Amounts({
  option,
  isChosen,
  known,
}: {
  option: OpenReading['options'][number];
  isChosen: boolean;
  known: number;
}) {
  const cell = 'py-2 pl-3 text-right whitespace-nowrap';
  const monthly = monthlyDifference(option);
  const { difference, total, months } = option.effect;
  if (monthly === null || difference === null || total === null)
    return (
      <td colSpan={2} className={`${cell} text-ink-quiet`}>
        sem valor
      </td>
    );
  const amount = (value: string) => formatExplained({ value, unit: 'BRL' });
  const mean = Rational.parse(total).div(Rational.of(months)).toString();
  if (isChosen)
    return (
      <>
        <td className={cell}>{amount(mean)}</td>
        <td className={cell}>{amount(total)}</td>
      </>
    );
  return (
    <>
      <td className={`${cell} font-semibold`}>{formatDifference(monthly.toString(), 'BRL')}</td>
      <td className={cell}>
        {formatDifference(difference, 'BRL')}
        {months < known && <span className="block text-13 text-ink-quiet">em {months} dos meses</span>}
      </td>
    </>
  );
}

function Decision({ decision }: { decision: DecisionAnswer }) {
  return (
    <div className="mt-4 max-w-[80ch] border-good border-l-[3px] pl-3 text-14">
      <p>
        <strong className="font-semibold">{decision.label}</strong>, a partir de{' '}
        {competenciaInWords(parseCompetencia(decision.from))}, pela{' '}
        <Link to={`/atos/${decision.act.id}` as string} data-quiet-link>
          {decision.act.name}
        </Link>
        .
      </p>
      <p>{decision.reason}</p>
      <p className="text-13 text-ink-quiet">{saidBy(decision)}</p>
    </div>
  );
}

const saidBy = ({ by, at }: DecisionAnswer) => `${by ?? 'Registrado'}, em ${formatInstant(at)}`;

function History({ history }: { history: readonly DecisionAnswer[] }) {
  return (
    <details className="mt-3 text-14">
      <summary className="min-h-9 cursor-pointer py-1 font-semibold text-action max-sm:min-h-11">
        Histórico ({history.length})
      </summary>
      <ol className="mt-1">
        {history.map((each) => (
          <li key={each.at} className="border-rule border-b py-2">
            {each.label}, a partir de {competenciaShort(parseCompetencia(each.from))}, {each.act.name}.{' '}
            {each.reason}
            <span className="block text-13 text-ink-quiet">{saidBy(each)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
