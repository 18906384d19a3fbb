import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { MonthLine, ReportAnswer } from '../../contract.ts';
import { useMonthCommands, useReport } from '../queries.ts';
import { Proofs } from '../report/LineDrawer.tsx';
import { useConcluding } from '../report/use-concluding.tsx';
import { useLineDraft } from '../report/use-line-draft.tsx';
import { useReportCells } from '../report/use-report-cells.ts';
import { sentWords } from '../words.ts';
import { useReadFirst } from './use-read-first.ts';

interface AnswerDialogProps {
  competencia: string;
  unit: string;
  action: string;
  onClose: () => void;
}

/** Answers a line that was given back, where it stands in Início; the last one answered sends the month again. */
export function AnswerDialog({ competencia, unit, action, onClose }: AnswerDialogProps) {
  const answer = useReadFirst(useReport(competencia, unit), onClose);
  const line = answer?.lines.find((each) => each.action === action);
  if (answer === null || line === undefined) return null;
  return <Answer answer={answer} line={line} onClose={onClose} />;
}

function Answer({ answer, line, onClose }: { answer: ReportAnswer; line: MonthLine; onClose: () => void }) {
  const { cells, dialog } = useConcluding(useReportCells(answer));
  const { send } = useMonthCommands(answer.calendar.competencia);
  const { fields, read } = useLineDraft(line);
  const isLast = answer.lines.every(({ review, action }) => review !== 'returned' || action === line.action);
  const save = async () => {
    if ((await cells.write(line, read())) === null) return false;
    if (!isLast) return true;
    const { state } = await send(answer.unit.id, answer.version);
    showToast(sentWords(state));
    return true;
  };
  return (
    <>
      <FormDialog
        title={`Responder a ${line.action} ${line.title}`}
        saveLabel={isLast ? 'Gravar e enviar' : 'Gravar'}
        onClose={onClose}
        save={save}
      >
        <p className="border-warn border-l-[3px] pl-3 text-14">Devolvida: {line.reason}</p>
        {fields}
        <Proofs line={line} cells={cells} />
      </FormDialog>
      {dialog}
    </>
  );
}
