import { keyOf, type Level } from '../chain.ts';
import { deadlineWritten } from '../renegotiation.ts';
import { bare, type CoherenceRule, type Found, seen } from './finding.ts';
import type { FactUnit, PlanFacts } from './plan-facts.ts';
import { type Cover, coverOf, type Text } from './topics.ts';

/** Less than this of a problem named by the nearest text: nothing in the plan is about it. */
const PROBLEM_NAMED = 0.45;
/** The same of what an indicator measures. */
const MEASURE_NAMED = 0.3;

const nearestOf = ({ nearest }: Cover) =>
  seen(
    'O texto mais próximo',
    nearest === null ? 'nenhum' : `${nearest.id} ${nearest.text}`,
    nearest?.id ?? null,
  );

const operationalTexts = ({ operationalActions }: PlanFacts): Text[] =>
  operationalActions.map(({ id, title }) => ({ id, text: title }));

/** Ids of one level that people have tied to a record of these levels that stands. */
function tiedFrom(
  { ties, ...plan }: PlanFacts,
  level: Level,
  to: readonly ('objective' | 'strategicAction')[],
) {
  const ids = { objective: plan.objectives, strategicAction: plan.strategicActions };
  const standing = new Set(to.flatMap((each) => ids[each].map(({ id }) => keyOf({ level: each, id }))));
  return new Set(
    ties
      .filter((tie) => tie.from.startsWith(`${level}/`) && standing.has(tie.to))
      .map(({ from }) => from.slice(level.length + 1)),
  );
}

/** Indicators that people have tied to a strategic action that has operational ones. */
function withActions({ ties, operationalActions }: PlanFacts): ReadonlySet<string> {
  const unfolded = new Set(
    operationalActions.map(({ strategicAction: id }) => keyOf({ level: 'strategicAction', id })),
  );
  return new Set(
    ties
      .filter(({ from, to }) => unfolded.has(from) && to.startsWith('indicator/'))
      .map(({ to }) => to.slice('indicator/'.length)),
  );
}

export const problemWithoutAction: CoherenceRule = {
  id: 'problem-without-action',
  title: 'Problema priorizado sem objetivo nem ação',
  why: 'O plano escolheu o problema e nenhum objetivo ou ação trata do assunto dele.',
  severity: 'high',
  find: (plan) => {
    const texts = [
      ...[...plan.objectives, ...plan.strategicActions].map(({ id, title }) => ({ id, text: title })),
      ...operationalTexts(plan),
    ];
    const tied = tiedFrom(plan, 'problem', ['objective', 'strategicAction']);
    return coverOf(plan.problems, texts)
      .filter(({ subject, share }) => share < PROBLEM_NAMED && !tied.has(subject))
      .map((cover) => {
        const text = plan.problems.find(({ id }) => id === cover.subject)?.text ?? '';
        return {
          items: [cover.subject],
          message: `Nenhum objetivo ou ação trata do problema ${cover.subject}: “${bare(text)}”.`,
          evidence: [seen('Problema', text, cover.subject), nearestOf(cover)],
        };
      });
  },
};

export const indicatorWithoutAction: CoherenceRule = {
  id: 'indicator-without-action',
  title: 'Indicador sem ação operacional',
  why: 'Nenhuma ação operacional nomeia o que o indicador mede: nada no plano explica como ele vai mudar.',
  severity: 'medium',
  find: (plan) => {
    const subjects = plan.indicators.map(({ id, title }) => ({ id, text: title }));
    const tied = withActions(plan);
    return coverOf(subjects, operationalTexts(plan))
      .filter(({ subject, share }) => share < MEASURE_NAMED && !tied.has(subject))
      .map((cover) => {
        const indicator = plan.indicators.find(({ id }) => id === cover.subject);
        const target = plan.targets.find((each) => each.indicator === cover.subject);
        const name = indicator?.title ?? '';
        return {
          items: [cover.subject, ...(target === undefined ? [] : [target.id])],
          message: `Nenhuma ação operacional nomeia o que o indicador mede: “${bare(name)}”.`,
          evidence: [
            seen('Indicador', name, cover.subject),
            ...(target === undefined ? [] : [seen('Meta ligada', target.text, target.id)]),
            nearestOf(cover),
          ],
        };
      });
  },
};

export const indicatorWithoutTarget: CoherenceRule = {
  id: 'indicator-without-target',
  title: 'Indicador sem meta correspondente',
  why: 'O painel traz valores por ano e nenhuma meta do plano fala deles: é indicador de contexto, ou falta a meta.',
  severity: 'medium',
  find: ({ indicators, targets }) =>
    indicators
      .filter(({ id }) => !targets.some((target) => target.indicator === id))
      .map(({ id, ppaCode, title, years }) => ({
        items: [id],
        message: `Nenhuma meta do plano corresponde ao indicador ${ppaCode ?? id}: “${bare(title)}”.`,
        evidence: [
          seen('Indicador', title, id),
          seen('Painel', years.map(({ year, raw }) => `${year}: ${raw}`).join('; '), id),
        ],
      })),
};

export const targetWithoutIndicator: CoherenceRule = {
  id: 'target-without-indicator',
  title: 'Meta sem indicador',
  why: 'Nenhum indicador do painel mede a meta: não se saberá se foi cumprida.',
  severity: 'high',
  find: ({ targets }) =>
    targets
      .filter(({ indicator }) => indicator === null)
      .map(({ id, text }) => ({
        items: [id],
        message: `Nenhum indicador do painel mede a meta ${id}: “${bare(text)}”.`,
        evidence: [seen('Meta', text, id)],
      })),
};

export const objectiveWithoutActions: CoherenceRule = {
  id: 'objective-without-actions',
  title: 'Objetivo sem quadro de ações',
  why: 'O objetivo está no mapa e nenhuma ação estratégica é dele. Um objetivo de resultado se julga por indicadores.',
  severity: 'medium',
  find: ({ objectives, strategicActions }) =>
    objectives
      .filter(({ id }) => !strategicActions.some((each) => each.objective === id))
      .map(({ id, title }) => ({
        items: [id],
        message: `O objetivo “${bare(title)}” está no mapa e não tem nenhuma ação.`,
        evidence: [
          seen('Objetivo', title, id),
          seen('Objetivos com ações', String(new Set(strategicActions.map((each) => each.objective)).size)),
        ],
      })),
};

export const strategicWithoutOperational: CoherenceRule = {
  id: 'strategic-without-operational',
  title: 'Ação estratégica sem desdobramento',
  why: 'A ação estratégica não tem nenhuma operacional: ninguém reporta dela.',
  severity: 'medium',
  find: ({ strategicActions, operationalActions }) =>
    strategicActions
      .filter(({ id }) => !operationalActions.some((each) => each.strategicAction === id))
      .map(({ id, title, owner, deadline }) => ({
        items: [id],
        message: `A ação estratégica ${id} não foi desdobrada em nenhuma ação operacional.`,
        evidence: [
          seen('Ação estratégica', title, id),
          seen('Responsável e prazo', `${owner} · ${deadlineWritten(deadline)}`, id),
        ],
      })),
};

/** A cell that may name somebody else is told beside what is concluded from it. */
const uncertainOwner = ({
  id,
  ownerDoubt,
}: Pick<PlanFacts['strategicActions'][number], 'id' | 'ownerDoubt'>) =>
  ownerDoubt == null ? [] : [seen('Leitura incerta', ownerDoubt, id)];

/** What is found of a unit that answers for no operational action. */
function unansweredBy(unit: FactUnit, { strategicActions, operationalActions }: PlanFacts): Found[] {
  const { id, acronym, name, own, tookPartIn, calledBy } = unit;
  const above = strategicActions.filter((each) => each.units.includes(id));
  const leftOut = tookPartIn !== null && calledBy.length === 0;
  if (above.length === 0 && !own && !leftOut) return [];
  const list = above.map((each) => each.id);
  const shared = own ? operationalActions.filter(({ everyUnit }) => everyUnit).map((each) => each.id) : [];
  const message =
    list.length > 0
      ? `${acronym} é responsável pelas ações estratégicas ${list.join(', ')} e por nenhuma operacional.`
      : `${acronym} (${name}) não é nomeada responsável por nenhuma ação do plano${own ? '' : ', nem quem participa de uma'}.`;
  return [
    {
      items: [id, ...list],
      message,
      evidence: [
        ...above.map((each) => seen('Responsável na estratégica', each.owner, each.id)),
        ...above.flatMap(uncertainOwner),
        seen('Ações operacionais em que é nomeada', '0', id),
        ...(tookPartIn === null ? [] : [seen('Esteve em', tookPartIn, id)]),
        ...(shared.length === 0 ? [] : [seen('Só em “todas as coordenadorias”', shared.join(', '))]),
      ],
    },
  ];
}

export const unitWithoutAction: CoherenceRule = {
  id: 'unit-without-action',
  title: 'Unidade sem ação operacional',
  why: 'A unidade responde por ação estratégica, é parte de quem fez o plano ou esteve nas oficinas dele, e nenhuma operacional é dela nem a chama a participar.',
  severity: 'medium',
  find: (plan) =>
    plan.units
      .filter(({ id }) => !plan.operationalActions.some((each) => each.units.includes(id)))
      .flatMap((unit) => unansweredBy(unit, plan)),
};

export const ownerChanges: CoherenceRule = {
  id: 'owner-changes',
  title: 'Responsável muda entre a ação estratégica e as operacionais',
  why: 'Uma unidade responde pela ação estratégica e por nenhuma das suas operacionais.',
  severity: 'low',
  find: ({ strategicActions, operationalActions }) =>
    strategicActions.flatMap(({ id, owner, ownerDoubt, units }): Found[] => {
      const children = operationalActions.filter((each) => each.strategicAction === id);
      const below = new Set(children.flatMap((each) => each.units));
      const lost = units.filter((unit) => !below.has(unit));
      if (children.length === 0 || lost.length === 0) return [];
      return [
        {
          items: [id, ...lost],
          message: `${lost.join(' e ')} ${lost.length === 1 ? 'responde' : 'respondem'} pela ação estratégica ${id} e por nenhuma operacional dela.`,
          evidence: [
            seen('Responsável na estratégica', owner, id),
            ...uncertainOwner({ id, ownerDoubt }),
            seen(
              'Responsáveis nas operacionais',
              [...new Set(children.map((each) => each.owner))].join(' | '),
            ),
          ],
        },
      ];
    }),
};
