import type { IndicatorPage } from '../../contract.ts';
import type { Asked } from '../queries.ts';

/** Whether both sides are of one place. */
export const isSamePlace = ([one, other]: readonly [Side, Side]): boolean =>
  one.page.territory.code === other.page.territory.code &&
  one.asked.establishment === other.asked.establishment;

/** One of the two that are compared. */
export interface Side {
  readonly page: IndicatorPage;
  readonly asked: Asked;
  /** As people call the territory, or the establishment in it that is asked for. */
  readonly name: string;
  readonly period: string | null;
}
