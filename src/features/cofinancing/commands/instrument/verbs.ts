import type { Office } from '../../domain/instrument/event-types.ts';

/** The verb of each office: who may say that its events happened. */
export const OFFICE_VERBS: Readonly<Record<Office, string>> = {
  municipality: 'cofinancing.present',
  analysis: 'cofinancing.analyse',
  cir: 'cofinancing.record-cir',
  cib: 'cofinancing.record-cib',
  council: 'cofinancing.record-council',
  decision: 'cofinancing.decide-instrument',
};
