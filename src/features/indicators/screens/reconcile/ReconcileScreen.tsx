import { useRef, useState } from 'react';
import { AppError } from '../../../../kernel/app-error.ts';
import { apiUpload } from '../../../../web/api.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FileDrop } from '../../../../web/components/FileDrop.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { NoPermission } from '../../../../web/components/NoPermission.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { useSession } from '../../../../web/session.ts';
import { ReconciliationAnswer } from '../../contract.ts';
import { CauseTable } from './CauseTable.tsx';
import { CellTable } from './CellTable.tsx';
import { DifferenceSteps } from './DifferenceSteps.tsx';
import { Particulars } from './Particulars.tsx';
import { exportCells, headline } from './words.ts';

/** What the reader's file came to. */
type Comparison =
  | { readonly state: 'none' | 'reading' }
  | { readonly state: 'refused'; readonly error: unknown }
  | { readonly state: 'compared'; readonly answer: ReconciliationAnswer };

/** Why is my number another? A table of TabNet beside what is counted here, explained by the way of counting. */
export function ReconcileScreen() {
  const session = useSession();
  if (session !== null && !session.verbs.includes('indicators.reconcile'))
    return (
      <NoPermission message="A comparação conta registros de qualquer lugar e mês, e mostra números pequenos: só a faz quem trabalha com os registros (área técnica, SPCA, escritórios regionais e auditoria)." />
    );
  return <Comparing />;
}

function Comparing() {
  const [comparison, setComparison] = useState<Comparison>({ state: 'none' });
  const asked = useRef(0);
  const compare = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    const mine = ++asked.current;
    const settle = (next: Comparison) => {
      if (asked.current === mine) setComparison(next);
    };
    settle({ state: 'reading' });
    const form = new FormData();
    form.append('file', file, file.name);
    try {
      const answer = await apiUpload('/api/indicators/reconciliations', form, ReconciliationAnswer);
      settle({ state: 'compared', answer });
    } catch (error) {
      settle({ state: 'refused', error });
    }
  };
  const answer = comparison.state === 'compared' ? comparison.answer : null;
  return (
    <>
      <PageHeader
        title={answer === null ? 'Por que meu número é diferente?' : headline(answer)}
        breadcrumb={[
          { label: 'Indicadores', href: '/indicadores' },
          { label: 'Por que meu número é diferente?' },
        ]}
        context={
          answer === null
            ? 'Envie a tabela exportada do TabNet: cada célula é contada aqui de todos os modos possíveis, e a diferença aparece explicada. Nada do arquivo fica guardado.'
            : answer.title.join(' · ')
        }
        exports={
          answer === null
            ? []
            : [
                { id: 'csv', label: 'CSV da comparação', onAction: () => exportCells(answer) },
                { id: 'print', label: 'Imprimir ou PDF', onAction: () => window.print() },
              ]
        }
      />
      <FileDrop
        onFiles={compare}
        verb={answer === null ? 'Escolher arquivo' : 'Comparar outro'}
        kind={answer === null ? 'primary' : 'secondary'}
      >
        CSV do TabNet (“Copia como .CSV”) ou PRN do TabWin, com linhas de municípios, regiões, estados ou
        estabelecimentos e colunas de meses ou anos; até 20 mil células e dez anos.
      </FileDrop>
      <div className="mt-6" aria-live="polite">
        <Outcome comparison={comparison} />
      </div>
    </>
  );
}

function Outcome({ comparison }: { comparison: Comparison }) {
  switch (comparison.state) {
    case 'none':
      return null;
    case 'reading':
      return <Loading label="Contando de todos os modos" lines={6} />;
    case 'refused':
      return <ErrorState error={asRefusal(comparison.error)} />;
    case 'compared':
      return (
        <div className="flex flex-col gap-8">
          <DifferenceSteps answer={comparison.answer} />
          <CauseTable answer={comparison.answer} />
          <CellTable answer={comparison.answer} />
          <Particulars answer={comparison.answer} />
        </div>
      );
  }
}

const asRefusal = (error: unknown) =>
  error instanceof AppError
    ? error
    : new AppError('unavailable', 'A comparação não terminou. Tente de novo.');
