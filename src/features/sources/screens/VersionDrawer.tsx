import type { ReactNode } from 'react';
import { formatCount, formatDay } from '../../../kernel/format.ts';
import { Drawer } from '../../../web/components/Drawer.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { type Origin, OriginBadge } from '../../../web/components/OriginBadge.tsx';
import { useFileSections } from '../../../web/file-sections.ts';
import { formatInstant } from '../../../web/format.ts';
import type { Version } from '../contract.ts';
import { issueStatus } from '../domain/issue-status.ts';
import { missingParts, partsInWords } from '../domain/parts.ts';
import { isExtractVersion, isGeneratedVersion } from '../domain/version.ts';
import { OtherVersions } from './OtherVersions.tsx';
import { useTrace } from './queries.ts';
import { bytesInWords, ISSUE_WORDS } from './words.ts';

/** One file: where it came from, what of it is kept, what was dropped, and which versions it replaced. */
export function VersionDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const trace = useTrace(id);
  const version = trace.data?.version;
  const versions = trace.data ? [trace.data.version, ...trace.data.others] : [];
  const sections = useFileSections();
  return (
    <Drawer
      title={version?.fileName ?? 'Arquivo'}
      subtitle={version && `${version.system} · ${version.uf} · ${version.competencia}`}
      onClose={onClose}
    >
      {trace.isPending && <Loading label="Lendo a versão" />}
      {trace.error && <ErrorState error={trace.error} onRetry={() => void trace.refetch()} />}
      {version && (
        <div className="flex flex-col gap-5">
          <VersionFacts version={version} versions={versions} />
          <MonthParts versions={versions} />
          <OtherVersions versions={versions} />
          {sections.map((Section) => (
            <Section key={Section.name} versionId={version.id} />
          ))}
          <Columns title="Colunas que não foram guardadas" names={version.droppedColumns}>
            Identificam pessoas ou não são usadas: não chegam a nenhum arquivo do Pactua.
          </Columns>
          <Columns title="Guardadas só como código cifrado" names={version.hashedColumns} />
          <Columns title="Colunas guardadas" names={version.storedColumns} />
        </div>
      )}
    </Drawer>
  );
}

/** Of a month in parts that stands: whether all are there. */
function MonthParts({ versions }: { versions: readonly Version[] }) {
  const present = versions.flatMap(({ part, current }) => (current && part !== null ? [part] : []));
  if (present.length === 0) return null;
  const tone = missingParts(present).length === 0 ? 'text-ink-quiet' : 'text-warn';
  return <p className={`text-14 ${tone}`}>{partsInWords(present)}</p>;
}

/** How a version stands among those of its month. */
function stateOf(version: Version, versions: readonly Version[]): string {
  if (version.current) return 'Versão atual';
  return versions.some(({ current }) => current)
    ? 'Guardada, não é a atual'
    : 'Retirada: nada vale no seu período';
}

function originOf(version: Version): Origin {
  if (isGeneratedVersion(version)) return 'demonstration';
  return isExtractVersion(version) ? 'extract' : 'official';
}

function VersionFacts({ version, versions }: { version: Version; versions: readonly Version[] }) {
  const status = issueStatus({ ...version, period: version.competencia });
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-14">
      <Fact name="Situação">{stateOf(version, versions)}</Fact>
      <Fact name="Origem">
        <OriginBadge origin={originOf(version)} />
      </Fact>
      <Fact name="Registros">
        {formatCount(version.rows)} × {version.columns} colunas
      </Fact>
      <Fact name="Emissão">
        {formatDay(version.issuedOn)} ({ISSUE_WORDS[version.issueBasis]})
      </Fact>
      {status && <Fact name="Na fonte">{status.words}</Fact>}
      <Fact name="Carregado em">{formatInstant(version.importedAt)}</Fact>
      <Fact name="Tamanho">
        {bytesInWords(version.bytes)} recebidos, {bytesInWords(version.partitionBytes)} em disco
      </Fact>
      <Fact name="sha256">
        <code className="text-13 break-all">{version.sha256}</code>
      </Fact>
      {version.warnings.map((warning) => (
        <Fact key={warning.code} name="Aviso">
          {warning.message}
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-quiet">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Columns({
  title,
  names,
  children,
}: {
  title: string;
  names: readonly string[];
  children?: ReactNode;
}) {
  if (names.length === 0) return null;
  return (
    <section>
      <h3 className="text-14 font-semibold">
        {title} ({names.length})
      </h3>
      {children && <p className="text-13 text-ink-quiet">{children}</p>}
      <p className="text-13 break-words">{names.join(', ')}</p>
    </section>
  );
}
