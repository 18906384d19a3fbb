import type { AcronymsAnswer } from '../../contract.ts';

type Item = AcronymsAnswer['items'][number];

export const STATE_WORDS: Readonly<Record<Item['state'], string>> = {
  document: 'Na lista do documento',
  reading: 'Leitura deste projeto',
  entered: 'Confirmada por pessoa',
  doubt: 'A confirmar',
  unknown: 'Sem significado conhecido',
};

export const BASIS_WORDS: Readonly<Record<Item['senses'][number]['basis'], string>> = {
  document: 'do documento',
  reading: 'leitura deste projeto',
  entered: 'escrito por pessoa',
};
