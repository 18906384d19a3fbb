import type { Grain } from '../../contract.ts';

/** How the address and the page call the lengths of periods. */
export const GRAINS: readonly { readonly id: Grain; readonly address: string; readonly label: string }[] = [
  { id: 'year', address: 'ano', label: 'Ano' },
  { id: 'month', address: 'mes', label: 'Mês' },
  { id: 'window', address: '12-meses', label: '12 meses móveis' },
  { id: 'four-months', address: 'quadrimestre', label: 'Quadrimestre' },
  { id: 'semester', address: 'semestre', label: 'Semestre' },
];

/** The length that an address names; null for none. */
export function grainOf(address: string | undefined): Grain | null {
  return GRAINS.find((grain) => grain.address === address)?.id ?? null;
}
