import { formatDay } from '../../../kernel/format.ts';
import { type Period, parsePeriod, periodInWords } from '../../../kernel/period.ts';
import { Rational, sum } from '../../../kernel/rational.ts';
import type { Context } from '../../../platform/context.ts';
import { systemInWords } from '../../sources/index.ts';
import { getPopulation, listVintages, type Population, type TerritoryUnit } from '../../territory/index.ts';
import { type Method, variantsOf } from '../domain/card.ts';
import { type Denominator, sourceFile } from '../domain/compute.ts';
import { type PopulationAsked, populationAsked } from '../domain/population-asked.ts';
import { isPublished } from '../domain/publication.ts';
import { fileOf, type Loaded, type Reach } from './loaded.ts';
import type { ValueQuery } from './value-query.ts';

/** Amounts of one place: what was counted for the denominator in the same files, and in files of its own. */
interface CountedDenominator {
  readonly same: Rational | null;
  readonly own: Rational | null;
}

interface Given {
  readonly loaded: Loaded;
  readonly reach: Reach;
  readonly counted: CountedDenominator;
  /** The people of the place, where they were read beforehand. */
  readonly people?: Population;
}

/** Why a vintage of population cannot be used for a day of knowledge (pt-BR), or null. */
export async function whyUnpublished(
  context: Context,
  vintageId: string,
  knownOn: string | null,
): Promise<string | null> {
  if (knownOn === null) return null;
  const vintage = (await listVintages(context)).find(({ id }) => id === vintageId);
  if (vintage === undefined || isPublished(vintage.sources, knownOn)) return null;
  return `${vintage.label} ainda não estava publicada em ${formatDay(knownOn)}.`;
}

export async function loadDenominator(
  context: Context,
  query: ValueQuery,
  period: Period,
  { loaded, reach, counted, people }: Given,
): Promise<Denominator> {
  const { method, variant, unit } = query;
  const given = (method as Method).denominator;
  switch (given.kind) {
    case 'none':
      return { label: '', value: Rational.of(1), reason: null, files: [] };
    case 'measure': {
      const chosen = variantsOf(method as Method).find((each) => each.id === variant) ?? given.variants[0]!;
      return { label: chosen.name, value: counted.same, reason: null, files: [] };
    }
    case 'files':
      return ofFiles(given.name, given.files.system, reach, counted.own);
    case 'population':
    case 'population-of-year': {
      const asked = populationAsked(method as Method, period);
      if (asked !== null) return ofPeople(context, query, asked, people);
      return absent(given.name, `${given.name}: não há série de população indicada para ${period.text}.`);
    }
    case 'official':
      return ofOfficial(given, unit, { loaded, reach, counted });
  }
}

const periodInWordsOf = (text: string): string => periodInWords(parsePeriod(text));

function absent(label: string, reason: string): Denominator {
  return { label, value: null, reason, files: [] };
}

/** Every period of the numerator must be there: a ratio of unlike periods is no ratio. */
function ofFiles(name: string, system: string, { divisor }: Reach, own: Rational | null): Denominator {
  const missing = (divisor?.needed ?? []).filter((each) => !divisor?.present.includes(each));
  if (missing.length > 0 || divisor === null) {
    const list =
      missing.length > 3 ? `${missing.length} competências` : missing.map(periodInWordsOf).join(', ');
    return absent(
      name,
      `${name}: falta carregar ${systemInWords(system)} de ${list}, em Indicadores › Cargas.`,
    );
  }
  return { label: name, value: own ?? Rational.zero, reason: null, files: divisor.chosen.map(fileOf) };
}

async function ofPeople(
  context: Context,
  { unit, establishment, knownOn = null }: ValueQuery,
  given: PopulationAsked,
  people: Given['people'],
): Promise<Denominator> {
  if (establishment) return absent(given.name, 'Um estabelecimento não tem população: mostra-se a contagem.');
  const unpublished = people === undefined && (await whyUnpublished(context, given.vintage, knownOn));
  if (unpublished) return absent(given.name, `${given.name}: ${unpublished}`);
  const population = people ?? (await getPopulation(context, unit.code, given.year, given.vintage));
  if (population.status === 'missing') return absent(given.name, population.reason);
  return {
    label: `${given.name}: ${population.vintage.label}`,
    value: Rational.of(population.people),
    reason: null,
    files: population.vintage.sources.map(sourceFile),
    note: given.note,
  };
}

function ofOfficial(
  given: { series: string; name: string; files?: { readonly system: string } },
  unit: TerritoryUnit,
  { loaded, reach, counted }: Given,
): Denominator {
  const { present } = reach.coverage;
  const inFiles =
    given.files && ofFiles(`${given.name} (${given.files.system})`, given.files.system, reach, counted.own);
  if (unit.level !== 'state') {
    if (inFiles?.value) return inFiles;
    return absent(
      given.name,
      `${given.name}: só há número publicado por estado${given.files ? `, e nenhum arquivo ${given.files.system} do período` : ''}; para este território mostra-se a contagem.`,
    );
  }
  const figures = present.map((year) => loaded.official.get(`${given.series}/${year}`));
  const missing = present.filter((_, index) => figures[index] === undefined);
  if (missing.length > 0)
    return inFiles?.value
      ? inFiles
      : absent(given.name, `${given.name}: não há número publicado de ${missing.join(', ')}.`);
  const known = figures.filter((figure) => figure !== undefined);
  return {
    label: given.name,
    value: sum(known.map((figure) => figure.value)),
    reason: null,
    files: known.map((figure) => figure.source),
  };
}
