import { Link, useParams } from '@tanstack/react-router';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { useScreenTitle } from '../../../../web/screen-title.ts';
import { Clocks } from './Clocks.tsx';
import { EligibilityPart } from './EligibilityPart.tsx';
import { Offers } from './Offers.tsx';
import { LicencePart, TeamPart, TechnicalFilePart } from './Parts.tsx';
import { type Instrument, useInstrument } from './queries.ts';
import { StageLine } from './StageLine.tsx';
import { TermoPart } from './TermoPart.tsx';
import { Timeline } from './Timeline.tsx';

/** `/cofinanciamento/termos/:termo/vida`: where an instrument stands, what may be done now and why the rest may not, and all that was done. */
export function LifeScreen() {
  const { termo = '' } = useParams({ strict: false }) as { termo?: string };
  const query = useInstrument(termo);
  if (query.isPending) return <Loading label="Lendo a vida do termo" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Life instrument={query.data} />;
}

function Life({ instrument }: { instrument: Instrument }) {
  const { id, name, establishment, municipality, programme, isAgreement } = instrument;
  useScreenTitle(`Vida do Termo: ${name}`);
  return (
    <>
      <PageHeader
        title="Vida do Termo"
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: 'Pedidos e termos', href: '/cofinanciamento/termos' },
          { label: municipality.name },
        ]}
        context={`${establishment}, ${municipality.name}. ${programme.name}.`}
        actions={
          isAgreement && (
            <Link to={`/cofinanciamento/termos/${id}` as string} className="text-14">
              O que o Termo paga
            </Link>
          )
        }
      />
      <StageLine instrument={instrument} />
      <Month instrument={instrument} />
      <div className="mt-8 grid max-w-[84rem] gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-10">
          <Offers instrument={instrument} />
          <Clocks instrument={instrument} />
          <EligibilityPart instrument={instrument} />
          <TermoPart instrument={instrument} />
          <TechnicalFilePart instrument={instrument} />
          <LicencePart instrument={instrument} />
          <TeamPart instrument={instrument} />
        </div>
        <Timeline instrument={instrument} />
      </div>
    </>
  );
}

/** What the month in course waits for, so that nobody looks for it elsewhere. */
function Month({ instrument: { month, warnings } }: { instrument: Instrument }) {
  const named = competenciaInWords(parseCompetencia(month.competencia));
  return (
    <div role="note" className="mt-4 max-w-[84rem] text-14">
      {month.blockedBy.length === 0 ? (
        <p>Nada do instrumento impede o pagamento da competência de {named}.</p>
      ) : (
        <div className="border-warn-mark border-l-[3px] pl-3">
          <p className="font-semibold">O que impede o pagamento da competência de {named}:</p>
          <ul className="list-disc pl-5">
            {month.blockedBy.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      {warnings.map((warning) => (
        <p key={warning} className="mt-2 border-warn-mark border-l-[3px] pl-3">
          {warning}
        </p>
      ))}
    </div>
  );
}
