import { Link, useParams } from '@tanstack/react-router';
import { formatDayInWords } from '../../../../kernel/format.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { fileEntries } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { SucceededNotice } from '../../../acts/screens/index.tsx';
import type { ProgrammeAnswer } from '../../contract.ts';
import { AssumedMark } from '../Quote.tsx';
import { useProgramme } from '../queries.ts';
import { BandsChoices } from './BandsChoices.tsx';
import { bandsTable } from './bands-table.ts';
import { Criterion } from './Criterion.tsx';
import { ScanTable } from './ScanTable.tsx';
import { type BandsShown, useBandsShown } from './use-bands-shown.ts';

/** `/cofinanciamento/programas/:programa/quadro-01`: the score tables drawn with their holes, under one reading and on one day. */
export function BandsScreen() {
  const { programa = '' } = useParams({ strict: false }) as { programa?: string };
  const query = useProgramme(programa);
  if (query.isPending) return <Loading label="Lendo as faixas" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Bands programme={query.data} />;
}

function Bands({ programme }: { programme: ProgrammeAnswer }) {
  const shown = useBandsShown(programme);
  return (
    <>
      <PageHeader
        title="Tabela de faixas"
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: 'Programa', href: `/cofinanciamento/programas/${programme.slug}` },
          { label: 'Tabela de faixas' },
        ]}
        context={
          <>
            {programme.name}. Quanto vale cada percentual, e o que as faixas deixam de fora ou dizem duas
            vezes.{' '}
            <Link to={`/atos/${programme.act.id}` as string} hash={programme.scan?.at ?? ''}>
              {programme.scan ? `${programme.scan.title}, no ato` : 'Ver o ato'}
            </Link>
          </>
        }
        exports={fileEntries({
          name: `faixas-${programme.slug}`,
          table: () => bandsTable(programme, shown),
        })}
      >
        <BandsChoices programme={programme} shown={shown} />
      </PageHeader>
      <SucceededNotice act={programme.act.id} />
      {programme.example && (
        <p className="mb-6 flex max-w-[80rem] flex-wrap items-baseline gap-x-3 gap-y-1 text-16">
          <AssumedMark>exemplo</AssumedMark> {programme.example}
        </p>
      )}
      <HospitalNotice shown={shown} />
      <div className="flex max-w-[80rem] flex-col gap-10">
        {programme.tables.map((table) => (
          <Criterion key={table.id} table={table} shown={shown} />
        ))}
        {programme.scan && <ScanTable scan={programme.scan} />}
      </div>
    </>
  );
}

/** Whose values are marked, and what the drawing stands on; on paper it says what was chosen. */
function HospitalNotice({ shown }: { shown: BandsShown }) {
  const { hospital, problem, readingLabel, day } = shown;
  return (
    <div className="mb-6 max-w-[80ch] text-14">
      <p className="hidden print:block">
        Interpretação das faixas: {readingLabel}
        {day && `; como vigente em ${formatDayInWords(day)}`}.
      </p>
      {problem && (
        <p role="note" className="border-warn-mark border-l-[3px] pl-3">
          Os valores do hospital não puderam ser marcados. {problem}
        </p>
      )}
      {hospital && (
        <p>
          ▲ marca o valor de{' '}
          <Link
            to={`/cofinanciamento/termos/${hospital.agreement}/competencias/${hospital.month}` as string}
            search={shown.whatIf as never}
          >
            {hospital.name}
          </Link>
          {hospital.isSimulated && ', numa simulação'}.
        </p>
      )}
    </div>
  );
}
