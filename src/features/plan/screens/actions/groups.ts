import type { Group } from '../../../../web/grid/Grid.tsx';
import type { Action, Objective } from '../../contract.ts';
import { latenessWords } from '../../domain/deadline.ts';
import { STATUS_WORDS, STATUSES } from '../../domain/state.ts';
import { plainTitle, unitsText } from '../words.ts';

export const GROUPINGS = [
  { id: 'objetivo', label: 'Objetivo' },
  { id: 'unidade', label: 'Unidade que lança' },
  { id: 'prazo', label: 'Prazo' },
  { id: 'situacao', label: 'Situação' },
  { id: 'nenhum', label: 'Sem grupos' },
] as const;
export type Grouping = (typeof GROUPINGS)[number]['id'];

/** Lateness in the order in which it asks for attention. */
export const LATENESS_ORDER = [
  'late',
  'lateWithoutStatus',
  'dueSoon',
  'toConfirm',
  'onTime',
  'continuous',
] as const;

interface Ranked extends Group {
  rank: string;
}

function byObjective(action: Action, objectives: readonly Objective[]): Ranked {
  const found = objectives.find((each) => each.id === action.objective);
  const label = found ? `Objetivo ${found.number}: ${plainTitle(found.title)}` : action.objective;
  return { id: action.objective, label, rank: action.objective };
}

function byUnit(action: Action): Ranked {
  const label = unitsText(action);
  return { id: label, label, rank: `${action.rule === 'each' ? 'z' : 'a'}${label}` };
}

function byLateness(action: Action): Ranked {
  const state = action.lateness?.state;
  if (!state) return { id: 'closed', label: 'Encerradas', rank: '9' };
  return { id: state, label: latenessWords({ state }), rank: String(LATENESS_ORDER.indexOf(state)) };
}

function byStatus(action: Action): Ranked {
  if (action.status === null) return { id: 'none', label: 'Sem informação', rank: '0' };
  return {
    id: action.status,
    label: STATUS_WORDS[action.status],
    rank: String(1 + STATUSES.indexOf(action.status)),
  };
}

/** The group of an action, with the rank that orders the groups; null for no groups. */
export function groupingOf(
  grouping: Grouping,
  objectives: readonly Objective[],
): ((action: Action) => Ranked) | null {
  switch (grouping) {
    case 'objetivo':
      return (action) => byObjective(action, objectives);
    case 'unidade':
      return byUnit;
    case 'prazo':
      return byLateness;
    case 'situacao':
      return byStatus;
    case 'nenhum':
      return null;
  }
}

/** The actions with their groups in order; inside each, the order they came in. */
export function inGroupOrder(
  actions: readonly Action[],
  groupOf: ((action: Action) => Ranked) | null,
): Action[] {
  if (groupOf === null) return [...actions];
  const collator = new Intl.Collator('pt-BR', { numeric: true });
  return [...actions].sort((a, b) => collator.compare(groupOf(a).rank, groupOf(b).rank));
}
