import { listOf } from './changes.ts';
import { type Reporting, reportingInForce, type StandingReporting } from './reporting.ts';

/** What can happen to who reports an action. `derived` is what a document brings; the others are a person's word. */
export type ReportingEvent =
  | {
      readonly type: 'derived';
      readonly data: {
        readonly from: Reporting;
        readonly to: Reporting;
        readonly corrected: Reporting | null;
        readonly import: string;
      };
    }
  | {
      readonly type: 'corrected' | 'taken-back';
      readonly data: {
        readonly from: Reporting | null;
        readonly to: Reporting | null;
        /** What the document gave on that day. */
        readonly derived: Reporting;
      };
    };

/** "CORAS (encerra), COAP e CAS". */
export function reportingWords({ rule, units }: Reporting, nameOf: (unit: string) => string): string {
  const names = units.map(nameOf);
  return listOf(names.map((name, at) => (rule === 'parts' && at === 0 ? `${name} (encerra)` : name)));
}

/** What an event says, for people; who, when and why stand beside it. */
export function reportingEventWords(event: ReportingEvent, nameOf: (unit: string) => string): string {
  const said = (reporting: Reporting) => reportingWords(reporting, nameOf);
  if (event.type === 'derived') {
    const { from, to, corrected } = event.data;
    return corrected === null
      ? `Pela mudança do responsável no documento, quem lança passou de ${said(from)} a ${said(to)}.`
      : `O responsável mudou no documento, que agora daria ${said(to)}; continua valendo a correção: ${said(corrected)}.`;
  }
  const { from, to, derived } = event.data;
  const before = said(reportingInForce({ derived, corrected: from }));
  const after = said(reportingInForce({ derived, corrected: to }));
  if (event.type === 'taken-back') return `Desfez a correção de quem lança: voltou a ser ${after}.`;
  return to === null
    ? `Quem lança voltou ao que o documento diz: ${after}, e não mais ${before}.`
    : `Corrigiu quem lança: de ${before} para ${after}.`;
}

/** Who reports once the whole stream is told, beginning with what the document first gave. */
export function foldReporting(first: Reporting, events: readonly ReportingEvent[]): StandingReporting {
  let [derived, corrected]: [Reporting, Reporting | null] = [first, null];
  for (const event of events) {
    if (event.type === 'derived') derived = event.data.to;
    else corrected = event.data.to;
  }
  return { derived, corrected };
}
