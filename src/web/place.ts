import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { createContext, useCallback, useContext } from 'react';

/** Where and when the reader stands: both are part of every address (`?mes=2026-11&territorio=51`). */
export interface Place {
  /** YYYY-MM. */
  mes: string;
  /** Code of the territory; the configured state when the address names none. */
  territorio: string;
}

/** What an address without month or territory means; the frame sets it from the server's day and state, and writes it there for who is signed in. */
export const PlaceDefaults = createContext<Place>({ mes: '', territorio: '' });

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const TERRITORY = /^[\dA-Za-z:._-]{1,40}$/;

/** Search values of an address, as text; a repeated name gives a list. */
export type SearchText = Record<string, string | string[] | undefined>;

/** Reads "?a=1&b=x&b=y" as text only (a code such as 51 stays text). */
export function parseSearch(search: string): SearchText {
  const found: SearchText = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const before = found[name];
    found[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return found;
}

/** The opposite of `parseSearch`; empty values are left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') params.append(name, String(item));
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** An address with its search apart, as a link asks for it: `/a?b=1` → `{to: '/a', search: {b: '1'}}`. */
export function linkTo(href: string): { to: string; search: SearchText } {
  const [to = '/', query = ''] = href.split('?');
  return { to, search: parseSearch(query) };
}

/** Keeps only a well-formed month and territory, beside the screen's own search values. */
export function validatePlace(search: SearchText): SearchText {
  const { mes, territorio, ...own } = search;
  return {
    ...own,
    mes: typeof mes === 'string' && MONTH.test(mes) ? mes : undefined,
    territorio: typeof territorio === 'string' && TERRITORY.test(territorio) ? territorio : undefined,
  };
}

/** The month and territory of this address, and how to move. */
export function usePlace(): Place & { setPlace: (change: Partial<Place>) => void } {
  const search = useSearch({ strict: false }) as SearchText;
  const defaults = useContext(PlaceDefaults);
  const navigate = useNavigate();
  const router = useRouter();
  const setPlace = useCallback(
    (change: Partial<Place>) =>
      void navigate({
        to: router.latestLocation.pathname,
        search: (before: SearchText) => ({ ...before, ...change }),
      } as never),
    [navigate, router],
  );
  return {
    mes: typeof search.mes === 'string' ? search.mes : defaults.mes,
    territorio: typeof search.territorio === 'string' ? search.territorio : defaults.territorio,
    setPlace,
  };
}

/** A screen's own filters, kept in the address as text: `const [filters, setFilters] = useFilters(['unidade', 'prazo'])`. */
export function useFilters<Name extends string>(
  names: readonly Name[],
): [Record<Name, string[]>, (change: Partial<Record<Name, string[]>>) => void] {
  const search = useSearch({ strict: false }) as SearchText;
  const navigate = useNavigate();
  const values = Object.fromEntries(
    names.map((name) => [name, [search[name] ?? []].flat()]),
  ) as unknown as Record<Name, string[]>;
  const change = useCallback(
    (next: Partial<Record<Name, string[]>>) =>
      void navigate({
        to: '.',
        replace: true,
        search: (before: SearchText) => ({ ...before, ...next }),
      } as never),
    [navigate],
  );
  return [values, change];
}
