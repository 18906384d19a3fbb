import { z } from 'zod';
import { AppError } from '../../../../kernel/app-error.ts';
import { plainWords } from '../../domain/plan-document/source-row.ts';
import { excerptOf, marksIn, type Wanted } from '../../domain/search.ts';
import type { FoundRecord, SearchCursor, SearchFindings, SearchPage } from '../../store/search.ts';

const CursorShape = z.tuple([z.int(), z.string(), z.string()]);

function readCursor(text: string | undefined): SearchCursor | null {
  if (text === undefined) return null;
  try {
    return CursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError('invalid-input', 'O cursor não é desta busca. Comece de novo.', { cause });
  }
}

/** What a room's search is asked. */
export interface Asked<Kind extends string> {
  readonly q: string;
  readonly kind?: Kind | undefined;
  readonly perKind?: number | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** @throws AppError `invalid-input` where the cursor is not one of a search. */
export const pageOf = <Kind extends string>({
  kind = undefined,
  perKind,
  cursor,
  limit,
}: Asked<Kind>): SearchPage<Kind> => ({
  kind: kind ?? null,
  perKind: perKind ?? null,
  cursor: readCursor(cursor),
  limit,
});

/** How many different words of a text are looked for. */
const saidIn = (text: string, wanted: Wanted): number =>
  new Set(marksIn(text, wanted).map(([start, end]) => plainWords(text.slice(start, end)))).size;

/** What is shown of a record: the first field that says most of what is looked for, marked; its title where only the index knows why. */
export function shownOf({ id, title, fields }: Pick<FoundRecord, 'id' | 'title' | 'fields'>, wanted: Wanted) {
  const counted = fields.map((field) => ({ field, said: saidIn(field.text, wanted) }));
  const most = Math.max(0, ...counted.map(({ said }) => said));
  const shown = most === 0 ? undefined : counted.find(({ said }) => said === most)?.field;
  const { label, text } = shown ?? { label: null, text: title };
  return { id, title, label, ...excerptOf(text, wanted) };
}

/** A page of what was found, and the cursor of the next. */
export function answerOf<Kind extends string, Hit>(
  { items, counts }: SearchFindings<Kind>,
  limit: number,
  hitOf: (record: FoundRecord<Kind>) => Hit,
) {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  const next = items.length > limit && last ? JSON.stringify([last.place, last.rank, last.id]) : null;
  return {
    items: shown.map(hitOf),
    next: next && Buffer.from(next).toString('base64url'),
    counts: [...counts],
  };
}
