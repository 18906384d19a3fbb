import { formatCount, formatDay } from '../../../kernel/format.ts';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { OriginBadge } from '../../../web/components/OriginBadge.tsx';
import { type Column, Grid } from '../../../web/grid/Grid.tsx';
import type { Version } from '../contract.ts';
import { issueStatus } from '../domain/issue-status.ts';
import { systemInWords } from '../domain/release.ts';
import { isGeneratedVersion } from '../domain/version.ts';
import { bytesInWords } from './words.ts';

const COLUMNS: readonly Column<Version>[] = [
  { id: 'system', header: 'Sistema', width: 240, value: (version) => systemInWords(version.system) },
  { id: 'uf', header: 'UF', width: 60, value: (version) => version.uf },
  {
    id: 'competencia',
    header: 'Competência',
    width: 120,
    value: (version) => version.competencia,
    onCard: true,
  },
  {
    id: 'file',
    header: 'Arquivo',
    width: 300,
    value: (version) => version.fileName,
    cell: (version) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        {version.fileName} {isGeneratedVersion(version) && <OriginBadge origin="demonstration" />}
      </span>
    ),
    onCard: true,
  },
  {
    id: 'rows',
    header: 'Registros',
    width: 110,
    align: 'right',
    value: (version) => version.rows,
    cell: (version) => formatCount(version.rows),
  },
  {
    id: 'issued',
    header: 'Emissão',
    width: 110,
    value: (version) => version.issuedOn,
    cell: (version) => formatDay(version.issuedOn),
  },
  {
    id: 'status',
    header: 'Na fonte',
    width: 160,
    value: (version) => issueStatus({ ...version, period: version.competencia })?.label ?? '',
  },
  {
    id: 'size',
    header: 'Em disco',
    width: 100,
    align: 'right',
    value: (version) => version.partitionBytes,
    cell: (version) => bytesInWords(version.partitionBytes),
  },
  {
    id: 'doubts',
    header: 'Avisos',
    width: 190,
    value: (version) => version.warnings.map((warning) => warning.message).join(' '),
  },
  {
    id: 'hash',
    header: 'sha256',
    width: 130,
    value: (version) => version.sha256,
    cell: (version) => <code className="text-13">{version.sha256.slice(0, 8)}…</code>,
  },
];

interface VersionGridProps {
  rows: readonly Version[];
  openId: string | null;
  onOpen: (version: Version) => void;
}

/** The file that stands for each system, state and month. */
export function VersionGrid({ rows, openId, onOpen }: VersionGridProps) {
  return (
    <Grid
      label="Versões atuais"
      rows={rows}
      columns={COLUMNS}
      rowId={(version) => version.id}
      rowName={(version) => `${version.system} ${version.uf} ${version.competencia}`}
      openId={openId}
      onOpen={onOpen}
      empty={<EmptyState title="Nenhum arquivo carregado ainda.">Arraste o primeiro para cima.</EmptyState>}
    />
  );
}
