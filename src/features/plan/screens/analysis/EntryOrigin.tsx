import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import type { Kept } from './queries.ts';

export const ORIGIN_WORDS: Readonly<Record<Kept['origin'], string>> = {
  document: 'Documento',
  reading: 'Leitura deste projeto',
  demonstration: 'Demonstração',
  entered: 'Lançado',
};

/** Where an entry comes from; a reading of this project is neither document nor somebody's word. */
export function EntryOrigin({ origin }: Pick<Kept, 'origin'>) {
  return origin === 'reading' ? (
    <span className="text-13 text-ink-quiet">{ORIGIN_WORDS.reading}</span>
  ) : (
    <OriginBadge origin={origin} />
  );
}
