import { type ComponentType, createContext, useContext } from 'react';

/** Sections that rooms give to Início, above the queue of the plan; the app plugs them, so that no room knows those on its right. */
export const DeskSectionsContext = createContext<readonly ComponentType[]>([]);

export const useDeskSections = () => useContext(DeskSectionsContext);
