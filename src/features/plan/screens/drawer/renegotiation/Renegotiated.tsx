import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../../../web/components/Button.tsx';
import { showToast } from '../../../../../web/components/Toast.tsx';
import { formatInstant } from '../../../../../web/format.ts';
import type { Action, Renegotiation, Renegotiations } from '../../../contract.ts';
import { countOf } from '../../words.ts';
import { useRenegotiations, useUndoRenegotiation } from './queries.ts';
import { RenegotiateDialog } from './RenegotiateDialog.tsx';

const isOver = ({ status }: Action): boolean => status === 'completed' || status === 'cancelled';

/** What was redefined of the action, beside what the document prints; who conducts the plan redefines it here. */
export function Renegotiated({ action }: { action: Action }) {
  const [open, setOpen] = useState(false);
  const { data } = useRenegotiations(action.id);
  if (data === undefined || (data.items.length === 0 && !data.mayRenegotiate)) return null;
  return (
    <div className="mt-4">
      {data.items.length > 0 && <Made id={action.id} state={data} />}
      {data.mayRenegotiate && !isOver(action) && (
        <Button className="screen-only mt-2" onPress={() => setOpen(true)}>
          Redefinir ação
        </Button>
      )}
      {open && <RenegotiateDialog action={action} state={data} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Made({ id, state }: { id: string; state: Renegotiations }) {
  const undo = useUndoRenegotiation(id);
  const go = () =>
    undo.mutate(
      { expectedVersion: state.version },
      {
        onSuccess: () => showToast(`Ação ${id}: voltou a valer o que valia antes.`),
        onError: (error) => showToast(error.message, { tone: 'problem' }),
      },
    );
  const times =
    state.count === 0 ? 'não está redefinida' : `redefinida ${countOf(state.count, 'vez', 'vezes')}`;
  return (
    <section aria-label="Redefinições da ação">
      <h4 className="text-14 font-semibold">Ação {times}</h4>
      <ul className="mt-1">
        {state.items.map((each) => (
          <Item key={each.number} each={each} />
        ))}
      </ul>
      {state.mayUndo && (
        <Button kind="quiet" className="screen-only -ml-3" onPress={go} isDisabled={undo.isPending}>
          Desfazer a última redefinição
        </Button>
      )}
    </section>
  );
}

/** What decided it, with the way to the non-conformity of which it is a measure. */
function DecidedBy({ decision }: Pick<Renegotiation, 'decision'>) {
  if (decision === null) return 'sem ato nem reunião';
  if (decision.kind !== 'nonConformity') return decision.words;
  return <Link to={`/nc/${decision.id}` as string}>{decision.words}</Link>;
}

function Item({ each }: { each: Renegotiation }) {
  const { number, deadline, title, reason, decision, at, by, undone } = each;
  return (
    <li className={`border-rule border-t py-2 text-14 ${undone ? 'text-ink-quiet' : ''}`}>
      {deadline && (
        <p>
          Prazo: <s className="text-ink-quiet">{deadline.from}</s> → <strong>{deadline.to}</strong>
        </p>
      )}
      {title && (
        <p>
          Texto: <s className="text-ink-quiet">{title.from}</s> → <strong>{title.to}</strong>
        </p>
      )}
      <p>{reason}</p>
      <p className="text-13 text-ink-quiet">
        {number}ª · {by}, {formatInstant(at)} · <DecidedBy decision={decision} />
        {undone && ` · desfeita por ${undone.by} em ${formatInstant(undone.at)}`}
      </p>
    </li>
  );
}
