import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { NoPermission } from '../../../../web/components/NoPermission.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { useFilters } from '../../../../web/place.ts';
import type { FactRegister } from '../../contract.ts';
import { useFactRegister } from './queries.ts';
import { RecordForm } from './RecordForm.tsx';

/** One act, many places: the same fact recorded of each in one gesture. */
export function RecordScreen() {
  const register = useFactRegister();
  const [{ indicador, fato }, change] = useFilters(['indicador', 'fato']);
  if (register.error) return <ErrorState error={register.error} onRetry={() => void register.refetch()} />;
  if (register.data === undefined) return <Loading label="Abrindo o registro de fatos" lines={10} />;
  const own = register.data.indicators.filter((each) => each.mayRecord);
  const indicator = own.find((each) => each.code === indicador[0]) ?? own[0];
  const kind = indicator?.kinds.find((each) => each.id === fato[0]) ?? indicator?.kinds[0];
  return (
    <>
      <PageHeader
        title="Registrar fatos"
        breadcrumb={[
          { label: 'Indicadores', href: '/indicadores' },
          { label: 'Registro de fatos', href: `/indicadores/fatos?indicador=${indicator?.code ?? ''}` },
          { label: 'Registrar' },
        ]}
        context={kind?.help}
      >
        {indicator && kind && <Choices own={own} indicator={indicator} kindId={kind.id} change={change} />}
      </PageHeader>
      {indicator && kind ? (
        <RecordForm key={kind.id} register={register.data} indicator={indicator} kind={kind} />
      ) : (
        <NoPermission message={register.data.indicators[0]?.refusal ?? undefined} />
      )}
    </>
  );
}

interface ChoicesProps {
  own: readonly FactRegister['indicators'][number][];
  indicator: FactRegister['indicators'][number];
  kindId: string;
  change: (next: { indicador?: string[]; fato?: string[] }) => void;
}

function Choices({ own, indicator, kindId, change }: ChoicesProps) {
  return (
    <div className="flex flex-wrap gap-4">
      <Select
        label="Indicador"
        className="w-full max-w-96"
        value={indicator.code}
        onChange={(code) => change({ indicador: [code], fato: [] })}
        options={own.map((each) => ({ id: each.code, label: each.shortName }))}
      />
      {indicator.kinds.length > 1 && (
        <Select
          label="Fato"
          className="w-full max-w-96"
          value={kindId}
          onChange={(id) => change({ indicador: [indicator.code], fato: [id] })}
          options={indicator.kinds.map((each) => ({ id: each.id, label: each.name }))}
        />
      )}
    </div>
  );
}
