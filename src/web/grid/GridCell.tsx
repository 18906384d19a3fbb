import { ChevronDown, Lock } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Dialog, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { popoverLook } from '../components/popup-look.ts';
import type { CellConflict, CellEdit, Column } from './column.ts';
import { cellText } from './lines.ts';

/** What is seen of a value: its own drawing, or its text in two lines at most. */
export function CellFace<Row>({ column, row }: { column: Column<Row>; row: Row }): ReactNode {
  if (column.cell) return column.cell(row);
  const text = cellText(column.value(row));
  return (
    <span className="line-clamp-2 print:line-clamp-none" title={text.length > 60 ? text : undefined}>
      {text}
    </span>
  );
}

/** Both values of a cell that two people changed. */
export function ConflictFace({ conflict }: { conflict: CellConflict }) {
  const verb =
    'min-h-6 cursor-pointer rounded px-1 text-13 font-semibold text-action underline underline-offset-2 hover:bg-action-soft';
  return (
    <div className="relative z-1 -mx-1 w-max min-w-full rounded bg-warn-soft px-1 py-0.5 text-13 shadow-float print:shadow-none">
      <div className="flex items-center justify-between gap-2">
        <span>Seu: {conflict.mine}</span>
        <button type="button" className={verb} onClick={conflict.onKeepMine}>
          Manter
        </button>
      </div>
      <div className="flex items-center justify-between gap-2">
        <span>Gravado: {conflict.theirs}</span>
        <button type="button" className={verb} onClick={conflict.onTakeTheirs}>
          Aceitar
        </button>
      </div>
    </div>
  );
}

/** Marks a cell that opens a list of choices. */
export function ChoiceMark() {
  return (
    <ChevronDown
      aria-hidden="true"
      className="screen-only ml-auto size-4 shrink-0 text-ink-quiet opacity-0 group-hover/cell:opacity-100 group-focus/cell:opacity-100"
    />
  );
}

interface EditorProps<Row> {
  edit: CellEdit<Row>;
  row: Row;
  /** "Situação de 3.5.16". */
  name: string;
  start: string;
  onCommit: (value: string, then: 'down' | 'right' | 'stay') => void;
  onCancel: () => void;
  cell: HTMLElement;
}

/** Changes one cell in place: typing, or choosing from a list. */
export function CellEditor<Row>(props: EditorProps<Row>) {
  return props.edit.kind === 'select' ? <ChoiceEditor {...props} /> : <TextEditor {...props} />;
}

function TextEditor<Row>({ edit, name, start, onCommit, onCancel }: EditorProps<Row>) {
  const [text, setText] = useState(start);
  const done = useRef(false);
  const finish = (then: 'down' | 'right' | 'stay') => {
    if (done.current) return;
    done.current = true;
    onCommit(text, then);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the reader has just asked to type here
      autoFocus
      data-editor
      aria-label={name}
      value={text}
      maxLength={edit.kind === 'text' ? edit.maxLength : undefined}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish('stay')}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') {
          done.current = true;
          event.preventDefault();
          onCancel();
        } else if (event.key === 'Enter' || event.key === 'Tab') {
          event.preventDefault();
          finish(event.key === 'Enter' ? 'down' : 'right');
        }
      }}
      className="absolute inset-0 w-full border-2 border-action bg-surface px-2 text-14 outline-none"
    />
  );
}

function ChoiceEditor<Row>({ edit, row, name, start, onCommit, onCancel, cell }: EditorProps<Row>) {
  if (edit.kind !== 'select') return null;
  const chosen = edit.chosen ? edit.chosen(row) : start;
  return (
    <Popover
      triggerRef={{ current: cell }}
      isOpen
      onOpenChange={onCancel}
      placement="bottom start"
      offset={2}
      className={`${popoverLook} min-w-48`}
    >
      <Dialog aria-label={name} className="outline-none">
        <ListBox
          aria-label={name}
          autoFocus
          selectionMode="single"
          selectedKeys={chosen === null || chosen === '' ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            if (key === undefined) onCancel();
            else onCommit(String(key), 'stay');
          }}
          className="p-1 outline-none"
        >
          {edit.options(row).map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.label}
              isDisabled={option.disabled}
              className="flex min-h-9 cursor-pointer flex-col justify-center rounded px-3 py-1 text-14 outline-none data-focused:bg-action-soft data-selected:font-semibold data-disabled:cursor-not-allowed data-disabled:text-ink-quiet max-sm:min-h-11"
            >
              {option.face ?? <Text slot="label">{option.label}</Text>}
              {option.note && (
                <Text slot="description" className="text-13 font-normal text-ink-quiet">
                  {option.note}
                </Text>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Dialog>
    </Popover>
  );
}

/** Why a cell did not change, beside the cell. */
export function CellRefusal({
  cell,
  message,
  onClose,
}: {
  cell: HTMLElement;
  message: string;
  onClose: () => void;
}) {
  return (
    <Popover
      triggerRef={{ current: cell }}
      isOpen
      onOpenChange={onClose}
      placement="bottom start"
      offset={2}
      className={`${popoverLook} max-w-80`}
    >
      <Dialog aria-label="Não foi possível alterar" className="flex gap-2 p-3 text-14 outline-none">
        <Lock aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
        <p role="alert">{message}</p>
      </Dialog>
    </Popover>
  );
}
