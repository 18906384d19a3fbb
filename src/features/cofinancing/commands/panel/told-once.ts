import type { Context } from '../../../../platform/context.ts';
import {
  type Programmed,
  programmedIn,
  type StandingValues,
  standingValues,
} from '../../../declarations/index.ts';
import type { ExecutionSource } from '../../domain/panel.ts';
import type { PanelHospital } from './panel-values.ts';

/** What hospitals declared of a month, and what documents programme for them. */
export interface Told {
  readonly month: string;
  declared(hospital: PanelHospital): Promise<StandingValues>;
  programmed(kind: ExecutionSource['kind'], hospital: PanelHospital): Promise<Programmed>;
}

/** The same, each declaration and each document read once however many criteria ask. */
export function toldOnce(context: Context, month: string): Told {
  const declared = new Map<string, Promise<StandingValues>>();
  const programmed = new Map<string, Promise<Programmed>>();
  return {
    month,
    declared: ({ id }) => kept(declared, id, () => standingValues(context, { hospital: id, month })),
    programmed: (kind, { id }) =>
      kept(programmed, `${kind}/${id}`, () => programmedIn(context, { hospital: id, kind, month })),
  };
}

function kept<T>(all: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = all.get(key) ?? read();
  all.set(key, found);
  return found;
}
