import { formatCount } from '../../../../kernel/format.ts';
import type { FactAnswer, FactPicture } from '../../contract.ts';

export const STATE_OPTIONS = [
  { id: 'standing', label: 'Valem' },
  { id: 'annulled', label: 'Anulados' },
  { id: 'all', label: 'Todos' },
] as const;

export const ANNULMENT_WORDS = { annulled: 'Anulado', corrected: 'Corrigido', undone: 'Desfeito' } as const;

const UNIVERSE: Readonly<Record<FactPicture['shape'], string>> = {
  map: 'municípios',
  matrix: 'pares de linha e macrorregião',
  list: 'previstos',
};

/** "3 de 142 municípios", "1.234 profissionais em 12 municípios". */
export function pictureWords(picture: FactPicture): string {
  const standing = picture.cells.filter((cell) => cell.state === 'standing');
  const isPeople = picture.unitLabel === 'profissionais';
  const total = standing.reduce((sum, cell) => sum + cell.amount, 0);
  if (isPeople)
    return `${formatCount(total)} profissionais em ${formatCount(standing.length)} de ${formatCount(picture.cells.length)} municípios`;
  const universe =
    picture.cells[0]?.careLine === null && picture.shape === 'list'
      ? 'macrorregiões'
      : UNIVERSE[picture.shape];
  return `${formatCount(standing.length)} de ${formatCount(picture.cells.length)} ${universe}`;
}

/** What a fact is, in one line, for whoever hears the row. */
export const factName = (fact: FactAnswer): string => `${fact.kindName}, ${fact.subject}`;
