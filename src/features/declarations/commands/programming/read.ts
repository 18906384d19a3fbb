import { AppError } from '../../../../kernel/app-error.ts';
import { type Context, refusalOf } from '../../../../platform/context.ts';
import { listNames } from '../../../accounts/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import type { Line, LineGroup } from '../../domain/programming/line.ts';
import { KIND_WORDS, type ProgrammeKind, versionOfMonth } from '../../domain/programming/programme.ts';
import {
  originsOf,
  type ProgrammedQuantity,
  programmedLinesOf,
  quantityOf,
} from '../../domain/programming/quantity.ts';
import { listEvidence } from '../../store/evidence.ts';
import { getProgramme, listProgrammes, type ProgrammeRecord } from '../../store/programmes.ts';
import { getHospital, type Hospital, scopeOfHospital } from '../hospital.ts';
import { APPROVE } from '../monthly/write.ts';
import { lines } from './lines.ts';
import { PROGRAMME } from './write.ts';

/** The verb of whoever audits: it reads the history of every change, drafts among them. */
const AUDIT = 'audit.read';

export interface ReadProgramme {
  readonly programme: ProgrammeRecord;
  readonly openedByName: string | null;
  readonly publishedByName: string | null;
  readonly evidenceName: string | null;
}

/**
 * The versions of a hospital that the reader may see, and whether the reader may change them (else why not). What is not
 * published is for who programmes, who decides on what the hospital declares, and who audits.
 */
export async function readProgrammes(context: Context, hospitalId: string) {
  const hospital = await getHospital(context, hospitalId);
  const refusals = await refusalsOf(context, hospital);
  const versions = (await listProgrammes(context, hospital.id)).filter((each) => mayRead(each, refusals));
  return {
    hospital,
    versions: await withNames(context, versions),
    refusal: refusals.programme,
  };
}

/** @throws AppError `not-found`; `forbidden` for a draft that is not the reader's to see. */
export async function readProgramme(context: Context, id: string) {
  const programme = await getProgramme(context, id);
  const hospital = await getHospital(context, programme.hospital);
  const refusals = await refusalsOf(context, hospital);
  if (!mayRead(programme, refusals))
    throw new AppError(
      'forbidden',
      'Esta versão não foi publicada: só a leem quem programa, quem aprova e a auditoria. Volte à lista das versões publicadas.',
      { details: { version: id } },
    );
  const [named] = await withNames(context, [programme]);
  return { ...(named as ReadProgramme), hospital, refusal: refusals.programme };
}

async function withNames(context: Context, versions: readonly ProgrammeRecord[]): Promise<ReadProgramme[]> {
  const ids = versions.flatMap(({ openedBy, publishedBy }) => [openedBy, publishedBy]);
  const names = await listNames(context, [...new Set(ids.filter((id) => id !== null))]);
  const hashes = versions.flatMap(({ evidence }) => (evidence === null ? [] : [evidence]));
  const files = new Map((await listEvidence(context, hashes)).map((each) => [each.sha256, each.fileName]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return versions.map((programme) => ({
    programme,
    openedByName: nameOf(programme.openedBy),
    publishedByName: nameOf(programme.publishedBy),
    evidenceName: programme.evidence === null ? null : (files.get(programme.evidence) ?? null),
  }));
}

interface Refusals {
  /** Why the reader may not change the versions, or null. */
  readonly programme: string | null;
  /** Whether the reader may see what is not published. */
  readonly seesDrafts: boolean;
}

const mayRead = ({ state }: ProgrammeRecord, { seesDrafts }: Refusals): boolean =>
  state === 'published' || seesDrafts;

async function refusalsOf(context: Context, hospital: Hospital): Promise<Refusals> {
  const scope = await scopeOfHospital(context, hospital);
  const refusal = (verb: string) => refusalOf(context, verb, scope)?.message ?? null;
  const programme = refusal(PROGRAMME);
  return { programme, seesDrafts: [programme, refusal(APPROVE), refusal(AUDIT)].includes(null) };
}

interface ProgrammedAsked {
  /** Unit or name of the hospital. */
  readonly hospital: string;
  readonly kind: ProgrammeKind;
  /** `2026-03`. */
  readonly month: string;
}

/** One line (`clinic:surgical`, `subgroup:0301`), those under a code (`subgroup:02`), or a whole group; of one municipality or of all. */
interface QuantityAsked {
  readonly line?: string;
  readonly under?: string;
  readonly group?: LineGroup;
  readonly municipality?: string;
}

/** What the version in force programmes for a month. */
export interface Programmed {
  /** The quantity, explained down to its version and act: the denominator of the goals and of Quadro 01. */
  quantity(asked: QuantityAsked): ProgrammedQuantity;
  /** The lines of a group, each by itself; none where no version covers the month. */
  lines(group: LineGroup): Line[];
  /** The municipalities of origin told apart in a group, with their names of that month, in the order of the names. */
  origins(group: LineGroup): { readonly code: string; readonly name: string }[];
}

/** Reads the version in force in a month once, however much is asked of it. @throws AppError `not-found` for an unknown hospital. */
export async function programmedIn(context: Context, asked: ProgrammedAsked): Promise<Programmed> {
  const { kind, month } = asked;
  const { id } = await getHospital(context, asked.hospital);
  const version = versionOfMonth(await listProgrammes(context, id, kind), month);
  if (version === null) {
    const reason = `Nenhuma versão publicada de ${KIND_WORDS[kind]} cobre esse mês. Publique uma em Cofinanciamento › PPI e Documento Descritivo.`;
    return { quantity: () => ({ found: false, reason }), lines: () => [], origins: () => [] };
  }
  const territory = await getTerritory(context);
  const today = context.clock.today();
  const [file] = version.evidence === null ? [] : await listEvidence(context, [version.evidence]);
  const source = {
    lines,
    placeName: (code: string) => territory.find(code, today)?.name ?? code,
    evidence: file ? { file: file.fileName, sha256: file.sha256, date: null } : null,
  };
  return {
    quantity: (what) => quantityOf(version, { month, ...what }, source),
    lines: (group) => programmedLinesOf(version, { month, group }, lines),
    origins: (group) =>
      originsOf(version, { month, group }, lines)
        .map((code) => ({ code, name: territory.find(code, `${month}-01`)?.name ?? code }))
        .toSorted((one, other) => one.name.localeCompare(other.name, 'pt-BR')),
  };
}
