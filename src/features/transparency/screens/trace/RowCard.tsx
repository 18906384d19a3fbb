import { memo } from 'react';
import type { TraceAnswer, TraceRow } from '../../contract.ts';
import { ScreenLink } from '../ScreenLink.tsx';
import { TraceBadge } from '../TraceBadge.tsx';

interface RowCardProps {
  row: TraceRow;
  open: boolean;
  /** Whether the Tab key stops here; arrows reach the others. */
  isTabStop: boolean;
  joints: TraceAnswer['joints'];
  onSelect: (id: string) => void;
  onShowInDocument: () => void;
}

/** One provision: what carries it and in what state; opened, the words of the document and what is missing. */
export const RowCard = memo(function RowCard({ row, open, isTabStop, onSelect, ...rest }: RowCardProps) {
  return (
    <li
      id={row.id}
      data-row={row.id}
      data-keep-together
      className={`scroll-mt-[calc(var(--frame-top)+3rem)] border-b border-rule ${open ? 'bg-action-soft shadow-[inset_3px_0_0_var(--action)]' : ''}`}
    >
      <button
        type="button"
        aria-expanded={open}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => onSelect(row.id)}
        className="flex w-full cursor-pointer scroll-mt-[calc(var(--frame-top)+3rem)] flex-col gap-1 px-3 pt-2.5 pb-1 text-left hover:bg-action-soft"
      >
        <span className="flex w-full flex-wrap items-center justify-between gap-x-4 text-14">
          <span className="flex items-baseline gap-2">
            <strong className="font-semibold">{row.id}</strong>
            <span className="text-13 text-ink-quiet">{row.atLabel}</span>
          </span>
          <TraceBadge state={row.state} />
        </span>
        <span className="text-16">{row.feature}</span>
      </button>
      <p className="flex flex-wrap gap-x-4 px-3 pb-2.5">
        {row.screens.map((screen) => (
          <ScreenLink key={screen.route} screen={screen} tabIndex={open ? 0 : -1} />
        ))}
      </p>
      {!open && <p className="hidden px-3 pb-2.5 text-14 print:block">“{row.quote}”</p>}
      {open && <RowDetails row={row} {...rest} onSelect={onSelect} />}
    </li>
  );
});

function RowDetails({ row, joints, onSelect, onShowInDocument }: Omit<RowCardProps, 'open' | 'isTabStop'>) {
  return (
    <div className="flex flex-col gap-3 px-3 pb-4 text-14">
      <blockquote className="border-l-2 border-rule-strong pl-3 text-16">“{row.quote}”</blockquote>
      <button
        type="button"
        onClick={onShowInDocument}
        className="screen-only min-h-11 w-fit cursor-pointer text-action underline underline-offset-3 lg:hidden"
      >
        Ver no documento
      </button>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr] [&_dd]:min-w-0 [&_dt]:text-ink-quiet">
        <Fact name={row.state === 'withoutScreen' ? 'Por quê' : 'O que falta'} values={row.lacks} />
        <Fact name="Entrega" values={[row.deliveries.join(' · ')]} />
        <Fact name="Responsável" values={[row.responsible]} />
        <Fact name="Prazo" values={[row.deadline]} />
        <Fact name="Lança" values={[row.reports]} />
        <Fact name="Testes" values={row.tests.map(testWords)} />
      </dl>
      {joints.map(({ joint, from, to }) => (
        <p key={joint}>
          <span className="text-ink-quiet">No outro documento: </span>
          {joint} (
          {others(row.id, from, to).map((id, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <OtherRow id={id} onSelect={onSelect} />
            </span>
          ))}
          )
        </p>
      ))}
    </div>
  );
}

function Fact({ name, values }: { name: string; values: readonly (string | null)[] }) {
  const known = values.filter(Boolean);
  if (known.length === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {known.length === 1 ? (
          known[0]
        ) : (
          <ul className="list-disc pl-4">
            {known.map((value) => (
              <li key={value}>{value}</li>
            ))}
          </ul>
        )}
      </dd>
    </>
  );
}

/** "path#title" as a reader sees it: the title, and where it stands. */
function testWords(test: string): string {
  const cut = test.indexOf('#');
  return `${test.slice(cut + 1)} (${test.slice(0, cut)})`;
}

function others(id: string, from: readonly string[], to: readonly string[]): readonly string[] {
  return from.includes(id) ? to : from;
}

function OtherRow({ id, onSelect }: { id: string; onSelect: (id: string) => void }) {
  if (id.length === 1) return id === 'B' ? 'toda a Resolução' : 'todo o Plano';
  return (
    <button
      type="button"
      onClick={() => onSelect(id)}
      className="cursor-pointer text-action underline underline-offset-3"
    >
      {id}
    </button>
  );
}
