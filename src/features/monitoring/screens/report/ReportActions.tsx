import { useNavigate } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { ReportAnswer } from '../../contract.ts';
import { useMonthCommands } from '../queries.ts';
import { useDecisions } from '../use-decisions.ts';
import { sentWords } from '../words.ts';
import { MeetingDialog } from './MeetingDialog.tsx';
import { unchanged } from './read-cells.ts';
import { isTold } from './rows.ts';
import type { ReportCells } from './use-report-cells.ts';

interface ReportActionsProps {
  answer: ReportAnswer;
  cells: ReportCells;
}

/** What may be done with a unit's report now, by who is looking. */
export function ReportActions({ answer, cells }: ReportActionsProps) {
  const { may, phase } = answer;
  const isOpen = phase !== 'ahead' && phase !== 'locked';
  return (
    <>
      <UnitPicker answer={answer} />
      {cells.canUndo && (
        <Button kind="quiet" icon={<Undo2 aria-hidden="true" />} onPress={cells.undo}>
          Desfazer (Ctrl+Z)
        </Button>
      )}
      {may.report && <Unchanged answer={answer} cells={cells} />}
      {may.report && isOpen && <Meeting answer={answer} />}
      {may.giveBack && <GiveBack answer={answer} />}
      {may.report && <Sending answer={answer} />}
    </>
  );
}

function UnitPicker({ answer: { units, unit, calendar } }: Pick<ReportActionsProps, 'answer'>) {
  const navigate = useNavigate();
  if (units.length < 2) return null;
  return (
    <Select
      label="Unidade"
      hideLabel
      options={units.map(({ id, name }) => ({ id, label: name }))}
      value={unit.id}
      onChange={(id) =>
        void navigate({
          to: '/ciclo/$competencia/lancamento/$unidade',
          params: { competencia: calendar.competencia, unidade: id },
        } as never)
      }
      className="w-36"
    />
  );
}

function Unchanged({ answer, cells }: ReportActionsProps) {
  const changes = unchanged(answer.lines);
  const never = answer.lines.filter(({ said, refusal }) => !said && refusal === null).length - changes.length;
  if (changes.length === 0) return null;
  const left = never === 0 ? [] : [`${never} nunca foram lançadas e continuam em branco.`];
  return (
    <Button onPress={() => void cells.writeMany(changes, left)}>{`Sem mudança em ${changes.length}`}</Button>
  );
}

function Meeting({ answer }: Pick<ReportActionsProps, 'answer'>) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onPress={() => setAsking(true)}>Reunião da unidade</Button>
      {asking && <MeetingDialog answer={answer} onClose={() => setAsking(false)} />}
    </>
  );
}

function GiveBack({ answer: { unit, version, calendar, phase } }: Pick<ReportActionsProps, 'answer'>) {
  const { giveBack } = useDecisions(calendar.competencia);
  const [asking, setAsking] = useState(false);
  if (phase === 'locked') return null;
  return (
    <>
      <Button onPress={() => setAsking(true)}>Devolver</Button>
      <ConfirmDialog
        title={`Devolver o lançamento de ${unit.name}?`}
        isOpen={asking}
        onClose={() => setAsking(false)}
        reasonLabel="Motivo"
        confirmLabel="Devolver com motivo"
        onConfirm={(reason) => giveBack(unit, { expectedVersion: version, reason })}
      >
        Todas as linhas voltam a poder ser mudadas pela unidade. Para devolver uma só, abra a linha ou use a
        revisão do mês.
      </ConfirmDialog>
    </>
  );
}

function Sending({
  answer: { unit, version, may, lines, values, calendar, state },
}: Pick<ReportActionsProps, 'answer'>) {
  const { send, recall } = useMonthCommands(calendar.competencia);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<{ state: string }>, words?: string) => {
    setBusy(true);
    try {
      const done = await work();
      showToast(words ?? sentWords(done.state));
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    } finally {
      setBusy(false);
    }
  };
  const isBlank = lines.every(({ said }) => !said) && !values.some(isTold);
  return (
    <>
      {may.recall && state !== 'approved' && !(state === 'submitted' && may.send) && (
        <Button isDisabled={busy} onPress={() => void run(() => recall(unit.id, version), 'Recolhido.')}>
          Recolher
        </Button>
      )}
      {may.sendRefusal === null && (
        <Button
          kind="primary"
          isDisabled={busy || isBlank}
          onPress={() => void run(() => send(unit.id, version))}
        >
          {may.send ? 'Enviar competência' : 'Enviar à coordenação'}
        </Button>
      )}
    </>
  );
}
