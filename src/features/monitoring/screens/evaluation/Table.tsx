import { FilesMenu } from '../../../../web/components/FilesMenu.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { ReportTable } from '../../domain/evaluation/tables.ts';

const HEAD = 'border-rule border-b bg-ground-deep px-3 py-2 font-semibold align-bottom';
const CELL = 'border-rule border-b px-3 py-2 align-top whitespace-pre-line';

interface TableProps {
  table: ReportTable;
  /** Of the file, without its ending. */
  fileName: string;
  none: string;
}

/** A table of the evaluation: on the screen the columns that matter at a glance, in the files all of them. */
export function Table({ table, fileName, none }: TableProps) {
  const { title, header, rows, onPaper } = table;
  return (
    <section aria-label={title} className="mb-8">
      <div className="mb-1 flex items-center justify-between gap-3">
        <h3 className="text-18">{title}</h3>
        {rows.length > 0 && (
          <FilesMenu of={title} name={`${fileName}-${table.id}`} table={() => ({ header, rows })} />
        )}
      </div>
      {rows.length === 0 ? (
        <p className="text-14 text-ink-quiet">{none}</p>
      ) : (
        <TableScroll label={title}>
          <table className="w-full min-w-[640px] border-collapse text-14">
            <thead>
              <tr>
                {onPaper.map(({ at, numbers }) => (
                  <th key={at} scope="col" className={`${HEAD} ${numbers ? 'text-right' : 'text-left'}`}>
                    {header[at]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={String(row[0])}>
                  {onPaper.map(({ at, numbers }) => (
                    <td key={at} className={`${CELL} ${numbers ? 'text-right tabular-nums' : ''}`}>
                      {row[at] ?? <span className="text-ink-quiet">–</span>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}
