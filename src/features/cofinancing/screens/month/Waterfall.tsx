import { useId } from 'react';
import { FilesMenu } from '../../../../web/components/FilesMenu.tsx';
import type { FallBar } from '../../figures.ts';
import { reais } from '../ledger/ledger-words.ts';

const INK: Readonly<Record<FallBar['kind'], string>> = {
  whole: 'var(--action-strong)',
  up: 'var(--scale-3)',
  down: 'var(--bad)',
};

const signed = ({ kind, amount }: FallBar): string =>
  kind === 'up' && !amount.startsWith('0.00') ? `+${reais(amount)}` : reais(amount);

interface WaterfallProps {
  title: string;
  note?: string;
  bars: readonly FallBar[];
  fileName: string;
}

/** What makes up an amount, one bar a part, each beginning where the one before ended; the same numbers as a table beside it. */
export function Waterfall({ title, note, bars, fileName }: WaterfallProps) {
  const id = useId();
  return (
    <figure aria-labelledby={id} data-keep-together className="m-0 max-w-[900px]">
      <figcaption className="flex flex-wrap items-start justify-between gap-x-4">
        <div className="min-w-0">
          <h3 id={id} className="text-18 font-semibold">
            {title}
          </h3>
          {note && <p className="text-14 text-ink-quiet">{note}</p>}
        </div>
        <FilesMenu
          of={title}
          name={fileName}
          table={() => ({
            header: ['Parte', 'Valor (R$)'],
            rows: bars.map(({ label, amount }) => [label, Number(amount)]),
          })}
        />
      </figcaption>
      <table className="mt-2 w-full text-14 max-sm:block">
        <thead className="sr-only">
          <tr>
            <th scope="col">Parte</th>
            <th scope="col">Desenho</th>
            <th scope="col">Valor</th>
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {bars.map((bar) => (
            <tr
              key={bar.id}
              className="border-rule border-b max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <th
                scope="row"
                className={`w-[38%] py-2 pr-3 text-left max-sm:col-span-2 max-sm:w-full max-sm:pb-0 ${bar.kind === 'whole' ? 'font-semibold' : 'font-normal'}`}
              >
                {bar.label}
              </th>
              <td aria-hidden="true" className="py-2 max-sm:self-center">
                <div className="relative h-4 bg-ground-deep">
                  <div
                    className="absolute inset-y-0 min-w-px"
                    style={{ left: `${bar.left}%`, width: `${bar.width}%`, background: INK[bar.kind] }}
                  />
                </div>
              </td>
              <td
                className={`w-40 py-2 pl-3 text-right whitespace-nowrap tabular-nums ${bar.kind === 'whole' ? 'font-semibold' : ''} ${bar.kind === 'down' ? 'text-bad' : ''}`}
              >
                {signed(bar)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
