import { Link } from '@tanstack/react-router';
import { competenciaShort, parseCompetencia } from '../../../../kernel/competencia.ts';
import type { ExplainedJson, SourceFile } from '../../../../kernel/explained.ts';
import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { OriginBadge, originOfFiles } from '../../../../web/components/OriginBadge.tsx';
import { SourcedNumber } from '../../../../web/components/SourcedNumber.tsx';
import { linkTo } from '../../../../web/place.ts';
import type { PanelValue } from '../../contract.ts';

interface ValueLineProps {
  value: PanelValue;
  /** The criterion. */
  label: string;
  month: string;
  isFirst: boolean;
}

/** One value of a criterion: the figure with its source, the band that holds it, where it comes from. */
export function ValueLine({ value, label, month, isFirst }: ValueLineProps) {
  const { text, counts, explained, band, reason, recordsHref, indicatorHref } = value;
  /** "Núcleo Interno de Regulação" says nothing beside "Núcleo Interno de Regulação (NIR)". */
  const own = label.startsWith(value.label) ? null : value.label;
  return (
    <li className="grid items-baseline gap-x-6 gap-y-0.5 py-1 sm:grid-cols-[9rem_minmax(0,1fr)_auto]">
      <span className={isFirst ? 'text-22 font-semibold' : 'text-16'}>
        {text !== null && explained !== null ? (
          <SourcedNumber
            text={text}
            label={own === null ? label : `${label}: ${own}`}
            source={{ explained, ...(recordsHref && { recordsHref }) }}
          />
        ) : (
          <span className="text-ink-quiet">–</span>
        )}
      </span>
      <span className="min-w-0 text-14">
        {own && <span className="block">{own}</span>}
        {band && <BandWords band={band} />}
        <Quiet text={counts} />
        <Quiet text={reason} />
        {indicatorHref && <IndicatorLink href={indicatorHref} of={own ?? label} />}
      </span>
      <span className="text-13">
        <Origin value={value} month={month} />
      </span>
    </li>
  );
}

const Quiet = ({ text }: { text: string | null }) =>
  text && <span className="block text-ink-quiet">{text}</span>;

function BandWords({ band }: { band: NonNullable<PanelValue['band']> }) {
  return (
    <span className="block text-ink-quiet">
      {band.label}
      {band.score !== null && `, ${formatExact(Rational.parse(band.score), 2, 2)} TabSUS`}
      {band.dependsOnReading && ' (outra interpretação dos vazios do Quadro 01 daria outra faixa)'}
    </span>
  );
}

/** The name begins with what is seen, so that who speaks to the screen finds it. */
function IndicatorLink({ href, of }: { href: string; of: string }) {
  return (
    <Link {...(linkTo(href) as { to: string })} className="screen-only text-13">
      Ver o indicador<span className="sr-only">: {of}</span>
    </Link>
  );
}

function Origin({ value, month }: Pick<ValueLineProps, 'value' | 'month'>) {
  const { text, source, explained, isDemonstration } = value;
  if (text === null) return null;
  if (source === 'document') return <OriginBadge origin="document" />;
  const when = competenciaShort(parseCompetencia(month));
  // What is counted in a public file and divided by an invented quantity is invented.
  if (isDemonstration) return <OriginBadge origin="demonstration" detail={when} />;
  const files = explained === null ? [] : filesBehind(explained);
  return <OriginBadge origin={source === 'computed' ? originOfFiles(files) : 'entered'} detail={when} />;
}

function filesBehind({ evidence, inputs }: ExplainedJson): readonly SourceFile[] {
  return [...(evidence?.files ?? []), ...inputs.flatMap(filesBehind)];
}
