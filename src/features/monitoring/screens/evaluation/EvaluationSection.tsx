import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { apiGet } from '../../../../web/api.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { EvaluationDesk } from '../../contract/desk.ts';
import { semesterInWords } from '../../domain/evaluation/semester.ts';
import { Block, LINE } from '../desk/Block.tsx';
import { evaluationAddress } from './words.ts';

const EvaluationDialog = lazy(() =>
  import('./EvaluationDialog.tsx').then((file) => ({ default: file.EvaluationDialog })),
);

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

/** What the evaluations ask of the reader, done from here; nothing where they ask nothing. */
export function EvaluationSection() {
  const { data } = useQuery({
    queryKey: ['monitoring', 'evaluation-desk'],
    queryFn: ({ signal }) => apiGet('/api/monitoring/evaluation-desk', EvaluationDesk, signal),
  });
  const [doing, setDoing] = useState<Item | null>(null);
  if (data === undefined) return null;
  return (
    <>
      {data.items.length > 0 && <Asked items={data.items} onDo={setDoing} />}
      {doing !== null && (
        <Suspense>
          <EvaluationDialog item={doing} onClose={() => setDoing(null)} />
        </Suspense>
      )}
    </>
  );
}

function Asked({ items, onDo }: { items: readonly Item[]; onDo: (item: Item) => void }) {
  return (
    <Block title="Avaliação semestral" count={items.length} note="O que espera por você.">
      {items.map((item) => (
        <li key={`${item.semester} ${item.asks}`} className={LINE}>
          <span className="min-w-0 flex-1">
            <Link to={evaluationAddress(item.semester) as string} className="font-semibold">
              {semesterInWords(item.semester)}
            </Link>{' '}
            {words(item)}
          </span>
          <Button
            onPress={() => onDo(item)}
            aria-label={`${BUTTONS[item.asks]}: ${semesterInWords(item.semester)}`}
          >
            {BUTTONS[item.asks]}
          </Button>
        </li>
      ))}
    </Block>
  );
}
