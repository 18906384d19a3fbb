import type { Group } from '../../../../web/grid/Grid.tsx';
import type { Action, Objective } from '../../contract.ts';
import { latenessWords } from '../../domain/lateness.ts';
import { STATUS_WORDS } from '../../domain/state.ts';
import { plainTitle, unitsText } from '../words.ts';

export const GROUPINGS = [
  { id: 'objetivo', label: 'Objetivo' },
  { id: 'unidade', label: 'Unidade que lança' },
  { id: 'prazo', label: 'Prazo' },
  { id: 'situacao', label: 'Situação' },
  { id: 'nenhum', label: 'Sem grupos' },
] as const;
export type Grouping = (typeof GROUPINGS)[number]['id'];

function byObjective(action: Action, objectives: readonly Objective[]): Group {
  const found = objectives.find((each) => each.id === action.objective);
  const label = found ? `Objetivo ${found.number}: ${plainTitle(found.title)}` : action.objective;
  return { id: action.objective, label };
}

function byUnit(action: Action): Group {
  return { id: action.lines.map((line) => line.unit).join(', '), label: unitsText(action) };
}

function byLateness(action: Action): Group {
  const state = action.lateness?.state;
  return state ? { id: state, label: latenessWords({ state }) } : { id: 'closed', label: 'Encerradas' };
}

function byStatus(action: Action): Group {
  if (action.status === null) return { id: 'none', label: 'Sem informação' };
  return { id: action.status, label: STATUS_WORDS[action.status] };
}

/** The group of an action under the id that the server counts it by; null for no groups. Their order is the server's. */
export function groupingOf(
  grouping: Grouping,
  objectives: readonly Objective[],
): ((action: Action) => Group) | null {
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
