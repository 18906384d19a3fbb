import { Link } from '@tanstack/react-router';
import { BadgeCheck, Link2 } from 'lucide-react';
import type { Citation, ExplainedJson, Reading } from '../../../kernel/explained.ts';
import { formatCount, formatDay } from '../../../kernel/format.ts';
import { formatDifference, formatExplained } from '../../format.ts';
import { linkTo } from '../../place.ts';
import { Marked } from '../../search/Marked.tsx';
import { citeWords, formulaWithValues, READING_WORDS, shortHash } from '../explained-words.ts';
import { type LineWords, marksOf } from './line-words.ts';
import { lineId } from './rows.ts';

interface DetailProps extends LineWords {
  node: ExplainedJson;
  lineKey: string;
  /** Of the result: differences are told in it. */
  unit: ExplainedJson['unit'];
  words: string;
  linked: boolean;
}

/** Formula in words, then with values, then the choice made and the others, the evidence, the article. */
export function ExplainedDetail(props: DetailProps) {
  const { node, lineKey, unit, words, linked, citeHref, readingHref, remark } = props;
  const values = formulaWithValues(node);
  return (
    <div className="relative flex min-h-7 flex-col gap-2 pt-1 pr-9 text-14 max-sm:pr-11">
      {linked && <LineLink lineKey={lineKey} label={node.label} />}
      {node.formula && (
        <p>
          <Marked text={node.formula} marks={marksOf(node.formula, words)} />
        </p>
      )}
      {values && <p className="text-ink-quiet">{values}</p>}
      {node.note && (
        <p className="text-ink-quiet">
          <Marked text={node.note} marks={marksOf(node.note, words)} />
        </p>
      )}
      {remark?.(node)}
      {node.reading && <Choice reading={node.reading} unit={unit} href={readingHref?.(node.reading)} />}
      {node.evidence && <EvidenceLine evidence={node.evidence} />}
      {node.cite && <Quote cite={node.cite} href={citeHref?.(node.cite)} words={words} />}
    </div>
  );
}

/** The way back to this very line, to be sent to somebody. */
function LineLink({ lineKey, label }: { lineKey: string; label: string }) {
  return (
    <Link
      to="."
      search={true as never}
      hash={lineId(lineKey)}
      hashScrollIntoView={false}
      resetScroll={false}
      data-quiet-link
      aria-label={`Endereço da linha ${label}`}
      title="Endereço desta linha"
      className="screen-only absolute top-0 right-0 inline-flex size-7 items-center justify-center rounded hover:bg-action-soft max-sm:size-11"
    >
      <Link2 aria-hidden="true" className="size-4" />
    </Link>
  );
}

/** The answer in use, and what each other answer would change in the result. */
function Choice({
  reading,
  unit,
  href,
}: {
  reading: Reading;
  unit: ExplainedJson['unit'];
  href: string | undefined;
}) {
  return (
    <div>
      <p>
        {READING_WORDS[reading.status]}: {reading.label}
      </p>
      {reading.alternatives.length > 0 && (
        <ul aria-label="Outras leituras" className="mt-1 border-rule border-l pl-3">
          {reading.alternatives.map((other) => (
            <li key={other.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-0.5">
              <span>{other.label}</span>
              <span className="font-semibold whitespace-nowrap">
                {other.difference === null ? 'sem valor' : formatDifference(other.difference, unit)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {href && (
        <Link
          {...(linkTo(href.split('#')[0] ?? '') as { to: string })}
          hash={href.split('#')[1]}
          data-quiet-link
          className="text-13"
        >
          Ver a pergunta e quem decide
        </Link>
      )}
    </div>
  );
}

function Quote({ cite, href, words }: { cite: Citation; href: string | undefined; words: string }) {
  return (
    <figure className="mt-1 border-action border-l-[3px] pl-3">
      <blockquote className="text-16">
        “<Marked text={cite.quote} marks={marksOf(cite.quote, words)} />”
      </blockquote>
      <figcaption className="mt-1 flex flex-wrap gap-x-3 text-13 text-ink-quiet">
        {href ? <a href={href}>{citeWords(cite)}</a> : citeWords(cite)}
        {cite.sha256 && (
          <span className="inline-flex items-center gap-1" title={`SHA-256 da citação: ${cite.sha256}`}>
            <BadgeCheck aria-hidden="true" className="size-4 text-good" />
            conferida no texto do ato ({shortHash(cite.sha256)})
          </span>
        )}
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

/** The other answers of every open question of the tree, beside it. */
export function OtherReadings({
  readings,
  unit,
}: {
  readings: readonly Reading[];
  unit: ExplainedJson['unit'];
}) {
  return (
    <aside aria-label="Outras leituras" className="print:hidden xl:col-start-2 xl:row-span-2 xl:row-start-1">
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
