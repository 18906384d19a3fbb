import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { apiUpload } from '../../../../web/api.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FileDrop } from '../../../../web/components/FileDrop.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { PlanImport } from '../../contract.ts';
import { planQuery, useImports } from './queries.ts';
import { STATUS_WORDS } from './words.ts';

type Reading = { state: 'idle' | 'reading'; name: string } | { state: 'refused'; error: unknown };

interface FileStepProps {
  /** An instrument's own plan; null for the plan of the installation. */
  plan: string | null;
  onRead: (id: string) => unknown;
}

/** The document is chosen, sent and read; a refused one says why in its own place. */
export function FileStep({ plan, onRead }: FileStepProps) {
  const [reading, setReading] = useState<Reading>({ state: 'idle', name: '' });
  const send = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    setReading({ state: 'reading', name: file.name });
    const form = new FormData();
    form.append('file', file, file.name);
    try {
      const done = await apiUpload(`/api/plan/imports${planQuery(plan)}`, form, PlanImport);
      await onRead(done.id);
    } catch (error) {
      setReading({ state: 'refused', error });
    }
  };
  return (
    <>
      <FileDrop onFiles={send} verb="Escolher o documento">
        Word (.docx), Excel (.xlsx), CSV ou texto, com as colunas do plano: ação estratégica, ação
        operacional, responsável, quem participa, prazo, observações e status.
      </FileDrop>
      <div className="mt-4" aria-live="polite">
        {reading.state === 'reading' && <Loading label={`Lendo ${reading.name}`} />}
        {reading.state === 'refused' && <ErrorState error={reading.error} />}
      </div>
      <section className="mt-8">
        <h2 className="mb-2 text-22">Importações anteriores</h2>
        <Earlier plan={plan} />
      </section>
    </>
  );
}

function Earlier({ plan }: { plan: string | null }) {
  const query = useImports(plan);
  if (query.isPending) return <Loading label="Lendo as importações" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  if (query.data.items.length === 0)
    return (
      <EmptyState title="Nenhum documento foi importado ainda.">
        O que houver no plano veio da carga inicial desta instalação.
      </EmptyState>
    );
  return (
    <TableScroll label="Importações anteriores">
      <table className="w-full text-14">
        <thead>
          <tr className="border-rule-strong border-b text-left text-13">
            <th scope="col" className="py-2 pr-4">
              Documento
            </th>
            <th scope="col" className="py-2 pr-4">
              Enviado em
            </th>
            <th scope="col" className="py-2">
              Situação
            </th>
          </tr>
        </thead>
        <tbody>
          {query.data.items.map((each) => (
            <tr key={each.id} className="border-rule border-b">
              <td className="py-2 pr-4">
                <Link to={`/plano/importar/${each.id}` as string}>{each.fileName}</Link>
              </td>
              <td className="py-2 pr-4 whitespace-nowrap">{formatInstant(each.requestedAt)}</td>
              <td className="py-2 whitespace-nowrap">{STATUS_WORDS[each.status]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
