import { formatCount } from '../../../kernel/format.ts';
import type { ImportAttempt, Version } from '../contract.ts';

const MEBIBYTE = 1_048_576;
const KIBIBYTE = 1024;

/** What came of an attempt, in one word. */
export const STATUS_WORDS: Readonly<Record<ImportAttempt['status'], string>> = {
  queued: 'Na fila',
  running: 'Lendo',
  imported: 'Importado',
  replaced: 'Substituiu',
  unchanged: 'Já carregado',
  refused: 'Recusado',
  cancelled: 'Cancelado',
  failed: 'Falhou',
};

/** Why a version was kept aside, said once it stands. */
export const DOUBT_WORDS: Readonly<Record<ImportAttempt['doubts'][number], string>> = {
  'far-fewer-rows': 'tinha menos da metade dos registros da que valia',
  'extract-over-official': 'é um extrato sem data de emissão, e valia o arquivo oficial',
  'part-over-whole': 'é uma parte do mês, e valia um arquivo que traz o mês inteiro',
};

export const ISSUE_WORDS: Readonly<Record<Version['issueBasis'], string>> = {
  header: 'data do cabeçalho do arquivo',
  footer: 'data do rodapé do arquivo',
  upload: 'dia em que foi carregado: o arquivo não traz data',
};

/** How many files stand, and the room that their rows take. */
export function filesInWords(versions: readonly Pick<Version, 'partitionBytes'>[]): string {
  if (versions.length === 0) return 'nenhum arquivo';
  const count = versions.length === 1 ? '1 arquivo' : `${formatCount(versions.length)} arquivos`;
  return `${count}, ${bytesInWords(versions.reduce((sum, each) => sum + each.partitionBytes, 0))} em disco`;
}

export function bytesInWords(bytes: number): string {
  if (bytes < MEBIBYTE) return `${formatCount(Math.max(1, Math.round(bytes / KIBIBYTE)))} KB`;
  return `${(bytes / MEBIBYTE).toLocaleString('pt-BR', { maximumFractionDigits: 1 })} MB`;
}

/** `"SIH-RD · AC · 2024-01"`, or null before the file was read. */
export function slotInWords(of: {
  system: string | null;
  uf: string | null;
  competencia: string | null;
}): string | null {
  return of.system === null ? null : [of.system, of.uf ?? '?', of.competencia ?? '?'].join(' · ');
}

/** How long a running load still takes, by what it has read so far; null while that is a guess. */
export function remainingInWords(attempt: ImportAttempt, now: number): string | undefined {
  if (attempt.startedAt === null || attempt.bytesRead === 0 || attempt.stage !== 'reading') return undefined;
  const spent = now - new Date(attempt.startedAt).getTime();
  const seconds = Math.round((spent * (attempt.bytes / attempt.bytesRead - 1)) / 1000);
  if (seconds < 1) return undefined;
  return seconds < 90 ? `cerca de ${seconds} s` : `cerca de ${Math.round(seconds / 60)} min`;
}
