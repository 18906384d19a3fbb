import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../../../../kernel/format.ts';
import { apiGet } from '../../../../web/api.ts';
import { buttonLook } from '../../../../web/components/Button.tsx';
import { EvaluationDesk } from '../../contract/desk.ts';
import { semesterInWords } from '../../domain/evaluation/semester.ts';
import { Block, LINE } from '../desk/Block.tsx';
import { evaluationAddress } from './words.ts';

type Item = EvaluationDesk['items'][number];

function words({ asks, count, until }: Item): string {
  if (asks === 'freeze')
    return until === null ? 'o prazo para congelar terminou' : `congele até ${formatDay(until)}`;
  if (asks === 'judge') return count === 1 ? '1 objetivo a julgar' : `${count} objetivos a julgar`;
  return 'falta a sua assinatura';
}

const BUTTONS: Readonly<Record<Item['asks'], string>> = {
  freeze: 'Congelar',
  judge: 'Julgar',
  sign: 'Assinar',
};

/** What the evaluations ask of the reader; nothing where they ask nothing. */
export function EvaluationSection() {
  const { data } = useQuery({
    queryKey: ['monitoring', 'evaluation-desk'],
    queryFn: ({ signal }) => apiGet('/api/monitoring/evaluation-desk', EvaluationDesk, signal),
  });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Block title="Avaliação semestral" count={data.items.length} note="O que espera por você.">
      {data.items.map((item) => (
        <li key={`${item.semester} ${item.asks}`} className={LINE}>
          <span className="min-w-0 flex-1">
            <span className="font-semibold">{semesterInWords(item.semester)}</span> {words(item)}
          </span>
          <Link
            to={evaluationAddress(item.semester) as string}
            className={buttonLook('secondary')}
            aria-label={`${BUTTONS[item.asks]}: ${semesterInWords(item.semester)}`}
          >
            {BUTTONS[item.asks]}
          </Link>
        </li>
      ))}
    </Block>
  );
}
