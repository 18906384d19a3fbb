import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import { useMedia } from '../../../../web/grid/use-media.ts';
import type { Subject } from './subjects.ts';

interface QuantityGridProps {
  subjects: readonly Subject[];
  label: string;
  most: number;
  amounts: ReadonlyMap<string, number>;
  onChange: (amounts: ReadonlyMap<string, number>) => void;
}

type Put = (entries: readonly (readonly [string, string])[]) => void;

const told = (subject: Subject): string => (subject.words === 'sem registro' ? '' : subject.words);

/** How many in each place: typed down the column or pasted from a spreadsheet; on a phone, a field for each. */
export function QuantityGrid(props: QuantityGridProps) {
  const { most, amounts, onChange } = props;
  const isPhone = useMedia('(max-width: 639px)');
  const put: Put = (entries) => {
    const next = new Map(amounts);
    for (const [key, text] of entries) {
      const number = readQuantity(text, most);
      if (number === null) next.delete(key);
      else next.set(key, number);
    }
    onChange(next);
  };
  return isPhone ? <QuantityList {...props} put={put} /> : <QuantityTable {...props} put={put} />;
}

/** A whole number, or null where nothing is written. @throws Error with what may be typed. */
function readQuantity(text: string, most: number): number | null {
  if (text.trim() === '') return null;
  const number = Number(text.trim().replaceAll('.', ''));
  if (Number.isInteger(number) && number > 0 && number <= most) return number;
  throw new Error(`"${text.trim()}": digite um número inteiro de 1 a ${most}, ou deixe em branco.`);
}

function QuantityTable({ subjects, label, amounts, put }: QuantityGridProps & { put: Put }) {
  const columns: Column<Subject>[] = [
    { id: 'name', header: 'Município', width: 250, value: (each) => each.name },
    {
      id: 'quantity',
      header: label,
      width: 150,
      align: 'right',
      sortable: false,
      value: (each) => amounts.get(each.key) ?? null,
      edit: { kind: 'text', maxLength: 6 },
    },
    { id: 'words', header: 'Já registrados', width: 220, sortable: false, value: told },
  ];
  const paste: Put = (entries) => {
    try {
      put(entries);
    } catch (error) {
      showToast(`Nada foi colado. ${(error as Error).message}`, { tone: 'problem' });
    }
  };
  return (
    <div className="max-h-[66vh] overflow-auto">
      <p className="screen-only mb-2 text-14 text-ink-quiet">
        Digite na coluna {label}, ou cole nela uma coluna do Excel. Os que ficarem em branco não são
        registrados.
      </p>
      <Grid
        label={`${label} por município`}
        compact
        rows={subjects}
        columns={columns}
        rowId={(each) => each.key}
        rowName={(each) => each.name}
        groupOf={(each) => ({ id: each.group, label: each.group })}
        onEdit={(each, _, value) => put([[each.key, value]])}
        onPaste={(cells) => paste(cells.map((cell) => [cell.row.key, cell.value]))}
      />
    </div>
  );
}

/** What is not a number is not taken: the field keeps what it had. */
function QuantityList({ subjects, label, amounts, put }: QuantityGridProps & { put: Put }) {
  const type = (key: string, text: string) => {
    try {
      put([[key, text]]);
    } catch {
      // The field shows the last whole number.
    }
  };
  return (
    <>
      <p className="mb-2 text-14 text-ink-quiet">Os que ficarem em branco não são registrados.</p>
      {[...Map.groupBy(subjects, (each) => each.group)].map(([group, list]) => (
        <fieldset key={group} className="mb-4">
          <legend className="w-full bg-ground-deep px-3 py-1 text-13 font-semibold">{group}</legend>
          {list.map((each) => (
            <div
              key={each.key}
              className="flex min-h-13 items-center gap-3 border-rule border-b px-3 py-1 text-14"
            >
              <span className="min-w-0 flex-1">
                {each.name}
                <span className="block text-13 text-ink-quiet">{told(each)}</span>
              </span>
              <TextField
                label={`${label}, ${each.name}`}
                hideLabel
                optional
                inputMode="numeric"
                className="w-24"
                value={String(amounts.get(each.key) ?? '')}
                onChange={(text) => type(each.key, text)}
              />
            </div>
          ))}
        </fieldset>
      ))}
    </>
  );
}
