import { Suspense, useState } from 'react';
import { ConcludeDialog } from '../../../plan/screens/index.tsx';
import type { MonthLine } from '../../contract.ts';
import type { Change } from './read-cells.ts';
import type { LineChange, ReportCells } from './use-report-cells.ts';

/** Whether a change concludes the action, and so asks for the record that its verb promises. A proof of the month is one only once it is declared so. */
export const lacksRecord = (line: MonthLine, change: Change): boolean =>
  line.pledge !== null && change.status === 'completed' && line.status !== 'completed';

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
        attached={asking.line.evidence.map(({ sha256, fileName }) => ({ id: sha256, name: fileName }))}
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
