import type { Field } from '../dbf.ts';
import type { ColumnType } from './column-type.ts';
import type { DeclaredTypes } from './declared-types.ts';
import { SIH_TYPES } from './sih-columns.ts';

/** The types each system declares, in every era of its layout. */
const DECLARED: Readonly<Record<string, DeclaredTypes>> = {
  'SIH-RD': SIH_TYPES,
};

const TEXT: ColumnType = { kind: 'text' };

/**
 * The type of each of these columns, in their order, as the layout of the system declares it; `text` where it
 * declares none, and everywhere where the system is null or unknown here.
 */
export function columnTypes(
  system: string | null,
  fields: readonly Pick<Field, 'name' | 'width'>[],
): ColumnType[] {
  const declared = system === null ? undefined : DECLARED[system];
  return fields.map(({ name, width }) => declared?.typeOf(name, width) ?? TEXT);
}
