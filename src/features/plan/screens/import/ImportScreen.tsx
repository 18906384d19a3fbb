import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { NoPermission } from '../../../../web/components/NoPermission.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { useFilters } from '../../../../web/place.ts';
import { useSession } from '../../../../web/session.ts';
import type { ImportView } from '../../contract.ts';
import { ConfirmStep } from './ConfirmStep.tsx';
import { DoubtsStep } from './DoubtsStep.tsx';
import { FileStep } from './FileStep.tsx';
import { useImport } from './queries.ts';
import { type Step, Steps } from './Steps.tsx';
import { UnderstoodStep } from './UnderstoodStep.tsx';

/** What does this document say, what is doubtful in it, and what would it change? */
export function ImportScreen() {
  const { importacao = '' } = useParams({ strict: false }) as { importacao?: string };
  const session = useSession();
  const mayImport = session === null || session.verbs.includes('plan.manage');
  return (
    <>
      <PageHeader
        title="Importar o plano"
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Importar' }]}
        context="Do documento ao plano em quatro passos: nada se grava antes do último, e a importação inteira pode ser desfeita"
      />
      {mayImport ? (
        <Import id={importacao} />
      ) : (
        <NoPermission message="Quem traz um documento ao plano é a superintendência. Envie o documento a ela." />
      )}
    </>
  );
}

function Import({ id }: { id: string }) {
  return id === '' ? <Start /> : <Open key={id} id={id} />;
}

function Start() {
  const navigate = useNavigate();
  const [{ plano }] = useFilters(['plano']);
  const open = (id: string) => navigate({ to: `/plano/importar/${id}` as string });
  return (
    <>
      <Steps current="file" reached={['file']} onGo={() => undefined} />
      <FileStep plan={plano[0] ?? null} onRead={open} />
    </>
  );
}

function Open({ id }: { id: string }) {
  const query = useImport(id);
  if (query.isPending) return <Loading label="Lendo o documento" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Wizard view={query.data} />;
}

function Wizard({ view }: { view: ImportView }) {
  const navigate = useNavigate();
  const [step, setStep] = useState<Step>(view.import.status === 'read' ? 'understood' : 'confirm');
  const go = (next: Step) => {
    if (next === 'file') void navigate({ to: '/plano/importar' as string });
    else setStep(next);
    window.scrollTo({ top: 0 });
  };
  return (
    <>
      <Steps current={step} reached={['file', 'understood', 'doubts', 'confirm']} onGo={go} />
      <p className="mb-4 text-14 text-ink-quiet">
        {view.import.fileName} · SHA-256 <span className="break-all">{view.import.sha256}</span>
      </p>
      {step === 'understood' && <UnderstoodStep view={view} onNext={() => go('doubts')} />}
      {step === 'doubts' && <DoubtsStep view={view} onNext={() => go('confirm')} />}
      {step === 'confirm' && <ConfirmStep view={view} />}
    </>
  );
}
