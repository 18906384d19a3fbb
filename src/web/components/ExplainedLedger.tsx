import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { Citation, ExplainedJson, Reading } from '../../kernel/explained.ts';
import { formatCount, formatDay } from '../../kernel/format.ts';
import { formatDifference, formatExplained } from '../format.ts';
import {
  citeWords,
  formulaWithValues,
  hasMore,
  READING_WORDS,
  readingsOf,
  SIGNS,
  shortHash,
} from './explained-words.ts';

export interface ExplainedLedgerProps {
  explained: ExplainedJson;
  /** The result in words, as the act prints it. */
  words?: string;
  /** Above the figure; the node's own label when absent. */
  title?: string;
  /** Where a citation opens. */
  citeHref?: (cite: Citation) => string;
  /** How many levels of lines stand open at first; none by default. */
  openLevels?: number;
  /** Under the page of the ledger, beside the other readings where both fit. */
  below?: ReactNode;
}

/** The memory of a calculation as a page of a ledger, read top-down; each line opens in place. */
export function ExplainedLedger(props: ExplainedLedgerProps) {
  const { explained, words, title, citeHref, openLevels = 0, below } = props;
  const readings = readingsOf(explained);
  return (
    <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,760px)_20rem] xl:grid-rows-[auto_1fr]">
      <section aria-label={title ?? explained.label} className="max-w-[760px] min-w-0">
        <p className="text-16 text-ink-quiet">{title ?? explained.label}</p>
        <p className="text-28 font-semibold">{formatExplained(explained)}</p>
        {words && <p className="text-16">{words}</p>}
        {explained.note && <p className="mt-2 text-14 text-ink-quiet">{explained.note}</p>}
        <Lines node={explained} citeHref={citeHref} openLevels={openLevels} />
        <div className="flex items-baseline gap-2 border-ink border-t pt-2 text-16 font-semibold">
          <span aria-hidden="true" className="w-9 shrink-0 text-center text-ink-quiet">
            =
          </span>
          <span className="flex-1">{explained.label}</span>
          <span className="border-ink border-b-[3px] border-double pb-0.5">{formatExplained(explained)}</span>
        </div>
        <Ground node={explained} citeHref={citeHref} />
      </section>
      {readings.length > 0 && <OtherReadings readings={readings} unit={explained.unit} />}
      {below && <div className="min-w-0 xl:col-start-1">{below}</div>}
    </div>
  );
}

type LineProps = Pick<ExplainedLedgerProps, 'citeHref'> & { node: ExplainedJson; openLevels?: number };

function Lines({ node, citeHref, openLevels }: LineProps) {
  if (node.inputs.length === 0) return null;
  return (
    <ul className="mt-4 border-rule border-t">
      {node.inputs.map((input, index) => (
        <Line
          key={input.id}
          node={input}
          citeHref={citeHref}
          sign={index > 0 ? SIGNS[node.op] : undefined}
          openLevels={openLevels}
        />
      ))}
    </ul>
  );
}

function Line({ node, citeHref, sign, openLevels = 0 }: LineProps & { sign?: string }) {
  const [open, setOpen] = useState(openLevels > 0);
  const panel = useId();
  const opens = hasMore(node);
  const row = (
    <>
      <span aria-hidden="true" className="flex w-9 shrink-0 items-center justify-between text-ink-quiet">
        <ChevronRight
          className={`size-4 transition-transform ${open ? 'rotate-90' : ''} ${opens ? '' : 'invisible'}`}
        />
        <span className="w-4 text-center">{sign}</span>
      </span>
      <span className="text-left">
        {node.label}
        {node.reading && node.reading.status !== 'printed' && <ReadingMark reading={node.reading} />}
      </span>
      <span aria-hidden="true" className="leader min-w-4 flex-1" />
      <Amount node={node} />
    </>
  );
  const look = 'flex min-h-10 w-full items-center gap-2 py-1.5 text-16 max-sm:min-h-11';
  return (
    <li className="border-rule border-b last:border-b-0">
      {opens ? (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? panel : undefined}
          onClick={() => setOpen(!open)}
          className={`${look} cursor-pointer rounded hover:bg-action-soft`}
        >
          {row}
        </button>
      ) : (
        <div className={look}>{row}</div>
      )}
      {open && (
        <div id={panel} className="pb-4 pl-11 max-sm:pl-4">
          <Ground node={node} citeHref={citeHref} />
          <Lines node={node} citeHref={citeHref} openLevels={openLevels - 1} />
        </div>
      )}
    </li>
  );
}

/** The value; a multiple of the SUS table says so in a smaller hand. */
function Amount({ node }: { node: ExplainedJson }) {
  return (
    <span className="text-right font-semibold whitespace-nowrap">
      {formatExplained(node)}
      {node.unit === 'TabSUS' && (
        <span className="block text-13 font-normal text-ink-quiet">× Tabela SUS</span>
      )}
    </span>
  );
}

function ReadingMark({ reading }: { reading: Reading }) {
  return (
    <span className="ml-2 inline-block rounded bg-warn-soft px-1.5 text-13 whitespace-nowrap text-warn">
      {READING_WORDS[reading.status]}
    </span>
  );
}

/** Formula in words, then with values, then the article, the evidence and the choice made. */
function Ground({ node, citeHref }: LineProps) {
  const values = formulaWithValues(node);
  return (
    <div className="flex flex-col gap-2 pt-1 text-14">
      {node.formula && <p>{node.formula}</p>}
      {values && <p className="text-ink-quiet">{values}</p>}
      {node.reading && (
        <p>
          {READING_WORDS[node.reading.status]}: {node.reading.label}
        </p>
      )}
      {node.note && <p className="text-ink-quiet">{node.note}</p>}
      {node.evidence && <EvidenceLine evidence={node.evidence} />}
      {node.cite && <Quote cite={node.cite} href={citeHref?.(node.cite)} />}
    </div>
  );
}

function Quote({ cite, href }: { cite: Citation; href?: string }) {
  return (
    <figure className="mt-1 border-action border-l-[3px] pl-3">
      <blockquote className="text-16">“{cite.quote}”</blockquote>
      <figcaption className="mt-1 text-13 text-ink-quiet">
        {href ? <a href={href}>{citeWords(cite)}</a> : citeWords(cite)}
      </figcaption>
    </figure>
  );
}

function EvidenceLine({ evidence }: { evidence: NonNullable<ExplainedJson['evidence']> }) {
  const files = evidence.files.map(
    ({ file, date, sha256 }) => `${file}${date ? `, de ${formatDay(date)}` : ''} (${shortHash(sha256)})`,
  );
  const records = evidence.records === undefined ? '' : `${formatCount(evidence.records)} registros de `;
  return (
    <p className="text-ink-quiet">
      {records}
      {files.join('; ')}
    </p>
  );
}

function OtherReadings({ readings, unit }: { readings: readonly Reading[]; unit: ExplainedJson['unit'] }) {
  return (
    <aside aria-label="Outras leituras" className="xl:col-start-2 xl:row-span-2 xl:row-start-1">
      <h2 className="text-18">Outras leituras</h2>
      <p className="mt-1 text-14 text-ink-quiet">Onde o ato admite mais de um sentido, e o que mudaria.</p>
      {readings.map((reading) => (
        <div key={reading.id} className="mt-4 border-rule border-t pt-3">
          <p className="text-14 font-semibold">{reading.label}</p>
          <ul className="mt-1">
            {reading.alternatives.map((other) => (
              <li key={other.id} className="py-1.5 text-14">
                <span className="flex items-baseline justify-between gap-3">
                  <span>{other.label}</span>
                  {other.difference !== null && (
                    <span className="text-right font-semibold whitespace-nowrap">
                      {formatDifference(other.difference, unit)}
                    </span>
                  )}
                </span>
                {other.result && (
                  <span className="block text-13 text-ink-quiet">
                    daria {formatExplained({ value: other.result, unit })}
                  </span>
                )}
                {other.note && <span className="block text-13 text-ink-quiet">{other.note}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </aside>
  );
}
