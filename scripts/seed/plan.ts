// The strategic plan of the superintendence, from the reference transcription of the document.
// node scripts/seed/plan.ts
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDocument } from '../../src/features/plan/commands/document/read-document.ts';
import type { Deadline } from '../../src/features/plan/domain/deadline.ts';
import { officeOf } from '../../src/features/plan/domain/office.ts';
import { readPlan } from '../../src/features/plan/domain/plan-document/read-plan.ts';
import { type Owner, reportingOf } from '../../src/features/plan/domain/reporting.ts';
import type { Status } from '../../src/features/plan/domain/state.ts';
import type {
  ReferenceAction,
  ReferenceDeadline,
  ReferenceIndicator,
  ReferencePlan,
  ReferenceStrategicAction,
} from './plan/reference.ts';
import { stateCodeOf } from './public-file.ts';
import { readSharedText, sha256, writeSeedJson } from './shared-text.ts';

const DATE = '2024';
const { text, source: reference } = readSharedText('plan/plan.reference.json', DATE);
const plan = JSON.parse(text) as ReferencePlan;
const { text: printed, source: document } = readSharedText(plan.meta.source.file, DATE);
if (document.sha256 !== plan.meta.source.sha256) {
  throw new Error(`The reference transcribes another file: ${plan.meta.source.sha256}`);
}

const { problems, acronyms } = readPlan(await readDocument(new TextEncoder().encode(printed), document.file));

/** Two letters of the state, as the plan's own unit ends: "SAS/SES-MT". */
const uf = plan.plan.unit.split('-').at(-1) ?? '';

type SeedUnit = Parameters<typeof officeOf>[1][number];

const unitsFile = resolve(import.meta.dirname, `../../database/seed/accounts/${uf.toLowerCase()}/units.json`);
const { units } = JSON.parse(readFileSync(unitsFile, 'utf8')) as { units: SeedUnit[] };
const OFFICE = officeOf(plan.plan.unit, units);

const GROUPS: Record<string, string> = {
  'gt-dimensionamento': 'GT-DIMENSIONAMENTO',
  'gt-mapeamento-processos': 'GT-PROCESSOS',
  'gte-planificacao': 'GTE',
};

/** What each token of the reference means here; persons keep their name in the cell only. */
const OWNERS: Record<string, Owner> = {
  'role:superintendente': { kind: 'superintendent' },
  'role:coordenadores-sas': { kind: 'everyCoordination' },
  'unit:COORDENADORIAS-SAS': { kind: 'everyCoordination' },
  'role:gestor-ntsd': { kind: 'unit', unit: 'NTSD' },
};

function ownerOf(token: string): Owner {
  const known = OWNERS[token];
  if (known) return known;
  const [kind = '', id = ''] = token.split(':');
  if (kind === 'person') return { kind };
  if (kind === 'group' && GROUPS[id]) return { kind, unit: GROUPS[id] };
  if (kind === 'unit' && units.some((unit) => unit.id === id)) return { kind, unit: id };
  throw new Error(`Nobody is known as ${token}`);
}

function deadlineOf(raw: string, read: ReferenceDeadline): Deadline {
  return {
    raw,
    kind: read.kind as Deadline['kind'],
    start: read.start,
    due: read.due,
    effectiveDue: read.effectiveDue ?? read.due,
    rrule: read.recurrence?.rrule ?? null,
    precision: read.precision as Deadline['precision'],
    confidence: read.confidence as Deadline['confidence'],
    confirmed: false,
    note: read.note ?? null,
  };
}

const STATUS: Record<string, Status> = {
  'Em andamento': 'inProgress',
  Concluído: 'completed',
  'Não Iniciado': 'notStarted',
};

function statusOf(cell: string): Status | null {
  if (cell === '') return null;
  const status = STATUS[cell];
  if (!status) throw new Error(`No status is written "${cell}"`);
  return status;
}

/** Who reports according to the traceability table, to hold our rule against. */
function reportsColumn(): Map<string, string> {
  const file = resolve(process.env.PACTUA_SHARED ?? '../shared', 'design/traceability.md');
  const rows = readFileSync(file, 'utf8').matchAll(/^\| AO-([\d.]+) \|[^|]*\|[^|]*\| ([^|]*) \|/gm);
  return new Map([...rows].map(([, id = '', reports = '']) => [id, reports]));
}

const SPOKEN: Record<string, string> = {
  'SAS office': 'SAS',
  'GT dimensionamento': 'GT-DIMENSIONAMENTO',
  'GT processos': 'GT-PROCESSOS',
  'GTE coordination': 'GTE',
};

function assertReports(id: string, units: readonly string[], reports: string | undefined): void {
  const expected = (reports ?? '')
    .split(', ')
    .flatMap((name) => (name === 'each coordination' ? OFFICE.coordinations : [SPOKEN[name] ?? name]));
  if (expected.join() === units.join()) return;
  throw new Error(`${id}: the rule gives ${units.join(', ')}, the table says ${reports}`);
}

const expectedReports = reportsColumn();

function operational(action: ReferenceAction) {
  const owners = action.derived.owners.map(ownerOf);
  const reporting = reportingOf(owners, OFFICE);
  assertReports(action.id, reporting.units, expectedReports.get(action.id));
  return {
    id: action.id,
    strategicAction: action.strategicAction,
    objective: `OE-${action.objective}`,
    printedNumber: action.printedNumber,
    printedMarker: action.printedMarker,
    title: action.title,
    owner: action.owner,
    owners,
    reporting,
    participants: action.participants,
    deadline: deadlineOf(action.deadline, action.derived.deadline),
    recurrenceInNotes: action.derived.deadline.recurrenceFromNotes ?? null,
    notes: action.notes,
    status: statusOf(action.status),
    quirks: action.quirks,
  };
}

function strategic(action: ReferenceStrategicAction) {
  return {
    id: action.id,
    objective: `OE-${action.objective}`,
    printedMarker: action.printedMarker,
    title: action.title,
    titleUnfolded: action.titleIn61 ?? null,
    owner: action.owner,
    deadline: deadlineOf(action.deadline, action.derivedDeadline),
    quirks: action.quirks,
  };
}

/** Addresses of the indicators that have no code of the multi-year plan. */
const SLUGS: Record<string, string> = {
  'IND-04': 'projetos-ras',
  'IND-05': 'adesoes',
  'IND-06': 'profissionais',
  'IND-07': 'pbf',
  'IND-08': 'fase-1',
  'IND-09': 'diretrizes',
  'IND-10': 'estratificacao',
};

/** Words by which an action names what an indicator measures: a reading of this project, which the document does not print. */
const MENTIONS: Record<string, string[]> = {
  pbf: ['PBF', 'Bolsa Família'],
  'projetos-ras': [
    'projeto de conformação',
    'desenho de conformação',
    'projeto de rede',
    'projeto da rede',
    'desenho de rede',
    'desenho da rede',
  ],
  diretrizes: ['diretrizes clínicas'],
  estratificacao: ['estratificação de risco', 'compartilhamento do cuidado'],
  adesoes: ['termo de adesão'],
  'fase-1': ['etapas da fase 1', 'etapas do projeto de expansão'],
  profissionais: ['formação dos profissionais'],
};

const exact = (value: number | null) => (value === null ? null : String(value));

function indicator(each: ReferenceIndicator) {
  return {
    id: each.id,
    code: each.ppaCode ?? SLUGS[each.id],
    ppaCode: each.ppaCode,
    shortName: each.shortName,
    title: each.title,
    titleRaw: each.titleRaw,
    block: each.block,
    unit: each.derived.unit,
    direction: each.derived.direction,
    accumulation: each.derived.accumulation,
    baseline: exact(each.derived.baseline),
    flag: each.flag ?? null,
    mentions: MENTIONS[SLUGS[each.id] ?? ''] ?? [],
    years: Object.entries(each.years).map(([year, { raw, value, ...parts }]) => ({
      year: Number(year),
      raw,
      value: exact(value),
      parts: Object.keys(parts).length === 0 ? null : parts,
    })),
  };
}

/** "RESULTADO PARA A SOCIEDADE" as a screen writes it; the printed form is kept beside. */
const sentence = (title: string) => title.charAt(0) + title.slice(1).toLowerCase();
const PERSPECTIVES: Record<string, string> = {
  'RESULTADO PARA A SOCIEDADE': 'society',
  PROCESSOS: 'processes',
  'GESTÃO E REGIONALIZAÇÃO': 'management',
};

const content = {
  uf,
  sources: [
    { ...document, title: plan.plan.title },
    { ...reference, title: plan.meta.title },
  ],
  plan: {
    id: 'sas-2024-2027',
    title: plan.plan.title,
    unit: plan.plan.unit,
    territory: stateCodeOf(uf),
    from: plan.plan.periodStart,
    to: plan.plan.periodEnd,
    place: plan.plan.place,
    printedYear: plan.plan.year,
    note: plan.plan.note,
    implementation: plan.implementationText,
    identity: plan.identity,
  },
  guidelines: plan.guidelines,
  problems,
  acronyms,
  perspectives: [...new Set(plan.objectives.map((each) => each.perspective))].map((printed) => ({
    id: PERSPECTIVES[printed],
    title: sentence(printed),
    printed,
  })),
  objectives: plan.objectives.map((each) => ({
    id: each.id,
    number: each.numberInSection6,
    perspective: PERSPECTIVES[each.perspective],
    title: each.title,
    responsible: each.responsibleIn61 ?? null,
    note: each.note ?? null,
  })),
  indicators: plan.indicators.map(indicator),
  targets: plan.targets.map((each) => ({
    id: each.id,
    text: each.text,
    due: each.due,
    kind: each.kind,
    measure: each.measure,
    base: exact(each.from),
    goal: exact(each.to),
    unit: each.unit,
    indicator: each.indicator,
  })),
  strategicActions: plan.strategicActions.map(strategic),
  operationalActions: plan.operationalActions.map(operational),
};

const file = 'plan/plan-2024-2027.json';
writeSeedJson(file, content);
console.log(`database/seed/${file}: sha256 ${sha256(JSON.stringify(content)).slice(0, 12)}`);
