import { useCallback, useState } from 'react';
import type { TourAnswer } from '../contract.ts';

type Stop = TourAnswer['stops'][number];

const KEPT_UNDER = 'pactua.roteiro';

function readSeen(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_UNDER) ?? '[]');
    return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

function keepSeen(seen: readonly string[]): void {
  try {
    localStorage.setItem(KEPT_UNDER, JSON.stringify(seen));
  } catch {
    // A browser that keeps nothing still shows the tour.
  }
}

const nameOf = (stop: Stop, route: string) => `${stop.minute} ${route}`;
const builtOf = (stop: Stop) => stop.screens.filter((screen) => screen.address !== null);

export interface Ticks {
  /** True when every built screen of the stop was opened. */
  isDone: (stop: Stop) => boolean;
  isOpened: (stop: Stop, route: string) => boolean;
  opened: (stop: Stop, route: string) => void;
  tick: (stop: Stop, done: boolean) => void;
  restart: () => void;
}

/** What of the tour was already opened, kept in this browser only. */
export function useTourTicks(): Ticks {
  const [seen, setSeen] = useState(readSeen);
  const change = useCallback((next: readonly string[]) => {
    setSeen([...next]);
    keepSeen(next);
  }, []);
  return {
    isDone: (stop) =>
      builtOf(stop).length > 0 && builtOf(stop).every(({ route }) => seen.includes(nameOf(stop, route))),
    isOpened: (stop, route) => seen.includes(nameOf(stop, route)),
    opened: (stop, route) => change([...new Set([...seen, nameOf(stop, route)])]),
    tick: (stop, done) => {
      const own = builtOf(stop).map(({ route }) => nameOf(stop, route));
      const rest = seen.filter((name) => !own.includes(name));
      change(done ? [...rest, ...own] : rest);
    },
    restart: () => change([]),
  };
}
