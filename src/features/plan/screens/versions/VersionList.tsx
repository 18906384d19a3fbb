import { Link } from '@tanstack/react-router';
import { formatDay } from '../../../../kernel/format.ts';
import { buttonLook } from '../../../../web/components/Button.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { PlanVersion } from '../../contract.ts';
import { countOf } from '../words.ts';
import { pairAddress } from './address.ts';

const COUNTED = [
  ['objective', 'objetivo', 'objetivos'],
  ['strategicAction', 'ação estratégica', 'ações estratégicas'],
  ['action', 'ação operacional', 'ações operacionais'],
  ['target', 'meta', 'metas'],
  ['indicator', 'indicador', 'indicadores'],
] as const;

/** The act as people cite it: "Portaria nº 10/2026/SES, de 30/11/2026 (SES-MT)". */
const actWords = ({ number, date, body }: NonNullable<PlanVersion['act']>): string =>
  `${number}${date === null ? '' : `, de ${formatDay(date)}`} (${body})`;

/** The published versions, newest first, each with the way to what it changed. */
export function VersionList({ versions }: { versions: readonly PlanVersion[] }) {
  return (
    <ol className="border-rule border-t">
      {versions.map((version, at) => (
        <VersionItem key={version.number} version={version} before={versions[at + 1] ?? null} />
      ))}
    </ol>
  );
}

function VersionItem({ version, before }: { version: PlanVersion; before: PlanVersion | null }) {
  const { number, title, dated, reason, act, counts, sha256 } = version;
  return (
    <li className="grid gap-x-8 gap-y-3 border-rule border-b py-4 md:grid-cols-[1fr_auto]" data-keep-together>
      <div className="min-w-0">
        <h2 className="text-18 font-semibold">
          <span className="text-ink-quiet">Versão {number} · </span>
          {title}
        </h2>
        <p className="text-14 text-ink-quiet">
          Vale desde {formatDay(dated)} · publicada em {formatInstant(version.publishedAt)}
          {version.publishedBy === null ? ' na carga inicial' : ` por ${version.publishedBy}`}
        </p>
        <p className="mt-2 max-w-[80ch] text-16">{reason}</p>
        <p className="mt-1 text-14">
          {act === null ? (
            <span className="text-ink-quiet">Sem ato que a autorize.</span>
          ) : act.id === null ? (
            <>Ato: {actWords(act)}, que não está em Documentos.</>
          ) : (
            <>
              Ato: <Link to={`/atos/${act.id}` as string}>{actWords(act)}</Link>
            </>
          )}
        </p>
        <p className="mt-2 text-13 text-ink-quiet">
          {COUNTED.map(([level, one, many]) => countOf(counts[level], one, many)).join(' · ')}
        </p>
        <p className="text-13 break-all text-ink-quiet">SHA-256 {sha256}</p>
      </div>
      <div className="screen-only flex flex-wrap items-start gap-2">
        {before !== null && (
          <Link
            to={pairAddress({ from: String(before.number), to: String(number) }) as string}
            className={buttonLook('secondary')}
          >
            O que mudou nela
          </Link>
        )}
        <Link
          to={pairAddress({ from: String(number), to: 'now' }) as string}
          className={buttonLook('secondary')}
        >
          Comparar com hoje
        </Link>
      </div>
    </li>
  );
}
