import type { Office } from '../../domain/instrument/event-types.ts';
import type { Party } from '../../domain/obligations/obligation.ts';

/** The verb of each office: who may say that its events happened. */
export const OFFICE_VERBS: Readonly<Record<Office, string>> = {
  municipality: 'cofinancing.present',
  analysis: 'cofinancing.analyse',
  cir: 'cofinancing.record-cir',
  cib: 'cofinancing.record-cib',
  council: 'cofinancing.record-council',
  decision: 'cofinancing.decide-instrument',
};

/** Who submits what proves the obligations of a party. */
export const SUBMIT_VERBS: Readonly<Record<Party, string>> = {
  municipality: OFFICE_VERBS.municipality,
  hospital: 'cofinancing.submit-evidence',
  state: OFFICE_VERBS.analysis,
};
