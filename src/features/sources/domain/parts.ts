import { type Slot, slotInWords } from './version.ts';

/** A file as its name tells: which part of its month it is (`A`, `1`), or null for a whole one. */
export interface NamedPart {
  readonly fileName: string;
  readonly part: string | null;
}

/**
 * The ministry splits what is too large (PASP2401a.dbc, PASP2401b.dbc), and a month is kept in one file: a part may be sent
 * anew, and the whole may follow a part, but a part never takes the place of anything else.
 * @returns why the file may not follow the one that stands for its month, or null (pt-BR).
 */
export function partRefusal(file: NamedPart, standing: NamedPart, slot: Slot): string | null {
  if (file.part === null || file.part === standing.part) return null;
  return `${file.fileName} é a parte ${file.part} de ${slotInWords(slot)}, e o que vale hoje é ${standing.fileName}, que não é essa parte. Cada mês fica num só arquivo: esta parte tomaria o lugar do outro, cujos registros deixariam de contar. Nada foi guardado. Junte todas as partes num só CSV, com um só cabeçalho e sem a parte no nome, carregue-o e ponha-o em vigor.`;
}

/** What a version keeps of being one part only (pt-BR). */
export function partWarning(file: NamedPart): string | null {
  if (file.part === null) return null;
  return `Pelo nome, este arquivo é só a parte ${file.part} do mês: o que está nas outras não conta. Para ter o mês inteiro, junte as partes num só CSV e carregue-o.`;
}
