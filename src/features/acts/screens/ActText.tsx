import { Fragment, type ReactNode } from 'react';
import type { ActAnswer, ActTable, ActUnit, CorrectionAnswer } from '../contract.ts';
import { piecesOf } from '../domain/comparison.ts';
import { MarginNotes } from './findings/MarginNotes.tsx';
import type { Margin } from './findings/use-margin.tsx';
import type { Hit } from './InsideSearch.tsx';
import { MEASURE, WITH_MARGIN } from './page-measure.ts';
import { UnitText, type UnitTextProps } from './UnitText.tsx';

interface ActTextProps {
  act: ActAnswer;
  /** How the scan became the reading, shown beside; null while the scan is not asked for. */
  corrections: readonly CorrectionAnswer[] | null;
  /** Address that the link or the search points at. */
  marked: string;
  /** Where the words looked for stand. */
  hits: readonly Hit[];
  /** What the check of the text says, beside it; null while it is hidden. */
  margin: Margin | null;
  /** What the head of the margin holds, where the check says nothing of the first provision. */
  head: ReactNode;
}

/** The reading, provision by provision; a table kept as data stands after its title instead of its raw rows. */
export function ActText({ act, corrections, marked, hits, margin, head }: ActTextProps) {
  const withScan = corrections !== null;
  const tables = new Map(act.tables.map((table) => [table.at, table]));
  const rows = new Set(act.tables.flatMap((table) => table.rows.map((row) => row.at)));
  const changes = Map.groupBy(corrections ?? [], ({ at }) => at);
  const places = Map.groupBy(hits, ({ address }) => address);
  const shown = act.units.filter(({ address }) => withScan || !rows.has(address));
  const isBeside = margin !== null && !withScan;
  const beginsGroup = (unit: ActUnit, above: ActUnit) =>
    !isBeside || margin.notes.has(unit.address) || tables.has(above.address);
  return (
    <div className={withScan || margin ? 'flex flex-col' : `flex flex-col ${MEASURE}`}>
      {groupsOf(shown, beginsGroup).map((units, index) => (
        <Fragment key={units[0]?.address}>
          <Group
            units={units}
            act={act.id}
            margin={margin}
            isBeside={isBeside}
            head={index === 0 && isBeside ? head : null}
          >
            {(unit) => (
              <Provision
                unit={unit}
                scan={withScan ? (changes.get(unit.address) ?? []) : null}
                marked={unit.address === marked}
                hits={places.get(unit.address) ?? []}
                marks={margin?.marks.get(unit.address) ?? []}
                current={margin?.current ?? null}
              />
            )}
          </Group>
          <TableOf table={tables.get(units.at(-1)?.address ?? '')} marked={marked} />
          {isBeside && (
            <TableNotes act={act.id} table={tables.get(units.at(-1)?.address ?? '')} margin={margin} />
          )}
        </Fragment>
      ))}
    </div>
  );
}

/** The provisions in the order of the act, cut before each one that begins a group. */
function groupsOf(
  units: readonly ActUnit[],
  begins: (unit: ActUnit, above: ActUnit) => boolean,
): ActUnit[][] {
  const groups: ActUnit[][] = [];
  for (const unit of units) {
    const group = groups.at(-1);
    const above = group?.at(-1);
    if (group === undefined || above === undefined || begins(unit, above)) groups.push([unit]);
    else group.push(unit);
  }
  return groups;
}

interface GroupProps {
  act: string;
  units: readonly ActUnit[];
  margin: Margin | null;
  /** Whether a wide screen has a margin at the right. */
  isBeside: boolean;
  head: ReactNode;
  children: (unit: ActUnit) => ReactNode;
}

/**
 * Provisions and what the check says of the first of them: below it, or in the margin, where long words run down beside the
 * provisions that follow.
 */
function Group({ act, units, margin, isBeside, head, children }: GroupProps) {
  const besides = { gridRow: `1 / span ${units.length + 1}` };
  return (
    <div
      className={isBeside ? WITH_MARGIN : ''}
      style={{ gridTemplateRows: `repeat(${units.length}, auto) 1fr` }}
    >
      {units.map((unit) => {
        const found = margin?.notes.get(unit.address);
        return (
          <Fragment key={unit.address}>
            {children(unit)}
            {margin && found && (
              <div className="xl:col-start-2" style={besides}>
                <MarginNotes act={act} margin={margin} found={found} label={unit.label} isInPlace />
              </div>
            )}
          </Fragment>
        );
      })}
      {head && !margin?.notes.has(units[0]?.address ?? '') && (
        <div className="screen-only max-xl:hidden xl:col-start-2" style={besides}>
          {head}
        </div>
      )}
    </div>
  );
}

/** What the check says of the rows of a table kept as data, whose own words are not shown. */
function TableNotes({ act, table, margin }: { act: string; table: ActTable | undefined; margin: Margin }) {
  const found = table?.rows.flatMap(({ at }) => margin.notes.get(at) ?? []) ?? [];
  if (table === undefined || found.length === 0) return null;
  return <MarginNotes act={act} margin={margin} found={found} label={table.title} isInPlace={false} />;
}

interface ProvisionProps extends UnitTextProps {
  scan: readonly CorrectionAnswer[] | null;
  marked: boolean;
}

function Provision({ unit, scan, marked, hits, marks, current }: ProvisionProps) {
  const depth = unit.address.split('/').length - (unit.address.startsWith('anexo/') ? 2 : 1);
  const heading = unit.kind === 'heading';
  return (
    <div
      id={unit.address}
      className={`group relative scroll-mt-24 rounded py-1.5 xl:col-start-1 ${marked ? 'bg-warn-soft' : ''} ${scan ? 'grid gap-x-8 border-rule border-b lg:grid-cols-2' : ''}`}
    >
      <p
        className={`px-2 whitespace-pre-line ${heading ? 'pt-3 text-18 font-semibold' : 'text-16'}`}
        style={{ paddingLeft: `${0.5 + Math.max(0, depth) * 1.25}rem` }}
      >
        <UnitText unit={unit} hits={hits} marks={marks} current={current} />
        {unit.status === 'reconstructed' && (
          <span
            className="ml-2 rounded bg-warn-soft px-1.5 text-13 font-normal whitespace-nowrap text-warn"
            title="Entre colchetes está o que a digitalização não deixa ler"
          >
            trecho reconstruído
          </span>
        )}
        <a
          href={`#${unit.address}`}
          data-quiet-link
          aria-label={`Endereço de ${unit.label}`}
          title={unit.label}
          className="screen-only absolute -top-2.5 right-2 rounded bg-ground px-1 text-13 font-normal no-underline opacity-0 group-hover:opacity-100 focus:opacity-100"
        >
          {unit.address}
        </a>
      </p>
      {scan && <Scan ocr={unit.ocr} corrections={scan} />}
    </div>
  );
}

/** The scan as the machine read it: what was misread struck out, what is read instead after it. */
function Scan({ ocr, corrections }: { ocr: string | null; corrections: readonly CorrectionAnswer[] }) {
  let at = 0;
  return (
    <p
      lang="zxx"
      className="min-w-0 px-2 pt-1 text-14 [overflow-wrap:anywhere] whitespace-pre-line text-ink-quiet max-lg:border-rule max-lg:border-l-2 max-lg:pl-3"
    >
      {piecesOf(ocr ?? '', corrections).map((piece) => {
        const key = at;
        at += piece.kind === 'same' ? piece.text.length : piece.from.length + 1;
        if (piece.kind === 'same') return <Fragment key={key}>{piece.text}</Fragment>;
        return (
          <Fragment key={key}>
            {piece.from !== '' && <del className="text-bad">{piece.from}</del>}
            {piece.to !== '' && (
              <ins className="ml-0.5 rounded-sm bg-action-soft px-0.5 text-action-strong no-underline">
                {piece.to}
              </ins>
            )}
          </Fragment>
        );
      })}
    </p>
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
              <th scope="row" className="py-2 pr-3 text-left font-normal whitespace-nowrap">
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
