import { type RecordFacts, useRecordActions } from '../record-actions.ts';

/** What rooms further on may do with the record that is being read: put it on an agenda, open a non-conformity of it. */
export function RecordActions(record: RecordFacts) {
  return useRecordActions().map((Offer) => <Offer key={Offer.name} {...record} />);
}
