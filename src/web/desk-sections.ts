import { type ComponentType, createContext, useContext, useEffect } from 'react';

/**
 * Sections that rooms give to Início: above what is late in the plan, right after it, and at the end. The app plugs them, so that no room knows
 * those on its right.
 */
export type DeskSections = Readonly<Record<'first' | 'next' | 'last', readonly ComponentType[]>>;

export const DeskSectionsContext = createContext<DeskSections>({ first: [], next: [], last: [] });

export const useDeskSections = () => useContext(DeskSectionsContext);

/** Actions that a section already asks of the reader: `lines` one by one, `silent` all together, by a way to say them. */
export interface DeskClaim {
  readonly lines: readonly string[];
  readonly silent: readonly string[];
}

const NOTHING: DeskClaim = { lines: [], silent: [] };

/** Given by Início around its sections. */
export const DeskClaimContext = createContext<(section: string, claim: DeskClaim) => void>(() => undefined);

/** Keeps the queue below from asking again what this section asks. */
export function useDeskClaim(section: string, claim: DeskClaim): void {
  const tell = useContext(DeskClaimContext);
  const said = JSON.stringify(claim);
  useEffect(() => {
    tell(section, JSON.parse(said) as DeskClaim);
    return () => tell(section, NOTHING);
  }, [tell, section, said]);
}
