import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { formatDay } from '../../../../kernel/format.ts';
import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { Badge, StateBadge } from '../../../../web/components/StateBadge.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { ProgrammeHead } from '../../contract.ts';
import { evidenceAddress } from './queries.ts';

/** In one line: state, act, who and when, file, origin. */
export function VersionFacts({ version }: { version: ProgrammeHead }) {
  const { act, evidence, publishedAt, publishedBy, openedAt, openedBy, state } = version;
  const by = state === 'published' ? publishedBy : openedBy;
  const at = state === 'published' ? publishedAt : openedAt;
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-14 text-ink-quiet">
      {state === 'published' ? (
        <Badge icon={Check} tone="good">
          Publicada
        </Badge>
      ) : (
        <StateBadge fact="entry" state="draft" />
      )}
      {act && (
        <span className="text-ink">
          {act.at ? <Link to={`/atos/${act.at.act}#${act.at.at}` as string}>{act.name}</Link> : act.name}
          {act.date && `, de ${formatDay(act.date)}`}
        </span>
      )}
      {evidence && <a href={evidenceAddress(evidence.sha256)}>{evidence.fileName}</a>}
      {at && version.origin === 'entered' && (
        <span>
          {state === 'published' ? 'publicada' : 'aberta'} em {formatInstant(at)}
          {by && ` por ${by}`}
        </span>
      )}
      <OriginBadge origin={version.origin} />
    </p>
  );
}
