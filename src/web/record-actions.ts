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

/** How a record is called where its own words are not beside it: by its number, and where it has none by its title. */
export const recordName = ({ id, title }: RecordFacts): string => (/^\d/.test(id) ? id : title);

/** The record in full: its number, where it has one, and its title. */
export const recordTitle = (record: RecordFacts): string =>
  recordName(record) === record.title ? record.title : `${record.id} ${record.title}`;

/** What rooms further on may do with a record of this one; the app plugs them, so that no room knows those on its right. */
export const RecordActionsContext = createContext<readonly ComponentType<RecordFacts>[]>([]);

export const useRecordActions = () => useContext(RecordActionsContext);
