import { Link } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useRef } from 'react';
import { formatDayInWords } from '../../../kernel/format.ts';
import { Button, buttonLook } from '../../../web/components/Button.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import type { PlanMap } from '../contract.ts';
import { drawingEntries } from './map/drawing-files.ts';
import { MapTable } from './map/MapTable.tsx';
import { attentionText, countsText } from './map/progress.ts';
import { StrategicMap } from './map/StrategicMap.tsx';
import { usePlanMap } from './queries.ts';

/** Where are we, per perspective and objective? */
export function MapScreen() {
  const query = usePlanMap();
  if (query.isPending) return <Loading label="Lendo o plano" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page map={query.data} />;
}

function Page({ map }: { map: PlanMap }) {
  const drawing = useRef<SVGSVGElement>(null);
  return (
    <div className="print-landscape">
      <PageHeader
        title="Mapa estratégico"
        count={`${map.from.slice(0, 4)}–${map.to.slice(0, 4)}`}
        context={`${map.title.replace(/\.\s*SES\/MT$/, '')} · ${map.unit} · posição de ${formatDayInWords(map.today)}`}
        actions={
          <>
            <Link to="/plano/acoes" className={buttonLook('primary')}>
              Ver as {map.counts.operationalActions} ações
            </Link>
            <Button kind="quiet" icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
              Imprimir
            </Button>
          </>
        }
        exports={[
          {
            id: 'csv',
            label: 'Ações (CSV)',
            note: 'todas as operacionais, com as palavras do documento',
            onAction: () => window.location.assign('/api/plan/actions.csv'),
          },
          ...drawingEntries(map, drawing),
        ]}
      />
      <p className="mb-4 text-16 print:mb-2 print:text-14">
        {map.counts.operationalActions} ações: {countsText(map.live)}.{' '}
        <span className="text-warn">{attentionText(map.live)}.</span>
      </p>
      <StrategicMap map={map} drawing={drawing} />
      <Guidelines guidelines={map.guidelines} />
      <section className="screen-only mt-8">
        <h2 className="mb-2 text-22">O mapa em tabela</h2>
        <MapTable map={map} />
        <p className="mt-3 max-w-[80ch] text-14 text-ink-quiet">
          Como a situação é derivada. {map.rule} Prazos só contam como vencidos quando a data é certa.
        </p>
      </section>
    </div>
  );
}

export function Guidelines({ guidelines }: { guidelines: readonly string[] }) {
  if (guidelines.length === 0) return null;
  return (
    <section className="mt-8 print:mt-3">
      <h2 className="mb-2 text-22 print:mb-1 print:text-16">Diretrizes</h2>
      <ol className="grid gap-3 md:grid-cols-3">
        {guidelines.map((guideline, index) => (
          <li key={guideline} className="border-rule-strong border-t-2 pt-2 text-16 print:pt-1 print:text-13">
            <span className="text-ink-quiet">{index + 1}. </span>
            {guideline}
          </li>
        ))}
      </ol>
    </section>
  );
}
