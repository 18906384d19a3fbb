import { Table2 } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { FilesMenu } from '../components/FilesMenu.tsx';
import { Loading } from '../components/Loading.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import {
  breakWords,
  type ChartData,
  chartWords,
  csvOfChart,
  lookOfSeries,
  needsLegend,
  tableOfChart,
  toleranceWords,
} from './chart-data.ts';

export interface IndicatorChartProps extends ChartData {
  /** The answer when there is one: "ICSAP caiu de 19,4% para 18,7%". */
  title: string;
  /** Below the title: unit, territory, source. */
  note?: string;
  /** Name of the file, without its ending. */
  fileName: string;
}

const Canvas = lazy(() => import('./ChartCanvas.tsx').then((m) => ({ default: m.ChartCanvas })));

/** Actual and target over time: one question, its answer as the title, its table and file beside it. */
export function IndicatorChart({ title, note, fileName, ...data }: IndicatorChartProps) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <figure aria-labelledby={id} data-keep-together className="m-0">
      <figcaption className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p id={id} className="text-18 font-semibold">
            {title}
          </p>
          {note && <p className="text-14 text-ink-quiet">{note}</p>}
        </div>
        <div className="screen-only flex">
          <Button kind="quiet" icon={<Table2 aria-hidden="true" />} onPress={() => setAsTable(!asTable)}>
            {asTable ? 'Ver gráfico' : 'Ver tabela'}
          </Button>
          <FilesMenu
            of={title}
            name={fileName}
            table={() => csvOfChart(data)}
            picture={async () => (await import('./chart-picture.ts')).chartPicture(title, note, data)}
          />
        </div>
      </figcaption>
      {asTable ? (
        <ChartTable data={data} title={title} />
      ) : (
        <>
          {needsLegend(data) && <Legend series={data.series} />}
          <ToleranceLegend data={data} />
          <Suspense fallback={<Loading label="Desenhando o gráfico" lines={6} />}>
            <Canvas data={data} label={chartWords(title, data)} />
          </Suspense>
        </>
      )}
      {breakWords(data).map((words) => (
        <p key={words} className="text-13 text-ink-quiet">
          {words}
        </p>
      ))}
    </figure>
  );
}

const MARKS = {
  circle: <circle cx="12" cy="6" r="4" />,
  rect: <rect x="8" y="2" width="8" height="8" />,
  triangle: <path d="M12 1.5 16.5 10h-9z" />,
  diamond: <path d="M12 1 17 6l-5 5-5-5z" />,
};

/** Line and mark of each series, where the names are too long for the ends of the lines. */
function Legend({ series }: Pick<ChartData, 'series'>) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-14">
      {series.map(({ id, label }, index) => {
        const { token, symbol } = lookOfSeries(index);
        return (
          <li key={id} className="flex items-center gap-2" style={{ color: `var(--${token})` }}>
            <svg viewBox="0 0 24 12" className="h-3 w-6 shrink-0" fill="currentColor" aria-hidden="true">
              <path d="M0 6h24" stroke="currentColor" strokeWidth="2.5" />
              {MARKS[symbol]}
            </svg>
            {label}
          </li>
        );
      })}
    </ul>
  );
}

/** The mark of the band of what is near, and what it means. */
function ToleranceLegend({ data }: { data: ChartData }) {
  return toleranceWords(data).map((words) => (
    <p key={words} className="mt-2 flex items-center gap-2 text-14 text-ink-quiet">
      <svg viewBox="0 0 24 12" className="h-3 w-6 shrink-0" aria-hidden="true">
        <rect y="1" width="24" height="10" fill="currentColor" opacity="0.25" />
        <path d="M0 1h24M0 11h24" stroke="currentColor" strokeDasharray="1 2" />
      </svg>
      {words}
    </p>
  ));
}

function ChartTable({ data, title }: { data: ChartData; title: string }) {
  const { header, rows } = tableOfChart(data);
  return (
    <TableScroll label={`Tabela: ${title}`}>
      <table aria-label={title} className="mt-2 min-w-full border-separate border-spacing-0 text-14">
        <thead>
          <tr>
            {header.map((name, column) => (
              <th
                key={name}
                scope="col"
                className={`h-9 border-rule-strong border-b bg-ground-deep px-2 text-13 ${column === 0 ? 'text-left' : 'text-right'}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([period, ...values]) => (
            <tr key={period}>
              <th scope="row" className="h-9 border-rule border-b px-2 text-left font-normal">
                {period}
              </th>
              {values.map((value, column) => (
                <td key={header[column + 1]} className="h-9 border-rule border-b px-2 text-right">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
