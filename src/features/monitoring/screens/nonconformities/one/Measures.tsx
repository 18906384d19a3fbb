import { Link } from '@tanstack/react-router';
import { Check, CircleAlert, Clock, Minus, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { formatDay } from '../../../../../kernel/format.ts';
import { Button } from '../../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../../web/components/Dialog.tsx';
import { Badge } from '../../../../../web/components/StateBadge.tsx';
import { TableScroll } from '../../../../../web/components/TableScroll.tsx';
import type { MeasureAnswer, NonConformityDetail } from '../../../contract.ts';
import { costWords } from '../../../domain/nonconformities/words.ts';
import { evidenceAddress } from '../../queries.ts';
import { DoneDialog } from './DoneDialog.tsx';
import { MeasureDialog } from './MeasureDialog.tsx';
import { isWritable, Part } from './Part.tsx';
import { RedefineDialog } from './RedefineDialog.tsx';
import { useGesture } from './use-gesture.ts';

const HEAD = 'border-rule border-b bg-ground-deep px-3 py-2 text-left font-semibold';
const CELL = 'border-rule border-b px-3 py-2 align-top';

type Asking =
  | { what: 'plan' }
  | { what: 'change' | 'do' | 'redefine' | 'resume' | 'drop'; measure: MeasureAnswer };

/** What is done about it: what, who, until when, how much, and what proves it. */
export function Measures({ nc }: { nc: NonConformityDetail }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const writable = isWritable(nc);
  const overdue = nc.measureList.some(({ isOverdue }) => isOverdue);
  const note = nc.cost === '0.00' ? undefined : `${costWords(nc.cost)} ao todo`;
  return (
    <Part
      title="Medidas corretivas"
      note={overdue ? [note, 'há medida vencida'].filter(Boolean).join(' · ') : note}
      action={
        writable &&
        nc.measureList.length > 0 && (
          <Button onPress={() => setAsking({ what: 'plan' })}>Planejar medida</Button>
        )
      }
    >
      {nc.measureList.length === 0 ? (
        <div className="flex flex-wrap items-center gap-4">
          <p className="text-ink-quiet">Nenhuma medida planejada.</p>
          {writable && (
            <Button className="screen-only" onPress={() => setAsking({ what: 'plan' })}>
              Planejar medida
            </Button>
          )}
        </div>
      ) : (
        <Table nc={nc} onAsk={setAsking} />
      )}
      {asking !== null && <Asked nc={nc} asking={asking} onClose={() => setAsking(null)} />}
    </Part>
  );
}

function Asked({ nc, asking, onClose }: { nc: NonConformityDetail; asking: Asking; onClose: () => void }) {
  const run = useGesture(nc);
  if (asking.what === 'plan') return <MeasureDialog nc={nc} measure={null} onClose={onClose} />;
  const { what, measure } = asking;
  const { number } = measure;
  if (what === 'change') return <MeasureDialog nc={nc} measure={measure} onClose={onClose} />;
  if (what === 'do')
    return <DoneDialog nc={nc} number={number} what={measure.what} today={nc.today} onClose={onClose} />;
  if (what === 'redefine') return <RedefineDialog nc={nc} measure={measure} onClose={onClose} />;
  const isDropping = what === 'drop';
  return (
    <ConfirmDialog
      title={isDropping ? `Retirar a medida ${number}?` : `Retomar a medida ${number}?`}
      isOpen
      onClose={onClose}
      reasonLabel="Motivo"
      confirmLabel={isDropping ? 'Retirar com motivo' : 'Retomar com motivo'}
      onConfirm={(reason) =>
        run({ kind: isDropping ? 'measure-dropped' : 'measure-resumed', number, reason })
      }
    >
      {isDropping
        ? 'Continua à vista, riscada, com o motivo.'
        : 'Volta a estar por fazer; o que se provou fica no histórico.'}
    </ConfirmDialog>
  );
}

function Table({ nc, onAsk }: { nc: NonConformityDetail; onAsk: (asking: Asking) => void }) {
  return (
    <TableScroll label="Medidas corretivas">
      <table className="w-full min-w-[720px] border-collapse text-14">
        <thead>
          <tr>
            {['Nº', 'O quê', 'Quem', 'Até quando', 'Quanto', 'Situação'].map((head) => (
              <th key={head} scope="col" className={HEAD}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {nc.measureList.map((measure) => (
            <Row key={measure.number} nc={nc} measure={measure} onAsk={onAsk} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

interface RowProps {
  nc: NonConformityDetail;
  measure: MeasureAnswer;
  onAsk: (asking: Asking) => void;
}

function Row({ nc, measure, onAsk }: RowProps) {
  const { number, what, whoName, until, cost, isOverdue, dropped, round, redefines } = measure;
  const quiet = dropped === null ? '' : 'text-ink-quiet line-through';
  return (
    <tr>
      <td className={`${CELL} tabular-nums`}>{number}</td>
      <th scope="row" className={`${CELL} min-w-52 text-left font-normal`}>
        <span className={quiet}>{what}</span>
        {redefines && <span className="block text-13 text-ink-quiet">redefine a ação {nc.action}</span>}
        {nc.rounds > 1 && <span className="block text-13 text-ink-quiet">{round}ª rodada</span>}
        <Acts nc={nc} measure={measure} onAsk={onAsk} />
      </th>
      <td className={`${CELL} ${quiet}`}>{whoName}</td>
      <td className={`${CELL} whitespace-nowrap ${isOverdue ? 'font-semibold text-bad' : quiet}`}>
        {formatDay(until)}
      </td>
      <td className={`${CELL} whitespace-nowrap ${quiet}`}>{costWords(cost)}</td>
      <td className={`${CELL} min-w-44`}>
        <Standing nc={nc} measure={measure} />
      </td>
    </tr>
  );
}

function Standing({ nc, measure: { done, dropped, isOverdue } }: Omit<RowProps, 'onAsk'>) {
  if (dropped !== null)
    return (
      <>
        <Badge icon={Minus} tone="none">
          Retirada
        </Badge>
        <span className="block text-13">{dropped}</span>
      </>
    );
  if (done === null)
    return (
      <Badge icon={isOverdue ? CircleAlert : Clock} tone={isOverdue ? 'bad' : 'waiting'}>
        {isOverdue ? 'Vencida' : 'A fazer'}
      </Badge>
    );
  return (
    <>
      <Badge icon={Check} tone="good">
        Feita em {formatDay(done.on)}
      </Badge>
      {done.words !== null && <span className="block text-13">{done.words}</span>}
      {done.redefinition !== null && (
        <Link to={`/plano/acoes/${nc.action}` as string} className="block text-13">
          {done.redefinition}ª redefinição da ação {nc.action}
        </Link>
      )}
      {done.files.map(({ sha256, fileName }) => (
        <a key={sha256} href={evidenceAddress(sha256)} className="flex items-center gap-1 text-13">
          <Paperclip aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="truncate">{fileName}</span>
        </a>
      ))}
    </>
  );
}

/** What may be done with a measure now, by this reader. */
function Acts({ nc, measure, onAsk }: RowProps) {
  const { done, dropped, mayDo, number, redefines } = measure;
  const isOpen = nc.state === 'analysis' || nc.state === 'treatment';
  if (!isOpen || dropped !== null) return null;
  const writable = isWritable(nc);
  const act = (what: 'change' | 'do' | 'redefine' | 'resume' | 'drop', label: string) => (
    <Button
      key={what}
      kind="quiet"
      onPress={() => onAsk({ what, measure })}
      aria-label={`${label} a medida ${number}`}
    >
      {label}
    </Button>
  );
  const acts =
    done !== null
      ? [writable && done.redefinition === null && act('resume', 'Retomar')]
      : [
          mayDo && !redefines && act('do', 'Dizer feita'),
          redefines && nc.mayRedefine && act('redefine', 'Redefinir a ação com'),
          writable && act('change', 'Mudar'),
          writable && act('drop', 'Retirar'),
        ];
  const shown = acts.filter(Boolean);
  return shown.length === 0 ? null : <span className="screen-only -ml-2 mt-1 flex flex-wrap">{shown}</span>;
}
