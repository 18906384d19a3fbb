import { Link, useParams } from '@tanstack/react-router';
import { formatExact } from '../../../kernel/format.ts';
import { Rational } from '../../../kernel/rational.ts';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { SucceededNotice } from '../../acts/screens/index.tsx';
import type { ProgrammeAnswer, TableAnswer } from '../contract.ts';
import { bandFigure, gapWords } from '../figures.ts';
import { BandLine } from './BandLine.tsx';
import { useProgramme } from './queries.ts';
import { ScanTable } from './ScanTable.tsx';

/** `/cofinanciamento/programas/:programa/quadro-01`: the score tables drawn with their holes, the scan beside. */
export function BandsScreen() {
  const { programa = '' } = useParams({ strict: false }) as { programa?: string };
  const query = useProgramme(programa);
  if (query.isPending) return <Loading label="Lendo as faixas" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Bands programme={query.data} />;
}

function Bands({ programme }: { programme: ProgrammeAnswer }) {
  return (
    <>
      <PageHeader
        title="Quadro 01: faixas e pontos"
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: 'Programa', href: `/cofinanciamento/programas/${programme.slug}` },
          { label: 'Quadro 01' },
        ]}
        context={
          <>
            Quanto vale cada percentual em quantidades de Tabela SUS. O quadro impresso deixa vazios entre as
            faixas (hachurados); cada interpretação os fecha de um modo.{' '}
            <Link to={`/atos/${programme.act.id}` as string} hash={programme.scan?.at ?? ''}>
              Ver no ato
            </Link>
          </>
        }
      />
      <SucceededNotice act={programme.act.id} />
      <div className="flex max-w-[70rem] flex-col gap-10">
        {programme.tables.map((table) => (
          <Criterion key={table.id} table={table} />
        ))}
        {programme.scan && <ScanTable scan={programme.scan} />}
      </div>
    </>
  );
}

function Criterion({ table }: { table: TableAnswer }) {
  const ordered = [...table.readings].sort((a, b) => b.gaps.length - a.gaps.length);
  return (
    <section aria-labelledby={`tabela-${table.id}`}>
      <h2 id={`tabela-${table.id}`} className="text-22">
        {table.label}
      </h2>
      <p className="mb-4 text-14 text-ink-quiet">
        {table.rows
          .map(({ printed, score }) => `${printed} vale ${formatExact(Rational.parse(score), 2, 2)}`)
          .join(' · ')}
      </p>
      <div className="flex flex-col gap-4">
        {ordered.map((reading) => (
          <div key={reading.id} data-keep-together className="grid gap-x-8 gap-y-1 lg:grid-cols-[16rem_1fr]">
            <p className="text-14">
              {reading.label.charAt(0).toUpperCase() + reading.label.slice(1)}
              {reading.gaps.length > 0 && (
                <span className="block text-13 text-bad">
                  Sem faixa: {reading.gaps.map(gapWords).join('; ')}
                </span>
              )}
            </p>
            <BandLine figure={bandFigure(table, reading)} title={`${table.label}, ${reading.label}`} />
          </div>
        ))}
      </div>
    </section>
  );
}
