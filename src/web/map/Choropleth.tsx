import { useId, useMemo, useState } from 'react';
import type { Topology } from 'topojson-client';
import { FilesMenu, type FilesTable } from '../components/FilesMenu.tsx';
import { type AreaValue, bandIndex, colourStep, type MapBand, quantileBands, ranked } from './bands.ts';
import { MapDrawing } from './MapDrawing.tsx';
import { MapRanking } from './MapRanking.tsx';
import { meshPaths } from './mesh-paths.ts';

export type { Topology } from 'topojson-client';
export type { MapBand } from './bands.ts';

export interface ChoroplethProps {
  /** The answer when there is one. */
  title: string;
  /** Of the value: "% das internações, 2019". */
  unit: string;
  topology: Topology;
  /** Name of the object whose areas are filled; their ids are codes. */
  areas: string;
  /** Name of the object drawn as heavier borders. */
  borders?: string;
  values: readonly AreaValue[];
  /** Fixed classes, with their names; five quantiles when absent. */
  bands?: readonly MapBand[];
  /** How the ends of quantiles are written. */
  format?: (value: number) => string;
  selected?: string | null;
  onSelect?: (code: string) => void;
  /** What is downloaded, where each area has more to tell than its value. */
  table?: () => FilesTable;
  /** Of what is downloaded, without its ending. */
  fileName: string;
  /** Whatever the map cannot show: an area without drawing. */
  note?: string;
}

const plain = (value: number) => value.toLocaleString('pt-BR', { maximumFractionDigits: 1 });

const STEPS = [
  'var(--scale-1)',
  'var(--scale-2)',
  'var(--scale-3)',
  'var(--scale-4)',
  'var(--scale-5)',
] as const;

const fillOfClass = (index: number, classes: readonly MapBand[]): string =>
  STEPS[colourStep(index, classes.length)] as string;

/** Municipalities by value, with the ranking beside: pointing at one shows it in the other. */
export function Choropleth(props: ChoroplethProps) {
  const { title, unit, topology, areas, borders, values, bands, format = plain, onSelect, note } = props;
  const id = useId();
  const [own, setOwn] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const selected = props.selected === undefined ? own : props.selected;
  const paths = useMemo(() => meshPaths(topology, areas, borders), [topology, areas, borders]);
  const order = useMemo(() => ranked(values), [values]);
  const known = useMemo(() => values.flatMap(({ value }) => (value === null ? [] : [value])), [values]);
  const classes = bands ?? quantileBands(known, format);
  const fillOf = (value: number | null | undefined) => {
    const index = value === null || value === undefined ? -1 : bandIndex(classes, value);
    return index < 0 ? null : fillOfClass(index, classes);
  };
  const choose = (code: string) => {
    setOwn(code);
    onSelect?.(code);
  };
  const picture = async () => {
    const { mapPicture } = await import('./map-picture.ts');
    const byCode = new Map(values.map(({ code, value }) => [code, value]));
    return mapPicture({
      title,
      unit,
      note,
      paths,
      fillOf: (code) => fillOf(byCode.get(code)),
      classes: classes.map(({ label }, index) => ({ label, fill: fillOfClass(index, classes) })),
      ranking: order,
    });
  };
  const shown = order.find(({ code }) => code === (pointed ?? selected));
  const state = { selected, pointed, onPoint: setPointed, onSelect: choose };
  return (
    <figure aria-labelledby={id} className="m-0">
      <figcaption className="flex flex-wrap items-start justify-between gap-x-4">
        <div>
          <p id={id} className="text-18 font-semibold">
            {title}
          </p>
          <p className="text-14 text-ink-quiet">{unit}</p>
        </div>
        <FilesMenu
          of={title}
          name={props.fileName}
          table={
            props.table ??
            (() => ({
              header: ['Código', 'Nome', unit],
              rows: order.map(({ code, name, value }) => [code, name, value]),
            }))
          }
          picture={picture}
        />
      </figcaption>
      <div className="mt-2 flex flex-col gap-6 lg:flex-row">
        <div className="min-w-0 flex-1">
          <p aria-live="polite" className="flex min-h-6 items-baseline gap-2 text-16">
            {shown ? (
              <>
                <span className="font-semibold">{shown.name}</span> {shown.text}
                {shown.group && <span className="text-14 text-ink-quiet">{shown.group}</span>}
              </>
            ) : (
              <span className="text-14 text-ink-quiet">Aponte um município no mapa ou na lista.</span>
            )}
          </p>
          <MapDrawing label={title} paths={paths} values={order} fillOf={fillOf} {...state} />
          <Legend
            classes={classes}
            quantiles={bands === undefined}
            missing={known.length < values.length || paths.areas.length > values.length}
          />
          {note && <p className="mt-2 text-13 text-ink-quiet">{note}</p>}
        </div>
        <MapRanking values={order} fillOf={fillOf} {...state} />
      </div>
    </figure>
  );
}

interface LegendProps {
  classes: readonly MapBand[];
  quantiles: boolean;
  missing: boolean;
}

function Legend({ classes, quantiles, missing }: LegendProps) {
  return (
    <div className="mt-2">
      <p className="text-13 text-ink-quiet">
        {quantiles ? 'Faixas com número parecido de municípios' : 'Faixas fixas'}
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-13">
        {classes.map((band, index) => (
          <li key={band.label} className="flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className="h-3.5 w-6 border border-rule-strong"
              style={{ background: fillOfClass(index, classes) }}
            />
            {band.label}
          </li>
        ))}
        {missing && (
          <li className="flex items-center gap-1.5">
            <span aria-hidden="true" className="hatched h-3.5 w-6 border border-rule-strong" />
            Sem dado
          </li>
        )}
      </ul>
    </div>
  );
}
