import { formatExact } from '../../../../kernel/format.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import { plainWords } from '../plan-document/source-row.ts';
import { bare, type CoherenceRule, type Found, seen } from './finding.ts';
import type { FactCell, FactIndicator, FactTarget, PlanFacts } from './plan-facts.ts';

const written = (value: Rational): string => formatExact(value, 0, 6);
const panel = (indicator: FactIndicator): string =>
  indicator.years.map(({ year, raw }) => `${year}: ${raw}`).join('; ');
const nameOf = ({ ppaCode, id, title }: FactIndicator): string => `${ppaCode ?? id} “${bare(title)}”`;

/** Each target with the indicator that measures it. */
function measured({ targets, indicators }: PlanFacts): { target: FactTarget; indicator: FactIndicator }[] {
  return targets.flatMap((target) => {
    const indicator = indicators.find(({ id }) => id === target.indicator);
    return indicator === undefined ? [] : [{ target, indicator }];
  });
}

function totalOf({ target, indicator }: { target: FactTarget; indicator: FactIndicator }): Found[] {
  const values = indicator.years.flatMap(({ value }) => (value === null ? [] : [Rational.parse(value)]));
  if (target.kind !== 'count' || target.goal === null || values.length === 0) return [];
  const goal = Rational.parse(target.goal);
  const total = indicator.accumulation === 'cumulative' ? (values.at(-1) ?? Rational.zero) : sum(values);
  if (total.eq(goal)) return [];
  const difference = total.sub(goal);
  const share = goal.isZero() ? null : difference.div(goal).mul(Rational.of(100n));
  const percent = share === null ? '' : ` (${share.toDecimal(1).replace('.', ',')}%)`;
  return [
    {
      items: [target.id, indicator.id],
      message: `As parcelas do painel somam ${written(total)} e a meta é ${written(goal)}: diferença de ${written(difference)}${percent}.`,
      evidence: [seen('Meta', target.text, target.id), seen('Parcelas', panel(indicator), indicator.id)],
    },
  ];
}

/** A cell whose total is not what its parts give; a running total is compared by what it grew. */
function cellSums(indicator: FactIndicator): Found[] {
  let before = Rational.zero;
  return indicator.years.flatMap((cell): Found[] => {
    const value = cell.value === null ? null : Rational.parse(cell.value);
    const from = indicator.accumulation === 'cumulative' ? before : Rational.zero;
    before = value ?? before;
    const figures = cell.parts.flatMap((part) => (part.value === null ? [] : [Rational.parse(part.value)]));
    if (value === null || figures.length === 0 || sum(figures).eq(value.sub(from))) return [];
    const total = written(sum(figures));
    return [
      {
        items: [indicator.id],
        cell: String(cell.year),
        message: `Em ${cell.year}, as partes de ${nameOf(indicator)} somam ${total} e a célula diz ${written(value.sub(from))}.`,
        evidence: [seen(String(cell.year), cell.raw, indicator.id)],
      },
    ];
  });
}

export const partsDoNotSum: CoherenceRule = {
  id: 'parts-do-not-sum',
  title: 'Parcelas não somam o total',
  why: 'A meta e o painel dão totais diferentes: um dos dois está errado. A diferença é mostrada, nunca ajustada.',
  severity: 'high',
  find: (plan) => [...measured(plan).flatMap(totalOf), ...plan.indicators.flatMap(cellSums)],
};

const namesOnly = ({ parts }: FactCell): boolean =>
  parts.length > 0 && parts.every(({ value }) => value === null);

export const countDiffersFromNames: CoherenceRule = {
  id: 'count-differs-from-names',
  title: 'Quantidade difere do número de nomes',
  why: 'A célula diz quantos são e quais são, e as duas coisas não combinam.',
  severity: 'high',
  find: ({ indicators }) =>
    indicators.flatMap((indicator) => {
      const named = new Set(indicator.years.flatMap(({ parts }) => parts.map(({ name }) => name)));
      return indicator.years
        .filter((cell) => namesOnly(cell) && cell.value !== null && cell.value !== String(cell.parts.length))
        .map((cell) => ({
          items: [indicator.id],
          cell: String(cell.year),
          message: `Em ${cell.year}, ${nameOf(indicator)} diz ${cell.value} e nomeia ${cell.parts.length}.`,
          evidence: [
            seen(String(cell.year), cell.raw, indicator.id),
            seen('Nomes em todos os anos', [...named].join(', '), indicator.id),
          ],
        }));
    }),
};

/** A part of the whole may be smaller than the place, unless the target takes in every one of its municipalities. */
const disagrees = (count: number, official: number, all: boolean): boolean =>
  count > official || (all && count < official);

function placesOf(plan: PlanFacts, indicator: FactIndicator): Found[] {
  if (!/\bmunicipios?\b/.test(plainWords(`${indicator.unit ?? ''} ${indicator.title}`))) return [];
  const target = plan.targets.find((each) => each.indicator === indicator.id);
  const all = target?.kind === 'share' && target.goal === '100';
  const figures = indicator.years.flatMap((cell) =>
    cell.parts.map(({ name, value }) => ({ cell, name, value, place: plan.placeOf(name) })),
  );
  return figures.flatMap(({ cell, name, value, place }): Found[] => {
    if (place === null || value === null || !disagrees(Number(value), place.municipalities, all)) return [];
    return [
      {
        items: [indicator.id, place.code],
        cell: String(cell.year),
        message: `Em ${cell.year}, o painel conta ${value} municípios em ${name}; a macrorregião ${place.name} tem ${place.municipalities} na base territorial.`,
        evidence: [
          seen(String(cell.year), cell.raw, indicator.id),
          seen(`Base territorial, ${place.name} (${place.code})`, `${place.municipalities} municípios`),
          ...(target === undefined ? [] : [seen('Meta', target.text, target.id)]),
        ],
      },
    ];
  });
}

export const partDiffersFromTerritory: CoherenceRule = {
  id: 'part-differs-from-territory',
  title: 'Municípios da macrorregião diferem da base territorial',
  why: 'Cada parcela é conferida com a base oficial do fim da vigência, não só o total: dois erros podem se compensar.',
  severity: 'high',
  find: (plan) => plan.indicators.flatMap((indicator) => placesOf(plan, indicator)),
};

const firstValue = ({ years }: FactIndicator): FactCell | undefined =>
  years.find(({ value }) => value !== null);

export const targetEqualsBaseline: CoherenceRule = {
  id: 'target-equals-baseline',
  title: 'Alvo do primeiro ano igual à linha de base',
  why: 'O painel repete a linha de base como alvo do primeiro ano: o avanço esperado é zero, ou a coluna é a base.',
  severity: 'high',
  find: (plan) =>
    measured(plan).flatMap(({ target, indicator }): Found[] => {
      const first = firstValue(indicator);
      if (target.base === null || first?.value == null) return [];
      if (!Rational.parse(target.base).eq(Rational.parse(first.value))) return [];
      return [
        {
          items: [indicator.id, target.id],
          message: `O alvo de ${first.year} de ${nameOf(indicator)} é ${first.raw}, igual à linha de base da meta.`,
          evidence: [seen('Meta', target.text, target.id), seen('Painel', panel(indicator), indicator.id)],
        },
      ];
    }),
};

export const baselineNotInPanel: CoherenceRule = {
  id: 'baseline-not-in-panel',
  title: 'Linha de base só no texto da meta',
  why: 'O texto da meta traz a linha de base e o painel começa já no alvo: a coluna do primeiro ano não é a base.',
  severity: 'high',
  find: (plan) =>
    measured(plan).flatMap(({ target, indicator }): Found[] => {
      const values = indicator.years.flatMap(({ value }) => (value === null ? [] : [Rational.parse(value)]));
      const { base } = target;
      if (base === null || values.length === 0 || values.some((value) => value.eq(Rational.parse(base))))
        return [];
      return [
        {
          items: [target.id, indicator.id],
          message: `A linha de base ${written(Rational.parse(base))} está só no texto da meta; o painel de ${nameOf(indicator)} começa em ${firstValue(indicator)?.raw}.`,
          evidence: [seen('Meta', target.text, target.id), seen('Painel', panel(indicator), indicator.id)],
        },
      ];
    }),
};
