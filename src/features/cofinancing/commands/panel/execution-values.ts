import { type Explained, fact, isGenerated } from '../../../../kernel/explained.ts';
import { formatExact } from '../../../../kernel/format.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import type { Context } from '../../../../platform/context.ts';
import type { Programmed } from '../../../declarations/index.ts';
import { countOrigins } from '../../../indicators/index.ts';
import { type Criterion, type ExecutionSource, partOfLine } from '../../domain/panel.ts';
import { type Counted, countHospital, filesOf, monthWords } from './file-values.ts';
import {
  absent,
  gather,
  HUNDRED,
  type Lacking,
  type PanelHospital,
  type PanelPlace,
  type RawPanelValue,
  toldBeside,
  valueText,
} from './panel-values.ts';
import type { Told } from './told-once.ts';

/** What is asked of each line: how the hospitals of a place are counted in a month, each card once. */
interface Asked {
  readonly place: PanelPlace;
  readonly told: Told;
  readonly count: (indicator: string, hospital: PanelHospital) => Promise<Counted | Lacking>;
  /** The same by the municipality where patients live. */
  readonly origins: (indicator: string, hospital: PanelHospital) => ReturnType<typeof countOrigins>;
}

/** Produced in the files ÷ programmed in the document, source by source and line by line. */
export async function executionValues(
  context: Context,
  criterion: Criterion,
  place: PanelPlace,
  told: Told,
): Promise<RawPanelValue[]> {
  const { month } = told;
  const count = once((indicator, hospital) =>
    countHospital(context, { indicator, method: null }, hospital, month),
  );
  const origins = once((indicator, { cnes }) =>
    countOrigins(context, { indicator, period: month, establishment: cnes ?? '' }),
  );
  const asked = { place, told, count, origins };
  const values: RawPanelValue[] = [];
  for (const source of criterion.execution ?? [])
    if (source.byOrigin) values.push(...(await originValues(criterion, source, asked)));
    else
      for (const each of await lineByLine(source, asked))
        values.push(await executionValue(criterion, each, asked));
  return values;
}

/**
 * A value for each municipality of origin that the documents tell apart, of the hospitals whose patients' municipality may be told;
 * one line with the reason where it may be told of none, and nothing where nothing was counted, which other lines say.
 */
async function originValues(
  criterion: Criterion,
  source: ExecutionSource,
  asked: Asked,
): Promise<RawPanelValue[]> {
  const told: PanelHospital[] = [];
  const reasons: string[] = [];
  for (const hospital of asked.place.hospitals) {
    if ('reason' in (await asked.count(source.indicator, hospital))) continue;
    const origins = await asked.origins(source.indicator, hospital);
    if (origins.found) told.push(hospital);
    else reasons.push(origins.reason);
  }
  const sources = await originByOrigin(source, asked);
  const [reason] = reasons;
  if (sources.length === 0) return [];
  if (told.length === 0) return reason === undefined ? [] : [absent('computed', source.label, reason)];
  return Promise.all(sources.map((each) => executionValue(criterion, each, asked)));
}

/** What is asked of a card and a hospital, asked once. */
function once<T>(ask: (indicator: string, hospital: PanelHospital) => Promise<T>): typeof ask {
  const asked = new Map<string, Promise<T>>();
  return (indicator, hospital) => {
    const key = `${indicator}/${hospital.id}`;
    const answer = asked.get(key) ?? ask(indicator, hospital);
    asked.set(key, answer);
    return answer;
  };
}

/** A source for each line that some hospital of the place has programmed; the source itself where none has, to say so. */
async function lineByLine(
  { isEach, ...source }: ExecutionSource,
  { place, told }: Asked,
): Promise<ExecutionSource[]> {
  if (!isEach) return [source];
  const lines = await Promise.all(place.hospitals.map((hospital) => linesUnder(source, hospital, told)));
  const names = new Map(lines.flat().map(({ id, name }) => [id, name]));
  const each = [...names].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return each.length === 0 ? [source] : each.map(([line, label]) => ({ ...source, line, label }));
}

async function originByOrigin(source: ExecutionSource, { place, told }: Asked): Promise<ExecutionSource[]> {
  const { kind, group } = source;
  const found = await Promise.all(
    place.hospitals.map(async (hospital) => (await told.programmed(kind, hospital)).origins(group)),
  );
  return [...new Map(found.flat().map(({ code, name }) => [code, name]))].map(([municipality, name]) => ({
    ...source,
    municipality,
    label: `Moradores de ${name}`,
  }));
}

async function linesUnder({ kind, group, under = '' }: ExecutionSource, hospital: PanelHospital, told: Told) {
  const lines = (await told.programmed(kind, hospital)).lines(group);
  return lines.filter(({ id }) => id.startsWith(under));
}

interface Executed {
  readonly name: string;
  readonly counted: Counted;
  readonly produced: Rational;
  readonly programmed: Extract<ReturnType<Programmed['quantity']>, { found: true }>;
}

/** What one hospital produced, in the files of its CNES, and what was programmed for it; one without the other is a reason. */
async function execute(
  source: ExecutionSource,
  hospital: PanelHospital,
  asked: Asked,
): Promise<Executed | Lacking> {
  const { name } = hospital;
  const { kind, line, under, group, indicator, municipality } = source;
  const within = line !== undefined ? { line } : under !== undefined ? { under } : { group };
  const what = municipality === undefined ? within : { ...within, municipality };
  const programmed = (await asked.told.programmed(kind, hospital)).quantity(what);
  if (!programmed.found) return { name, reason: programmed.reason };
  const counted = await asked.count(indicator, hospital);
  const lacks = (why: string) => ({ name, reason: `${programmedWords(source, programmed)} ${why}` });
  if ('reason' in counted) return lacks(counted.reason);
  const produced = await producedOf(source, hospital, asked, counted);
  if (typeof produced === 'string') return lacks(produced);
  return { name, counted, produced, programmed };
}

/** Of a whole group what was counted, of lines their parts, of a municipality those who live there; why not, where one is not told (pt-BR). */
async function producedOf(
  source: ExecutionSource,
  hospital: PanelHospital,
  { told, origins }: Asked,
  { numerator, value, parts, note }: Counted,
): Promise<Rational | string> {
  const { line, under, municipality } = source;
  if (municipality !== undefined) {
    const found = await origins(source.indicator, hospital);
    return found.found ? (found.counts.get(municipality) ?? Rational.zero) : found.reason;
  }
  if (line === undefined && under === undefined) return numerator ?? value;
  const lines = line === undefined ? (await linesUnder(source, hospital, told)).map(({ id }) => id) : [line];
  const counted = lines.flatMap((each) => parts.get(partOfLine(each)) ?? []);
  return counted.length === lines.length
    ? sum(counted)
    : (note ?? 'Os arquivos não contam esta linha à parte.');
}

const NOUNS = { admissions: 'internações', ambulatory: 'procedimentos' } as const;

const programmedWords = (
  { group }: ExecutionSource,
  { quantity, version }: Pick<Executed['programmed'], 'quantity' | 'version'>,
): string => `Programação: ${formatExact(quantity, 0, 0)} ${NOUNS[group]} (${version}).`;

/** One line, or what is added of some: over the same hospitals, divided once. */
async function executionValue(
  criterion: Criterion,
  source: ExecutionSource,
  asked: Asked,
): Promise<RawPanelValue> {
  const {
    found: executed,
    isPartial,
    left,
  } = await gather(asked.place, (hospital) => execute(source, hospital, asked));
  const [first] = executed;
  if (first === undefined) return absent('computed', source.label, left ?? 'Sem produção contada.');
  const programmed = sum(executed.map((each) => each.programmed.quantity));
  if (programmed.isZero())
    return absent('computed', source.label, 'A quantidade programada é zero: não há o que dividir.');
  const produced = sum(executed.map((each) => each.produced));
  const value = produced.div(programmed).mul(HUNDRED);
  const counted = executed.map((each) => each.counted);
  const { reason, notices, note } = toldBeside(left, counted);
  const explained: Explained = {
    id: `panel.${criterion.id}.${source.municipality ?? source.line ?? source.under ?? 'all'}`,
    label: `${source.label}, ${monthWords(asked.told.month)}`,
    value,
    unit: '%',
    op: 'divide',
    inputs: [producedNode(source, executed), programmedNode(executed, programmed)],
    formula: 'produzido ÷ programado',
    cite: criterion.cite,
    ...note,
  };
  const { line, under, municipality } = source;
  const isWhole = line === undefined && under === undefined && municipality === undefined;
  return {
    source: 'computed',
    label: source.label,
    exact: value,
    text: valueText('%', value),
    counts: countsWords(source, executed, { produced, programmed }),
    explained,
    recordsHref: executed.length === 1 && isWhole ? first.counted.page : null,
    indicatorHref: executed.length === 1 ? first.counted.indicatorPage : null,
    reason,
    notices,
    isPartial: isPartial || municipality !== undefined,
    isDemonstration: executed.some(
      ({ counted, programmed: { isDemonstration } }) => isDemonstration || counted.files.some(isGenerated),
    ),
  };
}

/** "Produção: 401 internações (RDAC2401.dbc). Programação: 4.000 internações (PPI, versão 1)." */
function countsWords(
  source: ExecutionSource,
  executed: readonly Executed[],
  { produced, programmed }: { readonly produced: Rational; readonly programmed: Rational },
): string {
  const files = filesOf(executed.map(({ counted }) => counted)).map(({ file }) => file);
  const versions = [...new Set(executed.map((each) => each.programmed.version))];
  const done = `Produção: ${formatExact(produced, 0, 0)} ${NOUNS[source.group]} (${files.join(', ')}).`;
  return `${done} ${programmedWords(source, { quantity: programmed, version: versions.join('; ') })}`;
}

const PRODUCED = { admissions: 'Internações produzidas', ambulatory: 'Procedimentos produzidos' } as const;

function producedNode({ group }: ExecutionSource, executed: readonly Executed[]): Explained {
  const label = PRODUCED[group];
  const inputs = executed.map(({ name, produced, counted }, index) =>
    fact(`produced.${index + 1}`, name, produced, 'count', { evidence: { files: counted.files } }),
  );
  const [only] = inputs;
  if (only !== undefined && inputs.length === 1) return { ...only, id: 'produced', label };
  const value = sum(inputs.map((each) => each.value));
  return { id: 'produced', label, value, unit: 'count', op: 'sum', inputs };
}

function programmedNode(executed: readonly Executed[], quantity: Rational): Explained {
  const [only] = executed;
  if (only !== undefined && executed.length === 1) return only.programmed.explained;
  const inputs = executed.map(({ programmed, name }) => ({ ...programmed.explained, label: name }));
  return { id: 'programmed', label: 'Programado', value: quantity, unit: 'count', op: 'sum', inputs };
}
