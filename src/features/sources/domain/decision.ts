import { formatCount, formatDay } from '../../../kernel/format.ts';
import type { Doubt } from './doubts.ts';
import { partsInWords } from './parts.ts';
import { currentOf, type Slot, type SourceVersion, slotInWords } from './version.ts';

/** A file that was read whole, with every check passed. */
export interface Candidate {
  readonly fileName: string;
  readonly sha256: string;
  /** What the content says; a part that it does not tell is null. */
  readonly system: string | null;
  readonly uf: string | null;
  readonly period: string | null;
  readonly issuedOn: string;
  readonly issueBasis: SourceVersion['issueBasis'];
  readonly rows: number;
  /** Which part of its month it is, by its name; null for a whole one. */
  readonly part: string | null;
  /** What the name says, where it follows a known pattern. */
  readonly named: { readonly [part in keyof Slot]: string | null } | null;
}

export type Decision =
  /** Read before, byte by byte. */
  | { readonly status: 'unchanged'; readonly version: SourceVersion; readonly reason: string }
  /** Becomes the current version; `previous` is kept. */
  | {
      readonly status: 'imported' | 'replaced';
      readonly slot: Slot;
      readonly current: true;
      readonly previous: SourceVersion | null;
      readonly reason: string | null;
    }
  /** Kept, but an issue already here is newer, or there are doubts that a person has to settle. */
  | {
      readonly status: 'imported';
      readonly slot: Slot;
      readonly current: false;
      readonly previous: SourceVersion;
      readonly reason: string;
      readonly doubts: readonly Doubt[];
    }
  | { readonly status: 'refused'; readonly reasons: readonly string[] };

const PARTS = ['system', 'uf', 'period'] as const;

/** The sentence that refuses a name which contradicts the content, or null. Parts that either leaves open do not. */
function nameRefusal(
  fileName: string,
  content: { readonly [part in keyof Slot]: string | null },
  named: Candidate['named'],
): string | null {
  if (named === null) return null;
  const differing = PARTS.filter(
    (part) => content[part] !== null && named[part] !== null && content[part] !== named[part],
  );
  if (differing.length === 0) return null;
  return `O nome ${fileName} diz ${described(named)}, mas o conteúdo é ${described(content)}. Confira o arquivo e envie-o com o nome que corresponde ao conteúdo.`;
}

function described(parts: { readonly [part in keyof Slot]: string | null }): string {
  return PARTS.map((part) => parts[part] ?? '?').join(' · ');
}

/** Which parts of the slot the content does not tell, in words; empty when it tells all. */
function untold(candidate: Candidate): string[] {
  const names = { system: 'o sistema', uf: 'o estado', period: 'a competência' };
  return PARTS.filter((part) => candidate[part] === null).map((part) => names[part]);
}

function refusals(candidate: Candidate): string[] {
  const reasons: string[] = [];
  if (candidate.rows === 0)
    reasons.push(
      `${candidate.fileName} não tem nenhum registro: nada foi guardado, e o mês continua como estava. Se a fonte o publica vazio, não há o que carregar; senão, baixe-o de novo.`,
    );
  const mismatch = nameRefusal(candidate.fileName, candidate, candidate.named);
  if (mismatch !== null) reasons.push(mismatch);
  const missing = untold(candidate);
  if (candidate.rows > 0 && missing.length > 0)
    reasons.push(
      `Os registros de ${candidate.fileName} não permitem saber ${missing.join(' nem ')}: nada foi guardado. Confira se o arquivo traz um só estado e um só período.`,
    );
  return reasons;
}

/** What a file is compared with: one version, or all parts of a month as if they were one. */
type Rival = Pick<SourceVersion, 'fileName' | 'issuedOn' | 'issueBasis' | 'rows' | 'part'>;

/** The parts of a month as one file: the newest issue, all rows. */
function together(versions: readonly SourceVersion[]): Rival | null {
  const newest = currentOf(versions);
  if (newest === null || versions.length === 1) return newest;
  return {
    ...newest,
    part: null,
    fileName: versions.map(({ fileName }) => fileName).join(' e '),
    issueBasis: versions.some(({ issueBasis }) => issueBasis === 'header') ? 'header' : newest.issueBasis,
    rows: versions.reduce((sum, { rows }) => sum + rows, 0),
  };
}

/** Of what stands for a month, what a file would take the place of: a whole one of everything, a part of itself or of a whole. */
function rivalsOf({ part }: Candidate, standing: readonly SourceVersion[]): readonly SourceVersion[] {
  if (part === null) return standing;
  return standing.filter((version) => version.part === null || version.part === part);
}

function doubtsOf(candidate: Candidate, current: Rival): Doubt[] {
  if (candidate.part !== null && current.part === null) return ['part-over-whole'];
  const doubts: Doubt[] = [];
  if (candidate.rows * 2 < current.rows) doubts.push('far-fewer-rows');
  if (candidate.issueBasis === 'upload' && current.issueBasis === 'header')
    doubts.push('extract-over-official');
  return doubts;
}

function doubtInWords(doubt: Doubt, candidate: Candidate, current: Rival): string {
  const words: Record<Doubt, string> = {
    'far-fewer-rows': `tem ${formatCount(candidate.rows)} registro${candidate.rows === 1 ? '' : 's'}, menos da metade dos ${formatCount(current.rows)} da atual`,
    'extract-over-official': 'é um extrato sem data de emissão, e a atual é o arquivo oficial',
    'part-over-whole': `é a parte ${candidate.part} do mês, e vale hoje um arquivo que traz o mês inteiro`,
  };
  return words[doubt];
}

/** What is said of the parts that stand once a part took its place among them, or brought those that are kept beside a whole. */
function partsAfter(
  candidate: Candidate,
  standing: readonly SourceVersion[],
  known: readonly SourceVersion[],
): string | null {
  if (candidate.part === null) return null;
  const beside = standing.some(({ part }) => part === null) ? known : standing;
  const others = beside.flatMap(({ part }) => part ?? []);
  return partsInWords([...new Set([...others, candidate.part])]);
}

const sentences = (...texts: readonly (string | null)[]): string | null =>
  texts.filter((text) => text !== null).join(' ') || null;

/** Whether the source issued a file before another. The day somebody loaded an extract is no day of issue: no official file is older. */
function isOlderIssue(candidate: Candidate, current: Rival): boolean {
  if (candidate.issueBasis !== 'upload' && current.issueBasis === 'upload') return false;
  return candidate.issuedOn < current.issuedOn;
}

/**
 * Accept, replace, keep aside, recognise or refuse: decided from facts alone. `known` are the versions of the same
 * slot, `standing` what stands for it (one whole file, or one for each part): the newest issue, or what a person went back
 * to. `confirmed`: a person asked that it replace what stands, whatever the doubts.
 */
export function decideImport(
  candidate: Candidate,
  known: readonly SourceVersion[],
  standing: readonly SourceVersion[] = newestOf(known),
  confirmed = false,
): Decision {
  const reasons = refusals(candidate);
  if (reasons.length > 0) return { status: 'refused', reasons };
  const same = known.find((version) => version.sha256 === candidate.sha256);
  if (same) return recognised(same, standing);
  const slot = slotOf(candidate);
  const rivals = rivalsOf(candidate, standing);
  const [previous] = rivals;
  const current = together(rivals);
  const parts = partsAfter(candidate, standing, known);
  if (current === null || previous === undefined)
    return { status: 'imported', slot, current: true, previous: null, reason: parts };
  if (!confirmed && isOlderIssue(candidate, current)) {
    return {
      status: 'imported',
      slot,
      current: false,
      previous,
      doubts: [],
      reason: `Esta versão é de ${formatDay(candidate.issuedOn)} e ficou guardada, mas a atual de ${slotInWords(slot)} continua sendo a de ${formatDay(current.issuedOn)} (${current.fileName}).`,
    };
  }
  const doubts = confirmed ? [] : doubtsOf(candidate, current);
  if (doubts.length > 0) {
    const why = doubts.map((doubt) => doubtInWords(doubt, candidate, current)).join('; e ');
    return {
      status: 'imported',
      slot,
      current: false,
      previous,
      doubts,
      reason: `Esta versão ficou guardada e não passou a valer: ${why}. A atual de ${slotInWords(slot)} continua sendo a de ${formatDay(current.issuedOn)} (${current.fileName}). Se for isso mesmo, ponha-a em vigor.`,
    };
  }
  return {
    status: 'replaced',
    slot,
    current: true,
    previous,
    reason: sentences(
      `Substitui a versão de ${formatDay(current.issuedOn)} (${current.fileName}), que continua guardada.`,
      parts,
    ),
  };
}

const newestOf = (known: readonly SourceVersion[]): SourceVersion[] => {
  const newest = currentOf(known);
  return newest === null ? [] : [newest];
};

/** The answer for a file whose bytes were imported before; a name that contradicts them is still refused. */
export function decideRecognised(
  fileName: string,
  version: SourceVersion,
  named: Candidate['named'],
  standing: readonly SourceVersion[],
): Decision {
  const mismatch = nameRefusal(fileName, version, named);
  return mismatch === null ? recognised(version, standing) : { status: 'refused', reasons: [mismatch] };
}

function recognised(version: SourceVersion, standing: readonly SourceVersion[]): Decision {
  const place = standing.filter(
    ({ part }) => part === null || version.part === null || part === version.part,
  );
  const after =
    place.length > 0
      ? 'nada mudou.'
      : 'foi retirado, e nada vale no seu lugar. Para que volte a valer, abra-o em Últimas cargas e ponha-o em vigor.';
  return {
    status: 'unchanged',
    version,
    reason: `Este mesmo arquivo já foi carregado (${version.fileName}); ${after}`,
  };
}

function slotOf(candidate: Candidate): Slot {
  return { system: candidate.system ?? '', uf: candidate.uf ?? '', period: candidate.period ?? '' };
}

/** Why a version cannot be put back in force, or null. */
export function restoreRefusal(version: SourceVersion, standing: readonly SourceVersion[]): string | null {
  if (standing.every(({ id }) => version.id !== id)) return null;
  return `A versão de ${formatDay(version.issuedOn)} já é a atual de ${slotInWords(version)}. Atualize a página.`;
}

/** Why a version cannot be taken back, or null. */
export function withdrawRefusal(version: SourceVersion, standing: readonly SourceVersion[]): string | null {
  if (standing.some(({ id }) => version.id === id)) return null;
  return `A versão de ${formatDay(version.issuedOn)} não é a que vale para ${slotInWords(version)}: não há o que retirar. Atualize a página.`;
}
