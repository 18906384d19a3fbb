import type { Agreement, Programme } from '../src/features/cofinancing/domain/programme.ts';
import { readCofinancingSeed } from '../src/features/cofinancing/seed.ts';

/** Quadro 01, and the agreement that is paid by it. */
export interface SeededLaw {
  readonly programme: Programme;
  readonly agreement: Agreement;
}

export function seededLaw(): SeededLaw {
  const { programmes, agreements } = readCofinancingSeed();
  const agreement =
    agreements.find(({ content }) => content.id.startsWith('peixoto'))?.content ?? agreements[0]!.content;
  const programme = programmes.find(({ content }) => content.id === agreement.programme)!.content;
  return { programme, agreement };
}
