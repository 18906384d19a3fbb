import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../kernel/app-error.ts';
import type { Context } from '../../../platform/context.ts';
import { PROJECT_ROOT } from '../../../platform/env.ts';
import { getAct } from '../../acts/index.ts';
import { getTerritory } from '../../territory/index.ts';
import type { MunicipalAnswer } from '../contract.ts';
import { MUNICIPAL_STATES, municipalLines } from '../domain/municipal.ts';
import { type BodyRecord, listBodies } from '../store/bodies.ts';
import { readManaged } from './bodies.ts';

type Board = Pick<MunicipalAnswer, 'action' | 'name' | 'one' | 'source'>;

/** The actions that ask each municipality for a body; data, read once. */
export const MUNICIPAL_BOARDS: readonly Board[] = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'database/seed/governance/municipal.json'), 'utf8'),
).boards;

async function actOf(context: Context, body: BodyRecord | null) {
  if (body === null || body.act === null) return null;
  const { id, title, signedOn } = await getAct(context, body.act);
  return { id, title, day: signedOn };
}

/** Every municipality of the state, and whether it has the body that an action asks of it. @throws AppError `not-found`. */
export async function readMunicipal(context: Context, action: string): Promise<MunicipalAnswer> {
  const board = MUNICIPAL_BOARDS.find((each) => each.action === action);
  if (board === undefined)
    throw new AppError('not-found', `A ação ${action} não pede um colegiado a cada município.`);
  const today = context.clock.today();
  const territory = await getTerritory(context);
  const municipalities = territory.municipalitiesOn(today);
  const lines = municipalLines(
    municipalities.map(({ code }) => code),
    await listBodies(context),
    action,
    today,
  );
  const manages = await readManaged(context);
  const items: MunicipalAnswer['items'] = [];
  for (const { municipality: code, state, body } of lines) {
    const { name, parent } = territory.get(code, today);
    items.push({
      code,
      name,
      region: parent === null ? '' : territory.get(parent, today).name,
      state,
      body: body && { id: body.id, name: body.name },
      act: await actOf(context, body),
      mayManage: manages(code),
    });
  }
  const counted = MUNICIPAL_STATES.map((state) => [
    state,
    items.filter((item) => item.state === state).length,
  ]);
  return {
    ...board,
    items,
    next: null,
    counts: Object.fromEntries(counted) as MunicipalAnswer['counts'],
  };
}
