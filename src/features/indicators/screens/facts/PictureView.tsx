import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount, formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { Choropleth, type MapBand } from '../../../../web/map/Choropleth.tsx';
import type { FactPicture, FactRegister } from '../../contract.ts';
import { useGeometry } from '../queries.ts';
import { FactMatrix } from './FactMatrix.tsx';
import { RecordLink } from './RecordLink.tsx';
import { SubjectList } from './SubjectList.tsx';

interface PictureViewProps {
  query: UseQueryResult<FactPicture>;
  indicator: FactRegister['indicators'][number];
  onOpen: (id: string) => void;
}

/** Where each place or line stands today: a map of municipalities, a matrix of lines and macro-regions, or a list. */
export function PictureView({ query, indicator, onOpen }: PictureViewProps) {
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading label="Desenhando o quadro" lines={8} />;
  switch (query.data.shape) {
    case 'map':
      return <FactMap picture={query.data} indicator={indicator} onOpen={onOpen} />;
    case 'matrix':
      return <FactMatrix picture={query.data} onOpen={onOpen} />;
    case 'list':
      return <SubjectList picture={query.data} onOpen={onOpen} />;
  }
}

interface FactMapProps {
  picture: FactPicture;
  indicator: FactRegister['indicators'][number];
  onOpen: (id: string) => void;
}

function FactMap({ picture, indicator, onOpen }: FactMapProps) {
  const geometry = useGeometry();
  const [chosen, setChosen] = useState<string | null>(null);
  if (geometry.isPending) return <Loading label="Desenhando o mapa" lines={8} />;
  const cell = picture.cells.find((each) => each.territory === chosen);
  const isPeople = picture.unitLabel === 'profissionais';
  if (geometry.data === undefined) return <SubjectList picture={picture} onOpen={onOpen} />;
  return (
    <>
      <Choropleth
        title={indicator.shortName}
        unit={`${isPeople ? 'profissionais' : (indicator.kinds[0]?.standing ?? '')}, em ${formatDay(picture.day)}`}
        topology={geometry.data}
        areas="municipalities"
        borders="macroRegions"
        bands={isPeople ? undefined : bandsOf(picture, indicator)}
        selected={chosen}
        onSelect={setChosen}
        fileName={`fatos-${picture.indicator}-${picture.day}`}
        values={picture.cells.map((each) => ({
          code: each.territory,
          name: each.place,
          value: isPeople && each.state === 'none' ? null : each.amount,
          text: shortWords(each, picture.unitLabel),
          ...(each.macroRegion === null ? {} : { group: each.macroRegion }),
        }))}
      />
      {cell && <Chosen cell={cell} indicator={indicator} onOpen={onOpen} />}
    </>
  );
}

type Cell = FactPicture['cells'][number];

/** The municipality that was chosen on the map or in the list, and its record. */
function Chosen({
  cell,
  indicator,
  onOpen,
}: {
  cell: Cell;
  indicator: FactMapProps['indicator'];
  onOpen: (id: string) => void;
}) {
  const last = cell.facts.at(-1);
  return (
    <section
      aria-label={cell.place}
      className="screen-only mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-rule border-t pt-3"
    >
      <p className="text-16">
        <span className="font-semibold">{cell.place}</span> {cell.words}
      </p>
      {last !== undefined && (
        <Button onPress={() => onOpen(last)}>
          {cell.facts.length === 1 ? 'Abrir o registro' : `Abrir o último de ${cell.facts.length} registros`}
        </Button>
      )}
      {last === undefined && indicator.mayRecord && <RecordLink indicator={indicator.code} />}
    </section>
  );
}

const DASH = '–';

/** What fits beside a name in the list of the map. */
function shortWords(cell: Cell, unitLabel: string): string {
  if (cell.state === 'ended') return cell.words;
  if (cell.state === 'pending') return 'não conta ainda';
  if (cell.state === 'none' || cell.since === null) return DASH;
  if (unitLabel === 'profissionais') return formatCount(cell.amount);
  return cell.amount > 1 ? `${cell.amount} serviços` : formatDay(cell.since);
}

/** Not there or there; services are counted up to three. */
function bandsOf(picture: FactPicture, indicator: FactMapProps['indicator']): MapBand[] {
  const most = Math.max(1, ...picture.cells.map((cell) => cell.amount));
  const none = { from: 0, to: 1, label: 'sem registro em vigor' };
  const standing = indicator.kinds[0]?.standing ?? 'em vigor';
  if (most === 1) return [none, { from: 1, to: 1, label: standing }];
  const steps = [1, 2, 3].filter((step) => step <= most);
  return [
    none,
    ...steps.map((from, index) => {
      const isLast = index === steps.length - 1;
      const label = from === 1 ? '1 serviço' : isLast && most > from ? `${from} ou mais` : `${from} serviços`;
      return { from, to: isLast ? most : from + 1, label };
    }),
  ];
}
