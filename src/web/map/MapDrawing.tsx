import { type KeyboardEvent, useId, useRef } from 'react';
import type { AreaValue } from './bands.ts';
import { type AreaPath, MAP_HEIGHT, MAP_WIDTH, type MeshPaths, neighbour } from './mesh-paths.ts';

/** What the map and the list share. */
export interface MapState {
  selected: string | null;
  pointed: string | null;
  onPoint: (code: string | null) => void;
  onSelect: (code: string) => void;
}

interface MapDrawingProps extends MapState {
  label: string;
  paths: MeshPaths;
  values: readonly AreaValue[];
  fillOf: (value: number | null | undefined) => string | null;
}

// Areas inside are buttons; a group keeps them in the accessibility tree, which role="img" would hide.
const GROUP = { role: 'group' } as const;

/** The map: one tab stop, arrows go to the neighbour, Enter selects. */
export function MapDrawing({ label, paths, values, fillOf, ...state }: MapDrawingProps) {
  const svg = useRef<SVGSVGElement>(null);
  const hatch = useId();
  const { selected, pointed, onPoint, onSelect } = state;
  const byCode = new Map(values.map((value) => [value.code, value]));
  const stop = pointed ?? selected ?? values[0]?.code ?? null;
  const onKeyDown = (event: KeyboardEvent) => {
    const code = (event.target as SVGElement).dataset.code;
    if (code === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect(code);
      return;
    }
    const next = neighbour(paths.areas, code, event.key);
    if (next === null) return;
    event.preventDefault();
    svg.current?.querySelector<SVGElement>(`[data-code="${next}"]`)?.focus();
  };
  const areaProps = (area: AreaPath) => {
    const value = byCode.get(area.code);
    return {
      role: 'button',
      'data-code': area.code,
      d: area.d,
      fill: fillOf(value?.value) ?? `url(#${hatch})`,
      'aria-label': `${value?.name ?? area.code}: ${value?.text ?? 'sem dado'}`,
      'aria-pressed': selected === area.code,
      tabIndex: stop === area.code ? 0 : -1,
      onPointerEnter: () => onPoint(area.code),
      onFocus: () => onPoint(area.code),
      onBlur: () => onPoint(null),
      onClick: () => onSelect(area.code),
    };
  };
  const marked = [selected, pointed].flatMap((code) => paths.areas.filter((area) => area.code === code));
  return (
    <svg
      ref={svg}
      viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
      className="map-drawing block max-h-[60vh] w-full"
      {...GROUP}
      aria-label={label}
      onPointerLeave={() => onPoint(null)}
      onKeyDown={onKeyDown}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--surface)" />
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--missing)" strokeWidth="2" />
        </pattern>
      </defs>
      <g stroke="var(--surface)" strokeWidth="0.6">
        {paths.areas.map((area) => (
          <path key={area.code} {...areaProps(area)} className="cursor-pointer outline-none" />
        ))}
      </g>
      <g fill="none" strokeLinejoin="round" pointerEvents="none">
        <path d={paths.borders} stroke="var(--surface)" strokeWidth="3.5" />
        <path d={paths.borders} stroke="var(--ink)" strokeWidth="1.2" />
        <path d={paths.outline} stroke="var(--ink)" strokeWidth="1.2" />
        {marked.map((area, index) => (
          <path
            key={index === 0 ? 'selected' : `pointed-${area.code}`}
            d={area.d}
            stroke={area.code === selected ? 'var(--focus)' : 'var(--ink)'}
            strokeWidth={area.code === selected ? 3.5 : 2.5}
          />
        ))}
      </g>
    </svg>
  );
}
