import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import { useFilters, usePlace } from '../../../../web/place.ts';
import { useSession } from '../../../../web/session.ts';
import type { FactRegister } from '../../contract.ts';
import { FactDrawer } from './FactDrawer.tsx';
import { FactGrid } from './FactGrid.tsx';
import { PictureView } from './PictureView.tsx';
import { factsCsvAddress, useFactPicture, useFactRegister, useFacts } from './queries.ts';
import { RecordLink } from './RecordLink.tsx';
import { pictureWords, STATE_OPTIONS } from './words.ts';

const FILTERS = ['indicador', 'ano', 'situacao', 'aba'] as const;
type Filters = Record<(typeof FILTERS)[number], string[]>;

/** What was recorded for each indicator that counts the house's own facts: where it stands, and every record. */
export function FactsScreen() {
  const register = useFactRegister();
  const [filters, change] = useFilters(FILTERS);
  if (register.error) return <ErrorState error={register.error} onRetry={() => void register.refetch()} />;
  if (register.data === undefined) return <Loading label="Abrindo o registro de fatos" lines={10} />;
  const asked = register.data.indicators.find((each) => each.code === filters.indicador[0]);
  const indicator =
    asked ?? register.data.indicators.find((each) => each.standing > 0) ?? register.data.indicators[0];
  if (indicator === undefined) return null;
  return <Body register={register.data} indicator={indicator} filters={filters} change={change} />;
}

type Indicator = FactRegister['indicators'][number];

interface BodyProps {
  register: FactRegister;
  indicator: Indicator;
  filters: Filters;
  change: (next: Partial<Filters>) => void;
}

function useOpenFact() {
  const { fato } = useParams({ strict: false }) as { fato?: string };
  const navigate = useNavigate();
  const open = useCallback(
    (id: string | null) =>
      void navigate({
        to: '/indicadores/fatos/{-$fato}',
        params: { fato: id ?? undefined },
        search: true,
        resetScroll: false,
      } as never),
    [navigate],
  );
  return { openId: fato ?? null, open };
}

function Body({ register, indicator, filters, change }: BodyProps) {
  const { territorio } = usePlace();
  const asked = {
    indicator: indicator.code,
    territory: territorio,
    year: filters.ano[0],
    state: filters.situacao[0] ?? 'standing',
  };
  const picture = useFactPicture(indicator.code);
  const facts = useFacts(asked);
  const { openId, open } = useOpenFact();
  const items = facts.data?.pages.flatMap((page) => page.items) ?? [];
  const at = items.findIndex((fact) => fact.id === openId);
  const step = (by: number) => (at < 0 ? undefined : items[at + by]?.id);
  const move = (id: string | undefined) => (id === undefined ? undefined : () => open(id));
  return (
    <>
      <PageHeader
        title="Registro de fatos"
        count={picture.data && pictureWords(picture.data)}
        breadcrumb={[{ label: 'Indicadores', href: '/indicadores' }, { label: 'Registro de fatos' }]}
        context={`Como se conta: ${indicator.formula}.`}
        actions={indicator.mayRecord && <RecordLink indicator={indicator.code} />}
        exports={[{ id: 'csv', label: 'CSV dos registros', href: factsCsvAddress(asked) }]}
      >
        <FilterRow register={register} indicator={indicator} filters={filters} change={change} />
      </PageHeader>
      <Tabs
        label={indicator.shortName}
        selected={filters.aba[0] === 'registros' ? 'registros' : 'quadro'}
        onSelect={(aba) => change({ aba: aba === 'quadro' ? [] : [aba] })}
        items={[
          {
            id: 'quadro',
            label: 'Como está',
            content: <PictureView query={picture} indicator={indicator} onOpen={open} />,
          },
          {
            id: 'registros',
            label: 'Registros',
            content: <FactGrid query={facts} indicator={indicator} openId={openId} onOpen={open} />,
          },
        ]}
      />
      {openId !== null && (
        <FactDrawer
          key={openId}
          id={openId}
          kinds={indicator.kinds}
          onClose={() => open(null)}
          onMove={open}
          onNext={move(step(1))}
          onPrevious={move(step(-1))}
        />
      )}
    </>
  );
}

function FilterRow({ register, indicator, filters, change }: BodyProps) {
  const years = yearsUpTo(Number(useSession()?.today.slice(0, 4) ?? FIRST_YEAR));
  return (
    <>
      <div className="screen-only flex flex-wrap gap-4">
        <Select
          label="Indicador"
          className="w-full max-w-120"
          value={indicator.code}
          onChange={(code) => change({ indicador: [code] })}
          options={register.indicators.map((each) => ({
            id: each.code,
            label: /^\d+$/.test(each.code) ? `${each.code} · ${each.shortName}` : each.shortName,
            note: each.standing === 0 ? 'sem registros' : `${each.standing} em vigor`,
          }))}
        />
        {filters.aba[0] === 'registros' && (
          <>
            <Select
              label="Ano do fato"
              className="w-32"
              value={filters.ano[0] ?? 'todos'}
              onChange={(ano) => change({ ano: ano === 'todos' ? [] : [ano] })}
              options={[{ id: 'todos', label: 'Todos' }, ...years.map((id) => ({ id, label: id }))]}
            />
            <Select
              label="Situação"
              className="w-40"
              value={filters.situacao[0] ?? 'standing'}
              onChange={(state) => change({ situacao: state === 'standing' ? [] : [state] })}
              options={STATE_OPTIONS}
            />
          </>
        )}
      </div>
      {indicator.refusal !== null && <p className="text-14 text-ink-quiet">{indicator.refusal}</p>}
    </>
  );
}

const FIRST_YEAR = 2023;

function yearsUpTo(last: number): string[] {
  return Array.from({ length: last - FIRST_YEAR + 1 }, (_, index) => String(last - index));
}
