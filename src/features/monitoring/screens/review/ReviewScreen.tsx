import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import { useScreenTitle } from '../../../../web/screen-title.ts';
import type { ReviewAnswer, ReviewLine } from '../../contract.ts';
import { dayOfWeekShort, monthWords } from '../month-words.ts';
import { useReview } from '../queries.ts';
import { useDecisions } from '../use-decisions.ts';
import { countOf } from '../words.ts';
import { dueColumn, reviewColumns } from './columns.tsx';

/** What awaits my decision this month? Clean lines go together, the others one by one. */
export function ReviewScreen() {
  const { competencia = '' } = useParams({ strict: false }) as { competencia?: string };
  const query = useReview(competencia);
  if (query.isPending) return <Loading label="Lendo o que espera a sua decisão" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page answer={query.data} />;
}

const idOf = ({ action, unit }: ReviewLine): string => `${unit}/${action}`;
const named = ({ action, unit, version }: ReviewLine) => ({ action, unit, expectedVersion: version });
const isClean = ({ findings, state }: ReviewLine): boolean => findings.length === 0 && state === 'sent';

function useChosen({ items, calendar }: ReviewAnswer) {
  const { approve, giveBack } = useDecisions(calendar.competencia);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [returning, setReturning] = useState<ReviewLine | null>(null);
  const chosen = items.filter((line) => picked.has(idOf(line)) && line.state === 'sent');
  const approveChosen = async () => {
    try {
      await approve(chosen.map(named));
      setPicked(new Set());
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    }
  };
  const returnLine = (line: ReviewLine, reason: string) =>
    giveBack(
      { id: line.unit, name: line.unitName },
      {
        expectedVersion: line.reportVersion,
        reason,
        cells: [{ action: line.action, expectedVersion: line.version }],
      },
    );
  return { picked, setPicked, chosen, approveChosen, returning, setReturning, returnLine };
}

function Page({ answer }: { answer: ReviewAnswer }) {
  const { calendar, items } = answer;
  const decisions = useChosen(answer);
  const { picked, setPicked, chosen, returning, setReturning } = decisions;
  const clean = items.filter(isClean);
  const month = monthWords(calendar.competencia);
  useScreenTitle(`Revisão de ${month}`);
  const giveBack: Column<ReviewLine> = {
    id: 'return',
    header: 'Devolver',
    width: 104,
    sortable: false,
    value: () => '',
    cell: (line) => (
      <Button kind="quiet" onPress={() => setReturning(line)}>
        Devolver
      </Button>
    ),
    onCard: true,
  };
  return (
    <>
      <PageHeader
        title={`Revisão de ${month}`}
        count={countOf(items.length, 'linha espera', 'linhas esperam')}
        breadcrumb={[
          { label: `Ciclo de ${month}`, href: `/ciclo/${calendar.competencia}` },
          { label: 'Revisão' },
        ]}
        context={`A reunião de condução é em ${dayOfWeekShort(calendar.meeting)}. Uma linha sem apontamento não contradiz o mês passado, o prazo nem a si mesma.`}
        actions={
          items.length > 0 && (
            <>
              {clean.length > 0 && (
                <Button onPress={() => setPicked(new Set(clean.map(idOf)))}>
                  {`Selecionar ${clean.length} sem apontamento`}
                </Button>
              )}
              <Button kind="primary" isDisabled={chosen.length === 0} onPress={decisions.approveChosen}>
                {chosen.length === 0 ? 'Aprovar' : `Aprovar ${chosen.length}`}
              </Button>
            </>
          )
        }
      />
      <Grid
        label="Linhas que esperam a sua decisão"
        rows={items}
        columns={[...reviewColumns, giveBack, dueColumn]}
        rowId={idOf}
        rowName={({ action, title, unitName }) => `${action} ${title}, ${unitName}`}
        groupOf={({ unit, unitName }) => ({ id: unit, label: unitName })}
        inOrder
        selection={{ ids: picked, onChange: setPicked }}
        empty={
          <EmptyState title="Nada espera a sua decisão neste mês.">
            <Link to={`/ciclo/${calendar.competencia}` as string}>Ver quem já enviou</Link>
          </EmptyState>
        }
      />
      <ConfirmDialog
        title={`Devolver a linha ${returning?.action ?? ''} a ${returning?.unitName ?? ''}?`}
        isOpen={returning !== null}
        onClose={() => setReturning(null)}
        reasonLabel="Motivo"
        confirmLabel="Devolver com motivo"
        onConfirm={(reason) => returning && decisions.returnLine(returning, reason)}
      >
        A unidade é avisada agora, com o motivo. Só esta linha volta a poder ser mudada.
      </ConfirmDialog>
    </>
  );
}
