import { type ComponentType, createContext, useContext } from 'react';

/** An imported file that is being looked at. */
export interface FileFacts {
  readonly versionId: string;
}

/** What rooms further on say of an imported file; the app plugs them, so that no room knows those on its right. */
export const FileSectionsContext = createContext<readonly ComponentType<FileFacts>[]>([]);

export const useFileSections = () => useContext(FileSectionsContext);
