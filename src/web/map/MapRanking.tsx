import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { AreaValue } from './bands.ts';
import type { MapState } from './MapDrawing.tsx';

interface MapRankingProps extends MapState {
  values: readonly AreaValue[];
  fillOf: (value: number | null | undefined) => string | null;
}

/** Brings a row into the list's own view; the page stays where it is. */
function scrollWithin(list: HTMLElement, row: HTMLElement): void {
  const top = row.getBoundingClientRect().top - list.getBoundingClientRect().top;
  const outside = top < 0 || top + row.offsetHeight > list.clientHeight;
  if (outside) list.scrollTop += top - list.clientHeight / 2;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** Every area in order of value: the small ones are easier to reach here. */
export function MapRanking({ values, fillOf, selected, pointed, onPoint, onSelect }: MapRankingProps) {
  const list = useRef<HTMLOListElement>(null);
  const stop = selected ?? values[0]?.code;
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-code="${selected}"]`);
    if (row && list.current) scrollWithin(list.current, row);
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent) => {
    const code = (event.target as HTMLElement).dataset.code;
    const step = STEPS[event.key];
    if (code === undefined || step === undefined) return;
    event.preventDefault();
    const from = values.findIndex((value) => value.code === code);
    const next = values[Math.min(Math.max(from + step, 0), values.length - 1)];
    list.current?.querySelector<HTMLElement>(`[data-code="${next?.code}"]`)?.focus();
  };
  return (
    <ol
      ref={list}
      aria-label="Municípios por valor"
      onKeyDown={onKeyDown}
      onPointerLeave={() => onPoint(null)}
      className="max-h-96 w-full shrink-0 overflow-auto border-rule border-y lg:max-h-[66vh] lg:w-72 print:max-h-none print:columns-3"
    >
      {values.map((area, index) => (
        <li key={area.code}>
          <button
            type="button"
            data-code={area.code}
            tabIndex={area.code === stop ? 0 : -1}
            aria-pressed={selected === area.code}
            onPointerEnter={() => onPoint(area.code)}
            onFocus={() => onPoint(area.code)}
            onBlur={() => onPoint(null)}
            onClick={() => onSelect(area.code)}
            className={`flex min-h-8 w-full cursor-pointer items-center gap-2 px-2 text-left text-14 focus-visible:-outline-offset-3 max-sm:min-h-11 ${area.code === pointed ? 'bg-action-soft-strong' : ''} ${area.code === selected ? 'bg-action-soft font-semibold' : ''}`}
          >
            <span className="w-7 shrink-0 text-right text-13 font-normal text-ink-quiet">
              {area.value === null ? '' : index + 1}
            </span>
            <span
              aria-hidden="true"
              className={`size-3 shrink-0 border border-rule-strong ${fillOf(area.value) ? '' : 'hatched'}`}
              style={{ background: fillOf(area.value) ?? undefined }}
            />
            <span className="min-w-0 flex-1 truncate">{area.name}</span>
            <span className="shrink-0">{area.text}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
