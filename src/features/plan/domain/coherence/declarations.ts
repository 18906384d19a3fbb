import { plainWords } from '../plan-document/source-row.ts';
import { bare, type CoherenceRule, type Found, seen } from './finding.ts';
import type { FactIndicator } from './plan-facts.ts';

const panel = ({ years }: FactIndicator): string =>
  years.map(({ year, raw }) => `${year}: ${raw}`).join('; ');
const saysAccumulation = (title: string): boolean =>
  /acumulad|\bno ano\b|\bpor ano\b|anual/.test(plainWords(title));

export const accumulationNotDeclared: CoherenceRule = {
  id: 'accumulation-not-declared',
  title: 'Acumulação não declarada',
  why: 'O nome do indicador de contagem não diz se os anos se somam ou se cada um já traz os anteriores.',
  severity: 'medium',
  find: ({ indicators }) => {
    const declared = indicators.filter(({ title }) => saysAccumulation(title));
    return indicators
      .filter(
        ({ accumulation, title, years }) =>
          accumulation !== 'point' && years.length > 1 && !saysAccumulation(title),
      )
      .map((indicator) => ({
        items: [indicator.id],
        message: `“${bare(indicator.title)}” não diz se os valores dos anos se acumulam; foi lido como ${indicator.accumulation === 'cumulative' ? 'acumulado' : 'valor de cada ano'}.`,
        evidence: [
          seen('Painel', panel(indicator), indicator.id),
          ...declared.map((each) => seen('Um vizinho que diz', each.title, each.id)),
        ],
      }));
  },
};

export const directionNotDeclared: CoherenceRule = {
  id: 'direction-not-declared',
  title: 'Sentido do indicador não declarado',
  why: 'Menor é melhor, e o nome do indicador não diz: quem só vê o número pode tomar a queda por piora.',
  severity: 'low',
  find: ({ indicators }) =>
    indicators
      .filter(
        ({ direction, title }) =>
          direction === 'lower' && !/reduc|reduz|diminu|menor/.test(plainWords(title)),
      )
      .map((indicator) => ({
        items: [indicator.id],
        message: `“${bare(indicator.title)}” foi lido como “menor é melhor”: o nome não diz o sentido.`,
        evidence: [seen('Painel', panel(indicator), indicator.id)],
      })),
};

export const unitNotDeclared: CoherenceRule = {
  id: 'unit-not-declared',
  title: 'Unidade da meta não declarada',
  why: 'A meta traz números sem unidade: só o indicador ligado diz que são percentuais, ou o que contam.',
  severity: 'low',
  find: ({ targets, indicators }) =>
    targets
      .filter(({ goal, unit }) => goal !== null && (unit === null || /não impresso/.test(unit)))
      .map(({ id, text, indicator }) => {
        const measure = indicators.find((each) => each.id === indicator);
        return {
          items: [id],
          message: `A meta ${id} traz números sem unidade: “${bare(text)}”.`,
          evidence: [
            seen('Meta', text, id),
            ...(measure === undefined ? [] : [seen('Indicador ligado', measure.title, measure.id)]),
          ],
        };
      }),
};

export const codeOutOfOrder: CoherenceRule = {
  id: 'code-out-of-order',
  title: 'Código do PPA fora de ordem',
  why: 'Os códigos do painel seguem em ordem, menos este: pode ser engano de digitação. A ordem nunca é suposta.',
  severity: 'low',
  find: ({ indicators }) => {
    const coded = indicators.filter(({ ppaCode }) => ppaCode !== null);
    return coded.flatMap((indicator, at): Found[] => {
      const next = coded[at + 1];
      if (next === undefined || next.block !== indicator.block) return [];
      if (Number(indicator.ppaCode) <= Number(next.ppaCode)) return [];
      return [
        {
          items: [indicator.id, next.id],
          message: `O código ${indicator.ppaCode} vem antes de ${next.ppaCode}.`,
          evidence: [
            seen('Vem antes', indicator.title, indicator.id),
            seen('Vem depois', next.title, next.id),
          ],
        },
      ];
    });
  },
};
