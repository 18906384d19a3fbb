import type { IndicatorPage } from '../../contract.ts';
import type { Asked } from '../queries.ts';

/** One of the two that are compared. */
export interface Side {
  readonly page: IndicatorPage;
  readonly asked: Asked;
  readonly period: string | null;
}
