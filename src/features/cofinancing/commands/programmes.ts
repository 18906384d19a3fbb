import { type Band, type Coverage, coverageOf } from '../../../kernel/bands.ts';
import type { Citation } from '../../../kernel/explained.ts';
import type { Rational } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import {
  citationName,
  getAct,
  type StoredAct,
  type VerifiedCitation,
  verifyCitations,
} from '../../acts/index.ts';
import { getTerritory } from '../../territory/index.ts';
import type { Cite, ProgrammeAnswer, ProgrammeList, TableAnswer } from '../contract.ts';
import type { Parameter, Programme, ScoreTable, TableRow } from '../domain/programme.ts';
import { bandsOf, type Score } from '../domain/score-table.ts';
import { getProgramme, listProgrammes } from '../store.ts';
import { citeAnswer, factInWords } from './words.ts';

type CiteOf = (cite: Citation) => Cite;

/** The programmes of the state: those that pay first, then the examples, by name. */
export async function readProgrammes(context: Context): Promise<ProgrammeList> {
  const programmes = await listProgrammes(context);
  const items = programmes.map(({ id, slug, name, summary, example = null }) => ({
    id,
    slug,
    name,
    summary,
    example,
  }));
  return {
    items: items.sort((a, b) => Number(a.example !== null) - Number(b.example !== null)),
    next: null,
  };
}

/** A programme as a reader sees it: parameters, score tables under each reading of their holes, the scan beside them. */
export async function readProgramme(context: Context, id: string): Promise<ProgrammeAnswer> {
  const programme = await getProgramme(context, id);
  const act = await getAct(context, programme.act);
  const citeOf = await verifiedOf(context, programme);
  const territory = await getTerritory(context);
  const placeName = (code: string) => territory.find(code, context.clock.today())?.name ?? code;
  return {
    id: programme.id,
    slug: programme.slug,
    name: programme.name,
    summary: programme.summary,
    example: programme.example ?? null,
    act: { id: act.id, name: citationName(act) },
    effect: [...programme.effect],
    exceptional: programme.exceptional && {
      label: programme.exceptional.label,
      cite: citeOf(programme.exceptional.cite),
    },
    parameters: programme.parameters.flatMap((parameter) => parameterAnswer(parameter, citeOf, placeName)),
    tables: programme.tables.map((table) => tableAnswer(programme, table, act, citeOf)),
    inputs: programme.inputs.map(({ id: input, label, kind }) => ({ id: input, label, kind })),
    readings: programme.readings.map(({ id: reading, question, options }) => ({
      id: reading,
      question,
      options: options.map(({ note = null, ...option }) => ({ ...option, note })),
    })),
    scan: scanOf(programme, act),
  };
}

/** Every citation of the programme's data. */
export function citationsOfProgramme(programme: Programme): Citation[] {
  const cites = [
    programme.exceptional?.cite,
    ...programme.parameters.flatMap(({ values }) => values.map(({ cite }) => cite)),
    ...programme.tables.flatMap(({ versions }) =>
      versions.flatMap(({ rows }) => rows.map(({ cite }) => cite)),
    ),
    ...programme.readings.flatMap(({ cites: raised }) => raised),
    ...Object.values(programme.rules).map(({ cite }) => cite),
  ];
  return cites.filter((cite) => cite !== undefined);
}

async function verifiedOf(context: Context, programme: Programme): Promise<CiteOf> {
  const cites = citationsOfProgramme(programme);
  const verified = await verifyCitations(context, cites);
  const found = new Map(cites.map((cite, i) => [cite, verified[i] as VerifiedCitation]));
  return (cite) => citeAnswer(found.get(cite) as VerifiedCitation);
}

function parameterAnswer(
  { id, label, unit, values }: Parameter,
  citeOf: CiteOf,
  placeName: (code: string) => string,
): ProgrammeAnswer['parameters'] {
  return values.map(({ value, status, note = null, cite }) => ({
    id,
    label,
    isNumber: typeof value === 'string' && unit !== 'text',
    text: Array.isArray(value) ? value.map(placeName).join(', ') : factInWords(value, unit),
    status,
    note,
    cite: cite ? citeOf(cite) : null,
  }));
}

function tableAnswer(programme: Programme, table: ScoreTable, act: StoredAct, citeOf: CiteOf): TableAnswer {
  const asked = Object.entries(programme.rules).find(
    ([, rule]) => rule.op === 'band' && rule.table === table.id,
  );
  return {
    id: table.id,
    label: table.label,
    rule: asked?.[0] ?? table.id,
    scoreUnit: table.scoreUnit === 'TabSUS' ? 'TabSUS' : 'ratio',
    versions: table.versions.map((version) => ({
      effect: [...version.effect],
      status: version.status,
      note: version.note ?? null,
      rows: version.rows.map((row) => ({
        id: row.id,
        printed: row.printed,
        score: row.score,
        ocr: scanCell(act, table.id, row),
        cite: citeOf(row.cite),
      })),
      readings: bandReadings(programme).map(({ id, label }) => {
        const bands = bandsOf(version.rows, id);
        return { id, label, bounds: bands.map(boundAnswer), ...coverageAnswer(bands) };
      }),
    })),
  };
}

const bandReadings = (programme: Programme) =>
  programme.readings.find(({ id }) => id === 'bands')?.options ?? [];

/** What the machine read where this row stands, in the act that keeps the table as data. */
function scanCell(act: StoredAct, column: string, { cite }: TableRow): string | null {
  if (cite.act !== act.id) return null;
  const rows = act.tables.flatMap((table) => table.rows);
  return rows.find(({ at }) => at === cite.at)?.cells[column]?.ocr ?? null;
}

const decimal = (value: Rational | null) => value?.toDecimal(2) ?? null;

function boundAnswer({ from, fromInclusive, to, toInclusive }: Band<Score>) {
  return { from: decimal(from), fromInclusive, to: decimal(to), toInclusive };
}

/** What the bands leave out and what they say twice, from zero up. */
function coverageAnswer(bands: readonly Band<Score>[]) {
  const { gaps, overlaps } = coverageOf(bands);
  return {
    gaps: gaps.map(stretchAnswer),
    overlaps: overlaps.map(({ bands: [one, other], ...stretch }) => ({
      ...stretchAnswer(stretch),
      rows: [one, other] as [string, string],
    })),
  };
}

const stretchAnswer = ({ from, to, fromIncluded, toIncluded }: Coverage['gaps'][number]) => ({
  from: from.toDecimal(2),
  to: decimal(to),
  fromIncluded,
  toIncluded,
});

/** The act's own table that the programme's rows quote, where the act keeps it as data. */
function scanTable(programme: Programme, act: StoredAct): StoredAct['tables'][number] | undefined {
  const quoted = programme.tables[0]?.versions.at(-1)?.rows[0]?.cite.at;
  return act.tables.find((table) => table.rows.some((row) => row.at === quoted));
}

function scanOf(programme: Programme, act: StoredAct): ProgrammeAnswer['scan'] {
  const table = scanTable(programme, act);
  if (!table) return null;
  return {
    at: table.at,
    title: table.title,
    columns: table.columns.map(({ key, label }) => ({ key, label })),
    rows: table.rows.map(({ label, cells }) => ({ label, cells: { ...cells } })),
    doubts: [...table.doubts],
  };
}
