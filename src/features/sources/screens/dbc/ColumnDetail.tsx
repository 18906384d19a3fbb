import { type FormEvent, useState } from 'react';
import { formatCount } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { ColumnFacts, RecordFilter } from './protocol.ts';
import { distinctInWords, kindInWords, shareInWords, visible } from './words.ts';

interface ColumnDetailProps {
  column: ColumnFacts;
  rows: number;
  onFilter: (filter: RecordFilter) => void;
}

/** The commonest values of a column, each a way to see only its records. */
export function ColumnDetail({ column, rows, onFilter }: ColumnDetailProps) {
  const [value, setValue] = useState('');
  const only = (text: string) => onFilter({ column: column.name, value: text });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    only(value.trimEnd());
  };
  const largest = Math.max(column.blanks, column.common[0]?.count ?? 0);
  return (
    <div className="grid gap-x-12 gap-y-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div>
        <p className="mb-2 text-13 text-ink-quiet">
          {kindInWords(column)}, largura {column.width}; {distinctInWords(column)} valores distintos.
          {column.distinctIsFloor &&
            ' As contagens são exatas; entre os valores que não couberam na conta pode haver outro tão comum.'}
        </p>
        <ul className="flex flex-col">
          {column.common.map(({ value: text, count }) => (
            <Bar key={text} text={visible(text)} {...{ count, rows, largest }} onPress={() => only(text)} />
          ))}
          {column.blanks > 0 && (
            <Bar text="vazio" blank {...{ rows, largest }} count={column.blanks} onPress={() => only('')} />
          )}
        </ul>
      </div>
      <form onSubmit={submit} className="flex flex-col items-start gap-2">
        <TextField
          label={`Registros com ${column.name} igual a`}
          help="Como está no arquivo, com os zeros à esquerda."
          value={value}
          onChange={setValue}
          maxLength={column.width}
          className="w-full"
        />
        <Button type="submit">Ver só estes registros</Button>
      </form>
    </div>
  );
}

interface BarProps {
  text: string;
  count: number;
  rows: number;
  largest: number;
  blank?: boolean;
  onPress: () => void;
}

function Bar({ text, count, rows, largest, blank = false, onPress }: BarProps) {
  return (
    <li>
      <button
        type="button"
        onClick={onPress}
        title={`Ver só os registros com ${text}`}
        className="grid min-h-8 w-full cursor-pointer grid-cols-[minmax(5rem,14rem)_1fr_9rem] items-center gap-3 rounded px-1 text-left text-14 hover:bg-action-soft max-sm:min-h-11 max-sm:grid-cols-[minmax(4rem,8rem)_1fr_auto]"
      >
        <span className={`truncate ${blank ? 'text-ink-quiet' : ''}`}>{text}</span>
        <span aria-hidden="true" className="h-3">
          <span
            className={`block h-full rounded ${blank ? 'hatched' : 'bg-(--scale-4)'}`}
            style={{ width: `${(count / Math.max(1, largest)) * 100}%` }}
          />
        </span>
        <span className="text-right text-13 text-ink-quiet">
          {formatCount(count)} ({shareInWords(count, rows)})
        </span>
      </button>
    </li>
  );
}
