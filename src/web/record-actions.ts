import { type ComponentType, createContext, useContext } from 'react';

/** The record that is being read, for what other rooms may do with it. */
export interface RecordFacts {
  kind: 'action' | 'indicator';
  id: string;
  title: string;
  /** Late, or with its target missed. */
  isOffTrack?: boolean;
  /** Among many in a list: offered as an icon, beside the other controls of the line. */
  inLine?: boolean;
  /** The unit that asks, where the reader reports it. */
  unit?: string | null;
}

/** What rooms further on may do with a record of this one; the app plugs them, so that no room knows those on its right. */
export const RecordActionsContext = createContext<readonly ComponentType<RecordFacts>[]>([]);

export const useRecordActions = () => useContext(RecordActionsContext);
