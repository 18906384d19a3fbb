import { formatDay } from '../../../../kernel/format.ts';
import { type Deadline, isCertain } from '../deadline.ts';
import { instrumentsOf, pairsOf } from '../instruments/instrument.ts';
import { plainWords } from '../plan-document/source-row.ts';
import { deadlineInForce, deadlineWritten } from '../renegotiation.ts';
import { type CoherenceRule, type Found, seen } from './finding.ts';
import type { FactOperational, PlanFacts } from './plan-facts.ts';
import { topicsOf } from './topics.ts';

const dated = (deadline: Deadline): string =>
  deadline.due === null
    ? deadlineWritten(deadline)
    : `${deadlineWritten(deadline)} (${formatDay(deadline.due)})`;

/** A day that an action must be done by, where its reading is certain. */
const sureDue = (deadline: Deadline): string | null => (isCertain(deadline) ? deadline.due : null);

export const childDueAfterParent: CoherenceRule = {
  id: 'child-due-after-parent',
  title: 'Ação operacional vence depois da sua ação estratégica',
  why: 'A ação estratégica só se conclui com as operacionais: se uma vence depois, um dos dois prazos não vale.',
  severity: 'medium',
  find: ({ operationalActions, strategicActions }) => {
    const parents = new Map(strategicActions.map((each) => [each.id, each]));
    return operationalActions.flatMap((action): Found[] => {
      const parent = parents.get(action.strategicAction);
      const [own, above] = [sureDue(action.deadline), parent ? sureDue(parent.deadline) : null];
      if (parent === undefined || own === null || above === null || own <= above) return [];
      return [
        {
          items: [action.id, parent.id],
          message: `A ação ${action.id} vence em ${formatDay(own)}, depois da ação estratégica ${parent.id}, que vence em ${formatDay(above)}.`,
          evidence: [
            seen('Prazo da operacional', dated(action.deadline), action.id),
            seen('Prazo da estratégica', dated(parent.deadline), parent.id),
          ],
        },
      ];
    });
  },
};

export const ownDueAfterCarried: CoherenceRule = {
  id: 'own-action-due-after-carried',
  title: 'Ação de plano próprio vence depois da ação que o executa',
  why: 'A ação que executa o plano só se conclui com as dele: se uma vence depois, um dos dois prazos não vale.',
  severity: 'medium',
  find: ({ operationalActions, carriedOutBy }) =>
    carriedOutBy.flatMap(({ id, title, deadline }) => {
      const above = sureDue(deadline);
      return operationalActions.flatMap((action): Found[] => {
        const own = sureDue(action.deadline);
        if (above === null || own === null || own <= above) return [];
        return [
          {
            items: [action.id, id],
            message: `A ação ${action.id} do plano próprio vence em ${formatDay(own)}, depois da ação ${id}, que o executa até ${formatDay(above)}.`,
            evidence: [
              seen('Prazo no plano próprio', dated(action.deadline), action.id),
              seen('Ação que o executa', `${title} · ${dated(deadline)}`, id),
            ],
          },
        ];
      });
    }),
};

export const executeBeforeElaborate: CoherenceRule = {
  id: 'execute-before-elaborate',
  title: 'Executar começa antes de acabar o elaborar',
  why: 'Um plano não se executa antes de estar pronto: o começo da execução precede o prazo da elaboração.',
  severity: 'medium',
  find: ({ operationalActions, instruments }) => {
    const byId = new Map(operationalActions.map((each) => [each.id, each]));
    return pairsOf(instrumentsOf(operationalActions, instruments)).flatMap((pair): Found[] => {
      const [make, carry] = [byId.get(pair.make), byId.get(pair.carry)];
      const start = carry?.deadline.start ?? null;
      const due = make?.deadline.due ?? null;
      if (make === undefined || carry === undefined || start === null || due === null || start > due)
        return [];
      return [
        {
          items: [carry.id, make.id],
          message: `A ação ${carry.id} começa em ${formatDay(start)}, antes de acabar a elaboração (${make.id}), em ${formatDay(due)}.`,
          evidence: [
            seen('Executar', `${carry.title} · ${deadlineWritten(carry.deadline)}`, carry.id),
            seen('Elaborar', `${make.title} · ${deadlineWritten(make.deadline)}`, make.id),
          ],
        },
      ];
    });
  },
};

export const deadlineOutsidePlan: CoherenceRule = {
  id: 'deadline-outside-plan',
  title: 'Prazo fora da vigência do plano',
  why: 'O que começa antes ou vence depois da vigência não é acompanhado por ela: é preparação, ou erro de data.',
  severity: 'medium',
  find: ({ starts, ends, strategicActions, operationalActions }) =>
    [...strategicActions, ...operationalActions].flatMap(({ id, deadline }): Found[] => {
      const before = deadline.start !== null && deadline.start < starts;
      const late = [deadline.start, deadline.due].some((day) => day !== null && day > ends);
      const past = deadline.due !== null && deadline.due < starts;
      if (!before && !late && !past) return [];
      const side = late
        ? `passa do fim da vigência (${formatDay(ends)})`
        : `é de antes da vigência (${formatDay(starts)})`;
      return [
        {
          items: [id],
          message: `O prazo da ação ${id}, “${deadlineInForce(deadline)}”, ${side}.`,
          evidence: [
            seen('Prazo escrito', deadlineWritten(deadline), id),
            seen('Vigência do plano', `${formatDay(starts)} a ${formatDay(ends)}`),
          ],
        },
      ];
    }),
};

const REGIONAL = /\bcir\b|\bregioes de saude\b|\bcomiss\w+ intergestores regiona/;
const STATEWIDE = /\bcib\b|\bcomiss\w+ intergestores bipartite\b/;

/** Words of bringing a matter to a commission, not of the matter. */
const COMMISSIONS = topicsOf(
  'apresentar discutir validar pactuar articular comissão intergestores CIR CIB regiões de saúde',
);

/** What an action is about, as its own title and the strategic action's say it. */
function matterOf(action: FactOperational, parents: ReadonlyMap<string, string>): Set<string> {
  const words = topicsOf(`${action.title} ${parents.get(action.strategicAction) ?? ''}`);
  return new Set([...words].filter((word) => !COMMISSIONS.has(word)));
}

/** Most of what the one with fewer words is about. */
const SAME_MATTER = 0.6;

function isSameMatter(one: Set<string>, other: Set<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared > 0 && shared / Math.min(one.size, other.size) >= SAME_MATTER;
}

export const regionAfterState: CoherenceRule = {
  id: 'region-not-before-state',
  title: 'Discussão nas regiões não precede a da CIB',
  why: 'O que se pactua na CIB passa antes pelas CIR: com o mesmo prazo, ou depois, não há tempo entre as duas.',
  severity: 'low',
  find: (plan) =>
    matterPairsOf(plan).map(([region, state]) => ({
      items: [region.id, state.id],
      message: `A ação ${region.id} leva o assunto às regiões até ${formatDay(region.deadline.due ?? '')} e a ${state.id} à CIB até ${formatDay(state.deadline.due ?? '')}: as regiões não vêm antes.`,
      evidence: [
        seen('Regiões (CIR)', `${region.title} · ${deadlineWritten(region.deadline)}`, region.id),
        seen('CIB', `${state.title} · ${deadlineWritten(state.deadline)}`, state.id),
      ],
    })),
};

/** Actions of one objective that bring one matter to the regions and to the state, with the dates the wrong way round. */
function matterPairsOf({
  strategicActions,
  operationalActions,
}: PlanFacts): [FactOperational, FactOperational][] {
  const parents = new Map(strategicActions.map(({ id, title }) => [id, title]));
  const ends = operationalActions.filter(
    ({ deadline }) => sureDue(deadline) !== null && deadline.start === null,
  );
  const said = ends.map((action) => ({ action, plain: plainWords(action.title) }));
  const withMatter = ({ action }: { action: FactOperational }) => ({
    action,
    matter: matterOf(action, parents),
  });
  const regional = said.filter(({ plain }) => REGIONAL.test(plain)).map(withMatter);
  const state = Map.groupBy(
    said.filter(({ plain }) => STATEWIDE.test(plain) && !REGIONAL.test(plain)).map(withMatter),
    ({ action }) => action.objective,
  );
  return regional.flatMap(({ action: region, matter }) =>
    (state.get(region.objective) ?? [])
      .filter(
        (each) =>
          (region.deadline.due ?? '') >= (each.action.deadline.due ?? '') &&
          isSameMatter(matter, each.matter),
      )
      .map(({ action }): [FactOperational, FactOperational] => [region, action]),
  );
}
