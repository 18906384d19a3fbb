import { useState } from 'react';
import { buttonLook } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { Menu, type MenuEntry } from '../../../../web/components/Menu.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { toastUndo } from '../../../../web/components/toast-undo.ts';
import type { CreditLine } from '../../contract.ts';
import { type CreditGroup, movedOrder } from '../../domain/credits.ts';
import { useEntryCommands } from '../analysis/queries.ts';
import { CreditDialog } from './CreditDialog.tsx';
import { CreditHistory } from './CreditHistory.tsx';
import { GROUP_WORDS, unnamed } from './words.ts';

interface CreditGroupListProps {
  group: CreditGroup;
  lines: readonly CreditLine[];
  showNames: boolean;
  mayWrite: boolean;
  lastOrder: (group: CreditGroup) => number;
}

type Open = { readonly what: 'edit' | 'history' | 'remove'; readonly line: CreditLine };

/** One part of the sheet, with what may be done to each line. */
export function CreditGroupList({ group, lines, showNames, mayWrite, lastOrder }: CreditGroupListProps) {
  const { change, removeById, undo } = useEntryCommands();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  if (lines.length === 0) return null;
  const move = async (at: number, by: -1 | 1) => {
    const line = lines[at];
    const orders = lines.map(({ content }) => content.order);
    const order = movedOrder(orders, at, by);
    if (line === undefined || order === null) return;
    try {
      const kept = await change(line, { ...line.content, order });
      toastUndo(`${line.content.role} mudou de lugar.`, () => undo(kept));
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    }
  };
  const remove = async ({ id, version, content }: CreditLine, reason: string) => {
    const gone = await removeById(id, version, reason);
    toastUndo(`${content.role} saiu da ficha técnica.`, () => undo(gone));
  };
  const entriesOf = (line: CreditLine, at: number): MenuEntry[] => {
    const of = (what: Open['what']) => () => setOpen({ what, line });
    const isPrinted = line.origin === 'document';
    return [
      ...(isPrinted && group === 'edition'
        ? []
        : [{ id: 'edit', label: isPrinted ? 'Escrever pessoas' : 'Corrigir', onAction: of('edit') }]),
      { id: 'up', label: 'Subir', disabled: at === 0, onAction: () => void move(at, -1) },
      { id: 'down', label: 'Descer', disabled: at === lines.length - 1, onAction: () => void move(at, 1) },
      { id: 'history', label: 'História', onAction: of('history') },
      ...(isPrinted ? [] : [{ id: 'remove', label: 'Retirar', onAction: of('remove') }]),
    ];
  };
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-22">{GROUP_WORDS[group]}</h2>
      <ul>
        {lines.map((line, at) => (
          <li
            key={line.id}
            data-keep-together
            className="flex items-start justify-between gap-4 border-rule border-b py-2 text-14"
          >
            <Line line={line} showNames={showNames} />
            {mayWrite && (
              <div className="screen-only shrink-0">
                <Menu
                  label="Mudar"
                  ariaLabel={`Mudar ${line.content.role}`}
                  buttonClass={buttonLook('quiet')}
                  entries={entriesOf(line, at)}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {open?.what === 'edit' && <CreditDialog line={open.line} lastOrder={lastOrder} onClose={close} />}
      {open?.what === 'history' && <CreditHistory line={open.line} onClose={close} />}
      {open?.what === 'remove' && (
        <ConfirmDialog
          title={`Retirar ${open.line.content.role} da ficha técnica?`}
          isOpen
          kind="danger"
          confirmLabel="Retirar com motivo"
          reasonLabel="Motivo"
          onClose={close}
          onConfirm={(reason) => remove(open.line, reason)}
        />
      )}
    </section>
  );
}

function Line({ line, showNames }: Pick<CreditGroupListProps, 'showNames'> & { line: CreditLine }) {
  const { group, role, institution, people, printedPeople } = line.content;
  return (
    <div className="grid min-w-0 flex-1 gap-x-6 gap-y-1 md:grid-cols-2">
      <p className="font-semibold">{role}</p>
      <div className="[overflow-wrap:anywhere]">
        {institution !== '' && <p>{institution}</p>}
        {group !== 'edition' &&
          (showNames && people.length > 0 ? (
            <p>{people.join('; ')}</p>
          ) : (
            <p className="text-ink-quiet">{unnamed(printedPeople, people.length)}</p>
          ))}
      </div>
    </div>
  );
}
