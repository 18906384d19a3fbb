import { Fragment } from 'react';
import type { ActAnswer, ActTable, ActUnit } from '../contract.ts';

interface ActTextProps {
  act: ActAnswer;
  withScan: boolean;
  /** Address that the link points at. */
  marked: string;
}

/** The reading, provision by provision; a table kept as data stands after its title instead of its raw rows. */
export function ActText({ act, withScan, marked }: ActTextProps) {
  const tables = new Map(act.tables.map((table) => [table.at, table]));
  const rows = new Set(act.tables.flatMap((table) => table.rows.map((row) => row.at)));
  return (
    <div className={withScan ? 'flex flex-col' : 'flex max-w-[75ch] flex-col'}>
      {act.units.map((unit) => (
        <Fragment key={unit.address}>
          {(!rows.has(unit.address) || withScan) && (
            <Provision unit={unit} withScan={withScan} marked={unit.address === marked} />
          )}
          <TableOf table={tables.get(unit.address)} marked={marked} />
        </Fragment>
      ))}
    </div>
  );
}

function Provision({ unit, withScan, marked }: { unit: ActUnit; withScan: boolean; marked: boolean }) {
  const depth = unit.address.split('/').length - (unit.address.startsWith('anexo/') ? 2 : 1);
  const heading = unit.kind === 'heading';
  return (
    <div
      id={unit.address}
      className={`group relative scroll-mt-24 rounded py-1.5 ${marked ? 'bg-warn-soft' : ''} ${withScan ? 'grid gap-x-8 border-rule border-b lg:grid-cols-2' : ''}`}
    >
      <p
        className={`px-2 whitespace-pre-line ${heading ? 'pt-3 text-18 font-semibold' : 'text-16'}`}
        style={{ paddingLeft: `${0.5 + Math.max(0, depth) * 1.25}rem` }}
      >
        {unit.text}
        {unit.status === 'reconstructed' && (
          <span
            className="ml-2 rounded bg-warn-soft px-1.5 text-13 font-normal whitespace-nowrap text-warn"
            title="Entre colchetes está o que a digitalização não deixa ler"
          >
            trecho reconstruído
          </span>
        )}{' '}
        <a
          href={`#${unit.address}`}
          data-quiet-link
          aria-label={`Endereço de ${unit.label}`}
          title={unit.label}
          className="screen-only text-13 font-normal no-underline opacity-0 group-hover:opacity-100 focus:opacity-100"
        >
          {unit.address}
        </a>
      </p>
      {withScan && (
        <p
          lang="zxx"
          className="px-2 pt-1 text-14 text-ink-quiet max-lg:border-rule max-lg:border-l-2 max-lg:pl-3"
        >
          {unit.ocr}
        </p>
      )}
    </div>
  );
}

function TableOf({ table, marked }: { table: ActTable | undefined; marked: string }) {
  if (!table) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section aria-label={table.title} className="my-3 overflow-x-auto" tabIndex={0}>
      <table className="w-full min-w-[640px] text-14 print:min-w-0">
        <thead>
          <tr className="border-rule-strong border-b text-13">
            <th scope="col" className="py-2 pr-3 text-left">
              <span className="sr-only">Linha</span>
            </th>
            {table.columns.map((column) => (
              <th key={column.key} scope="col" className="px-2 py-2 text-left align-bottom">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr
              key={row.at}
              id={row.at}
              className={`scroll-mt-24 border-rule border-b align-top ${row.at === marked ? 'bg-warn-soft' : ''}`}
            >
              <th scope="row" className="py-2 pr-3 text-left font-normal">
                {row.label}
              </th>
              {table.columns.map(({ key }) => (
                <td key={key} className="px-2 py-2">
                  {row.cells[key]?.text.replace(' → ', ': ') ?? ''}
                  {row.cells[key]?.status === 'reconstructed' && (
                    <span className="block text-13 text-warn" title={row.cells[key]?.reason}>
                      reconstruído
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
