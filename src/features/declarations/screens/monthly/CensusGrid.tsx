import { useState } from 'react';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import { useMedia } from '../../../../web/grid/use-media.ts';
import type { Content, Patch } from '../../domain/monthly/declaration.ts';
import type { Form } from '../../domain/monthly/form.ts';
import type { Problem } from '../../domain/monthly/problems.ts';

interface CensusGridProps {
  form: Form;
  days: readonly string[];
  content: Content;
  problems: readonly Problem[];
  onChange: ((patch: Patch) => void) | undefined;
}

type Cells = readonly { readonly day: string; readonly column: string; readonly value: string | null }[];

const read = (text: string): string | null => {
  const typed = text.trim().replaceAll('.', '');
  if (typed === '') return null;
  if (/^\d{1,6}$/.test(typed)) return typed;
  throw new Error(`"${text.trim()}" não é um número inteiro. Digite só algarismos.`);
};

function patchOf(cells: Cells): Patch {
  const census: Record<string, Record<string, string | null>> = {};
  for (const { day, column, value } of cells) census[day] = { ...census[day], [column]: value };
  return { census };
}

/** Beds and patients of each day, by clinic: typed, or pasted as a whole block from a spreadsheet. */
export function CensusGrid({ form, days, content, problems, onChange }: CensusGridProps) {
  const isPhone = useMedia('(max-width: 639px)');
  const [past, setPast] = useState<readonly Cells[]>([]);
  const put = (cells: Cells) => {
    const back = cells.map(({ day, column }) => ({
      day,
      column,
      value: content.census[day]?.[column] ?? null,
    }));
    setPast((before) => [...before, back]);
    onChange?.(patchOf(cells));
  };
  const undo = () => {
    const last = past.at(-1);
    if (last === undefined) return;
    setPast((before) => before.slice(0, -1));
    onChange?.(patchOf(last));
  };
  const paste = (cells: readonly { row: string; columnId: string; value: string }[]) => {
    try {
      put(cells.map(({ row, columnId, value }) => ({ day: row, column: columnId, value: read(value) })));
      showToast(`${cells.length} células coladas.`, { onUndo: undo });
    } catch (error) {
      showToast(`Nada foi colado. ${(error as Error).message}`, { tone: 'problem' });
    }
  };
  const words = new Map(problems.map((each) => [each.at, each]));
  const columns: Column<string>[] = [
    {
      id: 'day',
      header: 'Dia',
      width: 48,
      sortable: false,
      value: (day) => day,
      cell: (day) => {
        const problem = words.get(`census/${day}`);
        return problem ? <strong className={problem.blocking ? 'text-bad' : 'text-warn'}>{day}</strong> : day;
      },
    },
    ...form.census.columns.map(
      (column): Column<string> => ({
        id: column.id,
        header: column.short,
        width: 94,
        align: 'right',
        sortable: false,
        value: (day) => content.census[day]?.[column.id] ?? null,
        edit: {
          kind: 'text',
          maxLength: 6,
          refusal: () => (onChange ? null : 'Esta declaração não está aberta para respostas.'),
        },
      }),
    ),
  ];
  if (isPhone) return <CensusDays form={form} days={days} content={content} onChange={onChange} />;
  return (
    <Grid
      label="Censo diário de leitos"
      compact
      rows={days}
      columns={columns}
      rowId={(day) => day}
      rowName={(day) => `Dia ${day}`}
      onEdit={(day, column, text) => put([{ day, column, value: read(text) }])}
      onPaste={paste}
      onUndo={undo}
    />
  );
}

/** On a phone a day opens to its fields; what is not a whole number is not taken. */
function CensusDays({ form, days, content, onChange }: Omit<CensusGridProps, 'problems'>) {
  const type = (day: string, column: string, text: string) => {
    const typed = text.trim();
    if (/^\d{0,6}$/.test(typed)) onChange?.(patchOf([{ day, column, value: typed === '' ? null : typed }]));
  };
  return (
    <div className="border-rule-strong border-t">
      {days.map((day) => {
        const cells = content.census[day] ?? {};
        const written = form.census.columns.filter(({ id }) => (cells[id] ?? '') !== '').length;
        return (
          <details key={day} className="border-rule border-b">
            <summary className="flex min-h-11 cursor-pointer items-center justify-between">
              <span className="font-semibold">Dia {day}</span>
              <span className="text-14 text-ink-quiet">
                {written === 0 ? 'sem censo' : `${written} de ${form.census.columns.length}`}
              </span>
            </summary>
            <div className="grid grid-cols-2 gap-3 pb-4">
              {form.census.columns.map((column) => (
                <TextField
                  key={column.id}
                  label={column.short}
                  optional
                  inputMode="numeric"
                  isDisabled={onChange === undefined}
                  value={cells[column.id] ?? ''}
                  onChange={(text) => type(day, column.id, text)}
                />
              ))}
            </div>
          </details>
        );
      })}
    </div>
  );
}
