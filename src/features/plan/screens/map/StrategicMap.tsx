import { Link } from '@tanstack/react-router';
import { type RefObject, useEffect, useId, useMemo, useState } from 'react';
import { stateWords } from '../../../../web/components/StateBadge.tsx';
import { useMedia } from '../../../../web/grid/use-media.ts';
import type { PlanMap, Standing } from '../../contract.ts';
import { standingWords } from '../../domain/standing.ts';
import { useStandings } from '../standing/queries.ts';
import { statusState } from '../words.ts';
import {
  BAR,
  ICON,
  layoutMap,
  type MapLayout,
  type MapObjective,
  type Measure,
  objectiveName,
  type PlacedObjective,
  TYPE,
} from './map-layout.ts';
import { PARTS } from './progress.ts';
import { StateIcon, TONES } from './StateIcon.tsx';

const WIDE = 1120;
const NARROW = 358;

/** Measures with the page's own font, and again once it has come. */
function useMeasure(): Measure {
  const [family, setFamily] = useState('sans-serif');
  useEffect(() => {
    void document.fonts.ready.then(() => setFamily(getComputedStyle(document.body).fontFamily));
  }, []);
  return useMemo(() => {
    const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    return (text, size, weight) => {
      context.font = `${weight} ${size}px ${family}`;
      return context.measureText(text).width;
    };
  }, [family]);
}

interface StrategicMapProps {
  map: PlanMap;
  /** The drawing itself, for a file of it. */
  drawing: RefObject<SVGSVGElement | null>;
}

/** The map of the document: perspectives from the result for society down to what sustains it, each with its objectives. */
export function StrategicMap({ map, drawing }: StrategicMapProps) {
  const measure = useMeasure();
  const width = useMedia('(max-width: 639px)') ? NARROW : WIDE;
  const { data: standings } = useStandings();
  const layout = useMemo(
    () =>
      layoutMap({ ...map, objectives: withDecided(map.objectives, standings?.items ?? []) }, width, measure),
    [map, standings, width, measure],
  );
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links is a group, and HTML has no such element in SVG
    <svg
      ref={drawing}
      role="group"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      className="block h-auto w-full print:max-h-[120mm]"
    >
      <title id={`${id}-title`}>Mapa estratégico</title>
      <desc id={`${id}-desc`}>{describe(map)}</desc>
      {layout.arrows.map((path) => (
        <path key={path} d={path} fill="none" strokeWidth="2" className="stroke-rule-strong" />
      ))}
      {layout.perspectives.map((perspective) => (
        <Perspective key={perspective.id} perspective={perspective} />
      ))}
    </svg>
  );
}

/** What somebody said of each objective stands under what the rule computes, and never in its place. */
const withDecided = (objectives: PlanMap['objectives'], standings: readonly Standing[]): MapObjective[] =>
  objectives.map((objective) => {
    const said = standings.find(({ kind, id }) => kind === 'objective' && id === objective.id)?.override;
    const decided = said?.inForce ? `Por decisão: ${standingWords('objective', said.standing)}` : null;
    return { ...objective, decided };
  });

/** The map in words: what stands above what. */
function describe({ perspectives, objectives }: PlanMap): string {
  const parts = perspectives.map(({ id, title }) => {
    const count = objectives.filter((each) => each.perspective === id).length;
    return `${title} (${count} ${count === 1 ? 'objetivo' : 'objetivos'})`;
  });
  return `De cima para baixo, cada perspectiva sustentada pela seguinte: ${parts.join('; ')}. O mesmo está em tabela, abaixo.`;
}

function Lines({
  lines,
  kind,
  look,
}: {
  lines: PlacedObjective['title'];
  kind: keyof typeof TYPE;
  look: string;
}) {
  const { size, weight } = TYPE[kind];
  // The space after each line keeps the words apart where the lines are read as one text.
  return lines.map(({ text, x, y }) => (
    <text key={y} x={x} y={y} fontSize={size} fontWeight={weight} className={look}>
      {`${text} `}
    </text>
  ));
}

function Perspective({ perspective }: { perspective: MapLayout['perspectives'][number] }) {
  const { x, y, width, height, title, lines, objectives } = perspective;
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML has no section inside a drawing
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of a drawing is not interactive
    <g role="region" aria-label={title}>
      <rect x={x} y={y} width={width} height={height} rx="4" className="fill-ground-deep" />
      <Lines lines={lines} kind="perspective" look="fill-ink-quiet" />
      {objectives.map((each) => (
        <Box key={each.objective.id} box={each} />
      ))}
    </g>
  );
}

/** An objective on the map: a link whose name says all that the box shows. */
function Box({ box }: { box: PlacedObjective }) {
  const { objective, x, y, width, height, title, state, decided, bar, counts, attention } = box;
  const { live } = objective;
  const judged = live.actions === 0;
  const words = judged ? 'Julgado pelos indicadores' : stateWords('status', statusState(live.status));
  const howMany = judged ? [] : [`${live.actions} ${live.actions === 1 ? 'ação' : 'ações'}`];
  const noted = [decided, counts, attention].map((lines) => lines.map(({ text }) => text).join(' '));
  const name = [objectiveName(objective), words, ...howMany, ...noted].filter(Boolean).join('. ');
  return (
    <Link
      to={`/plano/objetivos/${objective.id}` as string}
      data-quiet-link
      aria-label={name}
      className="group no-underline outline-none"
    >
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx="4"
        className="fill-surface stroke-rule-strong group-hover:stroke-action group-focus-visible:stroke-focus group-focus-visible:[stroke-width:3px]"
      />
      <Lines
        lines={title}
        kind="title"
        look="fill-ink group-hover:fill-action-strong group-hover:underline"
      />
      <StateIcon status={judged ? 'judged' : statusState(live.status)} x={state.x} y={state.y} />
      <text
        x={state.x + ICON + 7}
        y={state.y + 12.5}
        fontSize={TYPE.state.size}
        className={TONES[judged ? 'judged' : statusState(live.status)].fill}
      >
        {`${words} `}
      </text>
      {howMany.map((text) => (
        <text
          key={text}
          x={x + width - 14}
          y={state.y + 12.5}
          fontSize={TYPE.state.size}
          textAnchor="end"
          className="fill-ink-quiet"
        >
          {`${text} `}
        </text>
      ))}
      <Lines lines={decided} kind="note" look="fill-ink" />
      {bar !== null && <Bar box={box} bar={bar} />}
      <Lines lines={counts} kind="note" look={judged ? 'fill-ink-quiet' : 'fill-ink'} />
      <Lines lines={attention} kind="note" look="fill-warn" />
    </Link>
  );
}

function Bar({ box, bar }: { box: PlacedObjective; bar: NonNullable<PlacedObjective['bar']> }) {
  const { live } = box.objective;
  let x = bar.x;
  return (
    <>
      {PARTS.filter(({ state }) => live.byStatus[state] > 0).map(({ state, fill }) => {
        const width = (bar.width * live.byStatus[state]) / live.actions;
        const at = x;
        x += width;
        return <rect key={state} x={at} y={bar.y} width={width} height={BAR} className={fill} />;
      })}
      <rect x={bar.x} y={bar.y} width={bar.width} height={BAR} fill="none" className="stroke-rule-strong" />
    </>
  );
}
