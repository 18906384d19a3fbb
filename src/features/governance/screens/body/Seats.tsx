import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { BodyDetail, SeatAnswer } from '../../contract.ts';
import { SEGMENT_WORDS } from '../../domain/seat.ts';
import { AskSeat } from '../AskSeat.tsx';
import { SeatBadge } from '../words.tsx';
import { SeatDialog } from './SeatDialog.tsx';

/** Who has a seat in the body, by institution, and whose term ends. */
export function Seats({ body }: { body: BodyDetail }) {
  const [editing, setEditing] = useState<SeatAnswer | 'new' | null>(null);
  const add = body.mayManage && <Button onPress={() => setEditing('new')}>Incluir cadeira</Button>;
  return (
    <>
      {body.seatList.length === 0 ? (
        <EmptyState title="Nenhuma cadeira ainda." action={add}>
          Cada cadeira é de uma instituição, que indica titular e suplente por um mandato.
        </EmptyState>
      ) : (
        <>
          <TableScroll label="Cadeiras do colegiado">
            <table className="w-full min-w-[640px] text-left text-14">
              <thead className="text-13 text-ink-quiet">
                <tr>
                  {['Instituição', 'Titular', 'Suplente', 'Mandato', 'Situação', ''].map((head) => (
                    <th
                      key={head}
                      scope="col"
                      className="relative border-rule-strong border-b py-2 pr-4 font-normal"
                    >
                      {head === '' ? <span className="sr-only">Ações</span> : head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {body.seatList.map((seat) => (
                  <Row key={seat.id} seat={seat} onEdit={body.mayManage ? () => setEditing(seat) : null} />
                ))}
              </tbody>
            </table>
          </TableScroll>
          <p className="mt-3">{add}</p>
        </>
      )}
      {editing !== null && (
        <SeatDialog body={body} seat={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

const termOf = ({ from, to }: SeatAnswer): string => {
  if (from === null && to === null) return 'sem termo';
  if (to === null) return `desde ${formatDay(from ?? '')}`;
  return from === null ? `até ${formatDay(to)}` : `${formatDay(from)} a ${formatDay(to)}`;
};

function Row({ seat, onEdit }: { seat: SeatAnswer; onEdit: (() => void) | null }) {
  return (
    <tr className="align-top">
      <td className="border-rule border-b py-2 pr-4">
        <span className="font-semibold">{seat.institution}</span>
        <span className="block text-13 text-ink-quiet">{SEGMENT_WORDS[seat.segment]}</span>
      </td>
      <td className="border-rule border-b py-2 pr-4">{seat.titular ?? '—'}</td>
      <td className="border-rule border-b py-2 pr-4">{seat.substitute ?? '—'}</td>
      <td className="border-rule border-b py-2 pr-4 whitespace-nowrap tabular-nums">{termOf(seat)}</td>
      <td className="border-rule border-b py-2 pr-4 whitespace-nowrap">
        <SeatBadge {...seat} />
      </td>
      <td className="border-rule border-b py-1 text-right">
        {onEdit && (
          <AskSeat seat={seat.id} institution={seat.institution} purpose="indication" meeting={null} />
        )}
        {onEdit && (
          <Button
            kind="quiet"
            className="screen-only"
            onPress={onEdit}
            aria-label={`Mudar a cadeira de ${seat.institution}`}
          >
            Mudar
          </Button>
        )}
      </td>
    </tr>
  );
}
