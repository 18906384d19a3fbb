import { useParams } from '@tanstack/react-router';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { useScreenTitle } from '../../../../web/screen-title.ts';
import type { ComparisonAnswer } from '../../contract.ts';
import { comparisonTables } from '../../domain/evaluation/comparison-tables.ts';
import { semesterInWords } from '../../domain/evaluation/semester.ts';
import { inOrder, objectiveName } from '../../domain/evaluation/words.ts';
import { useComparison } from './queries.ts';
import { Table } from './Table.tsx';
import { evaluationAddress } from './words.ts';

/** What advanced, what went back and what fell late between two semesters? */
export function ComparisonScreen() {
  const { semestre = '', anterior = '' } = useParams({ strict: false }) as {
    semestre?: string;
    anterior?: string;
  };
  const query = useComparison(anterior, semestre);
  if (query.isPending) return <Loading label="Comparando os semestres" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page answer={query.data} />;
}

function sum(groups: ComparisonAnswer['comparison']['objectives']): string {
  const total = (key: 'advanced' | 'regressed' | 'newLate' | 'noLongerLate') =>
    groups.reduce((all, each) => all + each[key], 0);
  return `${total('advanced')} ações avançaram, ${total('regressed')} regrediram, ${total('newLate')} atrasaram e ${total('noLongerLate')} deixaram o atraso.`;
}

function Page({ answer: { comparison, from, to } }: { answer: ComparisonAnswer }) {
  const title = `${semesterInWords(comparison.to)} em relação ao ${semesterInWords(comparison.from)}`;
  useScreenTitle(title);
  const fileName = `avaliacao-${comparison.to}-e-${comparison.from}`;
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Avaliação semestral', href: '/avaliacao' },
          { label: semesterInWords(comparison.to), href: evaluationAddress(comparison.to) },
          { label: 'Comparação' },
        ]}
        context={sum(comparison.objectives)}
      />
      <Divergence comparison={comparison} nameOf={(id) => objectiveName(to, id)} />
      {comparisonTables(comparison, to, from).map((table) => (
        <Table key={table.id} table={table} fileName={fileName} none="Nada mudou." />
      ))}
    </>
  );
}

interface DivergenceProps {
  comparison: ComparisonAnswer['comparison'];
  nameOf: (id: string) => string;
}

/** To the right of the line what advanced, to the left what went back or fell late; the table below has the numbers. */
function Divergence({ comparison, nameOf }: DivergenceProps) {
  const rows = inOrder(comparison.objectives);
  const most = Math.max(
    1,
    ...rows.flatMap((row) => [row.advanced + row.noLongerLate, row.regressed + row.newLate]),
  );
  const width = (count: number) => ({ width: `${(count / most) * 100}%` });
  return (
    <figure className="mb-8 max-w-[960px]" aria-label="O que avançou e o que regrediu em cada objetivo">
      <figcaption className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-13">
        {(
          [
            ['bg-bad', 'Regrediram'],
            ['bg-warn-mark', 'Atrasaram'],
            ['bg-good', 'Avançaram'],
            ['bg-doing', 'Deixaram o atraso'],
          ] as const
        ).map(([look, words]) => (
          <span key={words} className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className={`size-3 ${look}`} />
            {words}
          </span>
        ))}
      </figcaption>
      <ul className="flex flex-col gap-1.5 text-14">
        {rows.map((row) => (
          <li
            key={row.id}
            className="grid grid-cols-[10rem_1fr_1fr] items-center max-sm:grid-cols-[6rem_1fr_1fr]"
          >
            <span className="truncate pr-3" title={nameOf(row.id)}>
              {nameOf(row.id)}
            </span>
            <span aria-hidden="true" className="flex h-5 justify-end border-ink border-r">
              <span className="h-full bg-warn-mark" style={width(row.newLate)} />
              <span className="h-full bg-bad" style={width(row.regressed)} />
            </span>
            <span aria-hidden="true" className="flex h-5">
              <span className="h-full bg-good" style={width(row.advanced)} />
              <span className="h-full bg-doing" style={width(row.noLongerLate)} />
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
