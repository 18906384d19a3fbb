import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, buttonLook } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { CellNamed } from '../../contract.ts';
import { dayOfWeekShort, monthWords } from '../month-words.ts';
import { useDecisions } from '../use-decisions.ts';
import { countOf } from '../words.ts';
import { Block, FIRST_DOUBTFUL, LINE, type Month, reportLink } from './Block.tsx';
import { SendMonth } from './SendMonth.tsx';

type Unit = Month['toReview'][number];
type Doubtful = Unit['doubtful'][number];

/** What awaits the reader's decision: clean lines together, the others each with what stands against it. */
export function ToReview({ month }: { month: Month }) {
  const { calendar, phase, toReview } = month;
  const lines = toReview.reduce((sum, each) => sum + each.lines, 0);
  const clean = toReview.flatMap((each) => each.clean);
  return (
    <Block
      title="Aguardam minha decisão"
      count={lines}
      note={
        phase === 'locked'
          ? `Respostas ao que foi devolvido em ${monthWords(calendar.competencia)}, que já fechou.`
          : `Linhas de ${monthWords(calendar.competencia)}; a reunião de condução é em ${dayOfWeekShort(calendar.meeting)}.`
      }
    >
      {clean.length > 0 && <ApproveClean competencia={calendar.competencia} cells={clean} />}
      {toReview.map((unit) => (
        <UnitLines key={unit.unit} month={month} unit={unit} />
      ))}
    </Block>
  );
}

function unitText({ state, lines, clean, doubtful }: Unit): string {
  if (state === 'submitted') {
    const against = doubtful.length === 0 ? '' : `; ${doubtful.length} com apontamento`;
    return `entregou ${countOf(lines, 'linha', 'linhas')} à coordenação${against}`;
  }
  return `enviou ${countOf(lines, 'linha', 'linhas')}; ${clean.length} sem apontamento`;
}

function UnitLines({ month, unit }: { month: Month; unit: Unit }) {
  const { competencia } = month.calendar;
  const { giveBack, approve } = useDecisions(competencia);
  const isHeld = unit.state === 'submitted';
  const [returning, setReturning] = useState<Doubtful | null>(null);
  const to = isHeld ? reportLink(month, unit.unit) : `/ciclo/${competencia}/revisao`;
  return (
    <>
      <li className={LINE}>
        <span className="min-w-0 flex-1">
          <span className="font-semibold">{unit.unitName}</span> {unitText(unit)}
        </span>
        <Link to={to as string} className={buttonLook('secondary')} aria-label={`Revisar ${unit.unitName}`}>
          Revisar
        </Link>
        {isHeld && (
          <SendMonth
            competencia={competencia}
            unit={{ id: unit.unit, name: unit.unitName }}
            version={unit.reportVersion}
            leaves
          />
        )}
      </li>
      {unit.doubtful.slice(0, FIRST_DOUBTFUL).map((line) => (
        <li key={line.action} className={`${LINE} pl-4`}>
          <span className="min-w-0 flex-1">
            <span className="line-clamp-1">
              <span className="font-semibold">{line.action}</span> {line.title}
            </span>
            <span className="block text-14 text-warn">{line.findings.join(' ')}</span>
          </span>
          <span className="flex flex-wrap gap-2">
            <Button kind="quiet" onPress={() => setReturning(line)}>
              {`Devolver ${line.action}`}
            </Button>
            {!isHeld && (
              <Button onPress={() => void told(approve([line]))}>{`Aprovar ${line.action}`}</Button>
            )}
          </span>
        </li>
      ))}
      <ConfirmDialog
        title={`Devolver a linha ${returning?.action ?? ''} a ${unit.unitName}?`}
        isOpen={returning !== null}
        onClose={() => setReturning(null)}
        reasonLabel="Motivo"
        confirmLabel="Devolver com motivo"
        onConfirm={(reason) =>
          returning &&
          giveBack(
            { id: unit.unit, name: unit.unitName },
            {
              expectedVersion: unit.reportVersion,
              reason,
              cells: [{ action: returning.action, expectedVersion: returning.expectedVersion }],
            },
          )
        }
      >
        A unidade é avisada agora, com o motivo. Só esta linha volta a poder ser mudada.
      </ConfirmDialog>
    </>
  );
}

/** A gesture of one press: what keeps it from being done is said where the others are. */
const told = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: Error) => showToast(error.message, { tone: 'problem' }));

/** All clean lines at once: chosen, then approved. */
function ApproveClean({ competencia, cells }: { competencia: string; cells: readonly CellNamed[] }) {
  const { approve } = useDecisions(competencia);
  const [chosen, setChosen] = useState(false);
  const words = countOf(cells.length, 'linha', 'linhas');
  const press = async () => {
    await told(approve(cells));
    setChosen(false);
  };
  return (
    <li className={LINE}>
      <span className="min-w-0 flex-1">
        <span className="font-semibold">{words}</span> sem apontamento
      </span>
      {chosen && (
        <Button kind="quiet" onPress={() => setChosen(false)}>
          Voltar
        </Button>
      )}
      <Button
        kind={chosen ? 'primary' : 'secondary'}
        onPress={() => (chosen ? void press() : setChosen(true))}
      >
        {chosen ? `Aprovar ${words}` : 'Selecionar todas'}
      </Button>
    </li>
  );
}
