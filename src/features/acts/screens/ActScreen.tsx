import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDayInWords } from '../../../kernel/format.ts';
import { Checkbox } from '../../../web/components/Checkbox.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { OriginBadge } from '../../../web/components/OriginBadge.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { useScreenTitle } from '../../../web/screen-title.ts';
import type { ActAnswer } from '../contract.ts';
import { ActIndex } from './ActIndex.tsx';
import { ActText } from './ActText.tsx';
import { useAct } from './queries.ts';
import { useAnchor } from './use-anchor.ts';

/** `/atos/:ato`: the act as it reads, each provision with its address, the scan beside on request. */
export function ActScreen() {
  const { ato = '' } = useParams({ strict: false }) as { ato?: string };
  const query = useAct(ato);
  if (query.isPending) return <Loading label="Lendo o ato" lines={12} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <ActReader act={query.data} />;
}

function ActReader({ act }: { act: ActAnswer }) {
  const [withScan, setWithScan] = useState(false);
  const marked = useAnchor(act.id);
  useScreenTitle(act.title);
  const scanned = act.units.some((unit) => unit.ocr !== null);
  const corrections = act.units.reduce((total, unit) => total + unit.corrections, 0);
  return (
    <>
      <PageHeader
        title={act.title}
        breadcrumb={[{ label: 'Documentos', href: '/atos' }, { label: act.number ?? act.title }]}
        context={datesOf(act)}
      >
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-14">
          <OriginBadge
            origin="document"
            detail={`${act.source.file}, SHA-256 ${act.source.sha256.slice(0, 12)}…`}
          />
          {scanned && (
            <Checkbox isSelected={withScan} onChange={setWithScan}>
              Mostrar ao lado a digitalização, como a máquina a leu ({corrections.toLocaleString('pt-BR')}{' '}
              correções)
            </Checkbox>
          )}
        </div>
      </PageHeader>
      <div className="gap-x-10 lg:flex">
        <ActIndex units={act.units} />
        <div className="min-w-0 flex-1">
          <ActText act={act} withScan={withScan} marked={marked} />
          <Omissions act={act} />
        </div>
      </div>
    </>
  );
}

function datesOf(act: ActAnswer): string {
  const signed = act.signedOn ? `Assinado em ${formatDayInWords(act.signedOn)}. ` : '';
  const until = act.effectTo ? ` até ${formatDayInWords(act.effectTo)}, exclusive` : '';
  return `${signed}Produz efeitos desde ${formatDayInWords(act.effectFrom)}${until}. ${act.body}.`;
}

function Omissions({ act }: { act: ActAnswer }) {
  if (act.omissions.length === 0) return null;
  return (
    <section className="mt-10 max-w-[75ch] border-rule border-t pt-4">
      <h2 className="text-18">O que não está aqui</h2>
      <ul className="mt-2 flex flex-col gap-2 text-14">
        {act.omissions.map(({ at, what, reason }) => (
          <li key={at}>
            {what} <span className="text-ink-quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
