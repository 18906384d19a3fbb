import { Temporal } from 'temporal-polyfill';

/** What a file turned out to be: one month (or year) of one system in one state. */
export interface Slot {
  /** 'SIH-RD', 'SIM-DOMAT', 'EGESTOR-COBERTURA'… */
  readonly system: string;
  /** Two letters, `BR` for the whole country, `EX` for residents abroad. */
  readonly uf: string;
  /** `YYYY-MM` or `YYYY`. */
  readonly period: string;
}

/** What decides which of several versions of one slot is current. */
export interface Dated {
  readonly issuedOn: string;
  /** Instant, ISO 8601. */
  readonly importedAt: string;
}

/** An accepted file. Never changed; a newer one takes its place as current. */
export interface SourceVersion extends Slot, Dated {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly rows: number;
  /** Which part of a month in several files it is (`A`, `1`), or null for a whole one. */
  readonly part: string | null;
  /** Where the day of issue was read: in the file's header or footer, or it is the day of upload. */
  readonly issueBasis: 'header' | 'footer' | 'upload';
}

/** Code of the reader's warning that a file was made up: its message says what it is not. */
export const GENERATED = 'generated';

export const isGeneratedVersion = ({
  warnings,
}: {
  readonly warnings: readonly { readonly code: string }[];
}): boolean => warnings.some(({ code }) => code === GENERATED);

/** What an extract is not, for whoever reads a number counted in it. */
const EXTRACT_NOTICE = 'Extrato: não é o arquivo do Ministério';

/** Whether somebody wrote the file from one of the ministry's: it tells no day of issue, which tables and reports do. */
export const isExtractVersion = ({
  system,
  fileName,
  issueBasis,
}: Pick<SourceVersion, 'system' | 'fileName' | 'issueBasis'>): boolean =>
  issueBasis === 'upload' && !system.startsWith('EGESTOR') && !/\.db[cf]$/i.test(fileName);

/** A file's name as every number counted in it tells it: of one that was made up, or of an extract, with what it is not. */
export function toldName(
  version: Pick<SourceVersion, 'system' | 'fileName' | 'issueBasis'> & {
    readonly warnings: readonly { readonly code: string; readonly message: string }[];
  },
): string {
  const { fileName, warnings } = version;
  const mark = warnings.find(({ code }) => code === GENERATED);
  if (mark !== undefined) return `${fileName} (${mark.message})`;
  return isExtractVersion(version) ? `${fileName} (${EXTRACT_NOTICE})` : fileName;
}

/** Newest issue first; of the same day, the last imported. */
function compareVersions(a: Dated, b: Dated): number {
  if (a.issuedOn !== b.issuedOn) return a.issuedOn < b.issuedOn ? 1 : -1;
  if (a.importedAt === b.importedAt) return 0;
  return a.importedAt < b.importedAt ? 1 : -1;
}

/** The version that stands where only imports decided, or null where there is none. */
export function currentOf<V extends Dated>(versions: readonly V[]): V | null {
  return versions.toSorted(compareVersions)[0] ?? null;
}

/** The end of a day (`YYYY-MM-DD`) in a time zone, as an instant: what was known on that day was known by then. */
export function endOfDay(day: string, timeZone: string): string {
  return Temporal.PlainDate.from(day)
    .add({ days: 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
    .subtract({ milliseconds: 1 })
    .toString();
}

/** `"SIH-RD · AC · 2024-01"`. */
export function slotInWords(slot: Slot): string {
  return `${slot.system} · ${slot.uf} · ${slot.period}`;
}

/** Where the version's partition lies inside the warehouse folder. */
export function partitionFile(slot: Slot, sha256: string): string {
  return `system=${slot.system}/uf=${slot.uf}/period=${slot.period}/${sha256}.parquet`;
}

/** The events of a slot. */
export function versionStream({ system, uf, period }: Slot): string {
  return `source/${system}/${uf}/${period}`;
}
