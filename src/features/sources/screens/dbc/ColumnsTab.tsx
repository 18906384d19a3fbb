import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { ColumnDetail } from './ColumnDetail.tsx';
import type { ColumnFacts, FileFacts, RecordFilter } from './protocol.ts';
import { distinctInWords, kindInWords, shareInWords, visible } from './words.ts';

interface ColumnsTabProps {
  facts: FileFacts;
  /** Columns left out of the records and of the CSV. */
  left: ReadonlySet<string>;
  onLeft: (left: ReadonlySet<string>) => void;
  onFilter: (filter: RecordFilter) => void;
}

/** Every column: what it holds, and whether it is wanted. */
export function ColumnsTab({ facts, left, onLeft, onFilter }: ColumnsTabProps) {
  const [search, setSearch] = useState('');
  const [openName, setOpenName] = useState<string | null>(null);
  const all = facts.columns;
  const found = all.filter(({ name }) => name.toUpperCase().includes(search.trim().toUpperCase()));
  const toggle = (name: string) =>
    onLeft(new Set(left.has(name) ? [...left].filter((each) => each !== name) : [...left, name]));
  return (
    <>
      <div className="mb-3 flex flex-wrap items-end gap-x-4 gap-y-2">
        <TextField
          label="Procurar coluna"
          type="search"
          value={search}
          onChange={setSearch}
          className="w-64 max-sm:w-full"
        />
        <Button onPress={() => onLeft(new Set())} isDisabled={left.size === 0}>
          Marcar todas
        </Button>
        <Button
          onPress={() => onLeft(new Set(all.map(({ name }) => name)))}
          isDisabled={left.size === all.length}
        >
          Desmarcar todas
        </Button>
        <p role="status" className="py-2 text-14 text-ink-quiet">
          {all.length - left.size} de {all.length} entram na tabela e no CSV
        </p>
      </div>
      <table className="w-full border-separate border-spacing-0 text-14">
        <thead>
          <tr className="text-left text-13 [&_th]:sticky [&_th]:top-(--frame-top) [&_th]:z-1 [&_th]:border-rule-strong [&_th]:border-b [&_th]:bg-ground-deep [&_th]:px-2 [&_th]:py-2">
            <th scope="col" className="w-10">
              <span className="sr-only">Entra</span>
            </th>
            <th scope="col">Coluna</th>
            <th scope="col" className="max-sm:hidden">
              Tipo
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Largura
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              Valores distintos
            </th>
            <th scope="col" className="text-right">
              Vazios
            </th>
            <th scope="col" className="w-[45%] max-lg:hidden">
              Valores mais comuns
            </th>
          </tr>
        </thead>
        <tbody>
          {found.map((column) => (
            <ColumnRow
              key={column.name}
              column={column}
              rows={facts.rows}
              wanted={!left.has(column.name)}
              onToggle={() => toggle(column.name)}
              open={openName === column.name}
              onOpen={() => setOpenName(openName === column.name ? null : column.name)}
              onFilter={onFilter}
            />
          ))}
        </tbody>
      </table>
      {found.length === 0 && <p className="py-4 text-ink-quiet">Nenhuma coluna com “{search}” no nome.</p>}
    </>
  );
}

interface ColumnRowProps {
  column: ColumnFacts;
  rows: number;
  wanted: boolean;
  onToggle: () => void;
  open: boolean;
  onOpen: () => void;
  onFilter: (filter: RecordFilter) => void;
}

const CELL = 'border-rule border-b px-2 py-1.5 align-middle';

function ColumnRow({ column, rows, wanted, onToggle, open, onOpen, onFilter }: ColumnRowProps) {
  return (
    <>
      <tr className={wanted ? '' : 'text-ink-quiet'}>
        <td className={CELL}>
          <input
            type="checkbox"
            aria-label={`${column.name} entra na tabela e no CSV`}
            checked={wanted}
            onChange={onToggle}
            className="size-5 cursor-pointer accent-(--action) align-middle"
          />
        </td>
        <th scope="row" className={`${CELL} text-left`}>
          <button
            type="button"
            aria-expanded={open}
            onClick={onOpen}
            className="-ml-1 flex min-h-8 cursor-pointer items-center gap-1 rounded px-1 font-semibold hover:bg-action-soft max-sm:min-h-11"
          >
            <ChevronRight
              aria-hidden="true"
              className={`size-4 shrink-0 text-ink-quiet transition-transform ${open ? 'rotate-90' : ''}`}
            />
            {column.name}
          </button>
        </th>
        <td className={`${CELL} max-sm:hidden`}>{kindInWords(column)}</td>
        <td className={`${CELL} text-right max-sm:hidden`}>{column.width}</td>
        <td className={`${CELL} text-right max-sm:hidden`}>{distinctInWords(column)}</td>
        <td className={`${CELL} text-right`}>
          {column.blanks === 0 ? 'nenhum' : shareInWords(column.blanks, rows)}
        </td>
        <td className={`${CELL} max-lg:hidden`}>
          <Shares column={column} rows={rows} />
        </td>
      </tr>
      {open && (
        <tr>
          <td className="border-rule border-b" />
          <td colSpan={6} className={`${CELL} py-3`}>
            <ColumnDetail column={column} rows={rows} onFilter={onFilter} />
          </td>
        </tr>
      )}
    </>
  );
}

const SHADES = ['bg-(--scale-5)', 'bg-(--scale-4)', 'bg-(--scale-3)', 'bg-(--scale-2)', 'bg-(--scale-1)'];
const NAMED = 3;

/** The commonest values as parts of the whole, and the first of them in words; blanks are hatched. */
function Shares({ column, rows }: { column: ColumnFacts; rows: number }) {
  const part = (count: number) => ({ width: `${rows === 0 ? 0 : (count / rows) * 100}%` });
  const words = column.common
    .slice(0, NAMED)
    .map(({ value, count }) => `${visible(value)} (${shareInWords(count, rows)})`)
    .join(' · ');
  return (
    <div className="flex items-center gap-3">
      <div aria-hidden="true" className="flex h-3 w-32 shrink-0 overflow-hidden rounded bg-none-soft">
        {column.common.slice(0, SHADES.length).map(({ value, count }, index) => (
          <span key={value} className={SHADES[index]} style={part(count)} />
        ))}
        <span className="flex-1" />
        <span className="hatched" style={part(column.blanks)} />
      </div>
      <span className="line-clamp-1 text-13 text-ink-quiet">
        {isSpread(column, rows) ? 'quase todos diferentes' : words}
      </span>
    </div>
  );
}

/** No value stands out: naming some would say nothing. */
const isSpread = ({ common, distinctIsFloor }: ColumnFacts, rows: number) =>
  rows > 0 &&
  (common.length === 0 ? distinctIsFloor : (common[0]?.count ?? 0) === 1 && common.length > NAMED);
