import { Suspense, useState } from 'react';
import { ConcludeDialog, missingOf } from '../../../plan/screens/index.tsx';
import type { MonthLine } from '../../contract.ts';
import type { Change } from './read-cells.ts';
import type { LineChange, ReportCells } from './use-report-cells.ts';

/** Whether a change concludes the action without the record that its verb promises; the evidence of the line is one. */
export function lacksRecord(line: MonthLine, change: Change): boolean {
  if (line.pledge === null || change.status !== 'completed' || line.status === 'completed') return false;
  const proofs = (change.evidence ?? line.evidence).map(() => ({ kind: 'file' as const }));
  return missingOf(line.pledge.asks, proofs).length > 0;
}

/** The cells of a report, with the question that a conclusion asks before it is written. */
export function useConcluding(cells: ReportCells) {
  const [asking, setAsking] = useState<LineChange | null>(null);
  const write: ReportCells['write'] = async (line, change) => {
    if (!lacksRecord(line, change)) return cells.write(line, change);
    setAsking({ line, change });
    return null;
  };
  const pledge = asking?.line.pledge;
  const dialog = asking && pledge && (
    <Suspense>
      <ConcludeDialog
        title={`Concluir ${asking.line.action}`}
        pledge={pledge}
        needsNote={null}
        written={asking.change.comment ?? asking.line.comment ?? ''}
        onClose={() => setAsking(null)}
        onConfirm={({ note, records }) =>
          cells.write(asking.line, {
            ...asking.change,
            ...(note && { comment: note }),
            records: [...records],
          })
        }
      />
    </Suspense>
  );
  return { cells: { ...cells, write }, dialog };
}
