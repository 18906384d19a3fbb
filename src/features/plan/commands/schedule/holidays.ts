import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HolidayRule, NATIONAL_HOLIDAYS, WorkingDays } from '../../../../kernel/working-days.ts';
import type { Context } from '../../../../platform/context.ts';
import { PROJECT_ROOT } from '../../../../platform/env.ts';
import { getTerritory, type Territory } from '../../../territory/index.ts';
import type { PlanRecord } from '../../store/structure.ts';

export const HOLIDAYS_FILE = join(PROJECT_ROOT, 'database/seed/plan/holidays.json');

/** Working days where the plan's office sits: holidays of the country, its state and its municipality, each by its law. */
export async function workingDaysOf(context: Context, plan: PlanRecord): Promise<WorkingDays> {
  const { holidays } = JSON.parse(await readFile(HOLIDAYS_FILE, 'utf8')) as { holidays: HolidayRule[] };
  const territory = await getTerritory(context);
  return new WorkingDays(seatOf(territory, plan), [...NATIONAL_HOLIDAYS, ...holidays]);
}

const seats = new WeakMap<Territory, Map<string, string>>();

/** The municipality of the office, else the plan's territory; a register is asked once, because every deadline asks for it. */
function seatOf(territory: Territory, plan: PlanRecord): string {
  const known = seats.get(territory) ?? new Map<string, string>();
  seats.set(territory, known);
  const key = `${plan.territory}/${plan.place}/${plan.to}`;
  const code = known.get(key) ?? findSeat(territory, plan)?.unit.code ?? plan.territory;
  known.set(key, code);
  return code;
}

const findSeat = (territory: Territory, plan: PlanRecord) =>
  territory
    .search(plan.place, plan.to, 10)
    .find(
      ({ unit }) =>
        unit.level === 'municipality' && unit.name === plan.place && unit.code.startsWith(plan.territory),
    );
