import { type ComponentType, createContext, useContext } from 'react';

/** An imported file that is being looked at. */
export interface FileFacts {
  readonly versionId: string;
}

/** A file that was chosen and is not sent yet: what its heading and name tell. */
export interface ChosenFile {
  readonly name: string;
  readonly system: string;
  readonly period: string | null;
  readonly columns: readonly string[];
}

/** What a room says of a file before it is sent, a line for each thing it will not serve (pt-BR). */
export type FileCheck = (file: ChosenFile) => Promise<readonly string[]>;

/** What rooms further on say of files; the app plugs it, so that no room knows those on its right. */
export interface FileSpeakers {
  readonly sections: readonly ComponentType<FileFacts>[];
  readonly checks: readonly FileCheck[];
}

export const FileSectionsContext = createContext<FileSpeakers>({ sections: [], checks: [] });

export const useFileSections = () => useContext(FileSectionsContext).sections;
export const useFileChecks = () => useContext(FileSectionsContext).checks;
