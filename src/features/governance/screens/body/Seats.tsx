import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { BodyDetail, SeatAnswer } from '../../contract.ts';
import { SEGMENT_WORDS } from '../../domain/seat.ts';
import { AskSeat } from '../AskSeat.tsx';
import { TableHead } from '../TableHead.tsx';
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
            <table className="w-full text-left text-14 max-sm:block sm:min-w-[640px] max-sm:[&_thead]:sr-only">
              <TableHead heads={['Instituição', 'Titular', 'Suplente', 'Mandato', 'Situação', '']} />
              <tbody className="max-sm:block">
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

/** On a phone each seat is a card: its cells one below the other, each after the name of its column. */
const CARD =
  'align-top max-sm:block max-sm:rounded max-sm:border max-sm:border-rule max-sm:p-3 max-sm:not-first:mt-3';
const CELL = 'border-rule border-b py-2 pr-4 max-sm:block max-sm:border-0 max-sm:p-0 max-sm:mt-1';

const Named = ({ of }: { of: string }) => (
  <span aria-hidden="true" className="inline-block w-20 text-13 text-ink-quiet sm:hidden">
    {of}
  </span>
);

function Row({ seat, onEdit }: { seat: SeatAnswer; onEdit: (() => void) | null }) {
  return (
    <tr className={CARD}>
      <td className={CELL}>
        <span className="font-semibold">{seat.institution}</span>
        <span className="block text-13 text-ink-quiet">{SEGMENT_WORDS[seat.segment]}</span>
      </td>
      <td className={CELL}>
        <Named of="Titular" />
        {seat.titular ?? '—'}
      </td>
      <td className={CELL}>
        <Named of="Suplente" />
        {seat.substitute ?? '—'}
      </td>
      <td className={`${CELL} tabular-nums sm:whitespace-nowrap`}>
        <Named of="Mandato" />
        {termOf(seat)}
      </td>
      <td className={`${CELL} whitespace-nowrap`}>
        <Named of="Situação" />
        <SeatBadge {...seat} />
      </td>
      <td className="border-rule border-b py-1 text-right max-sm:mt-2 max-sm:flex max-sm:flex-wrap max-sm:border-0 max-sm:p-0">
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
