import { type Concern, unreadRow } from './concerns.ts';
import type { PrintedIndicator } from './indicators.ts';
import type { PrintedAction } from './operational.ts';
import { plainWords } from './source-row.ts';

/** What a document prints once, and what it prints again: the first of its kind and each further one. */
function apart<T>(printed: readonly T[], keyOf: (each: T) => string) {
  const first = new Map<string, T>();
  const again: { readonly key: string; readonly each: T }[] = [];
  for (const each of printed) {
    const key = keyOf(each);
    if (first.has(key)) again.push({ key, each });
    else first.set(key, each);
  }
  return { first, again };
}

/** A title as it is compared: where a page cut it, a space may stand or not. */
const bare = (title: string): string => plainWords(title).replaceAll(' ', '');

const CELLS = ['owner', 'participants', 'deadline', 'notes', 'status'] as const;

/**
 * The actions of a table without those that it prints again, under the same strategic action with the same number and title: a section
 * that stands twice in a document. The first print counts; the other fills what it left blank, and where they differ it is asked.
 */
export function withoutRepeated(printed: readonly PrintedAction[]): {
  actions: readonly PrintedAction[];
  concerns: readonly Concern[];
} {
  const { first, again } = apart(
    printed,
    ({ strategicSign, printedNumber, title }) => `${strategicSign} ${printedNumber} ${bare(title)}`,
  );
  const [one] = again;
  if (one === undefined) return { actions: printed, concerns: [] };
  const concerns: Concern[] = [];
  for (const { key, each } of again) {
    const known = first.get(key) ?? each;
    if (CELLS.some((cell) => known[cell] !== '' && ![known[cell], ''].includes(each[cell])))
      concerns.push(otherwise(each));
    const blank = CELLS.filter((cell) => known[cell] === '');
    first.set(key, { ...known, ...Object.fromEntries(blank.map((cell) => [cell, each[cell]])) });
  }
  const { objective, title, lines } = one.each;
  const where = objective === null ? 'O quadro' : `O quadro do objetivo ${objective}`;
  const what = again.length === 1 ? 'uma ação' : `${again.length} ações`;
  const reason = `${where} traz de novo ${what}, com o mesmo número e o mesmo título: cada uma foi lida uma só vez.`;
  return {
    actions: counted([...first.values()]),
    concerns: [{ line: lines[0] ?? null, field: 'section', raw: title, reason }, ...concerns],
  };
}

/** Places from 1 again, without those that were taken out. */
function counted(actions: readonly PrintedAction[]): PrintedAction[] {
  const many = new Map<string | null, number>();
  return actions.map((action) => {
    const position = (many.get(action.strategicSign) ?? 0) + 1;
    many.set(action.strategicSign, position);
    return { ...action, position };
  });
}

function otherwise({ title, lines, ...cells }: PrintedAction): Concern {
  const row = { line: lines[0] ?? null, cells: [title, ...CELLS.map((cell) => cells[cell])] };
  return unreadRow(row, 'A ação já foi lida com outra célula: vale a primeira.');
}

const values = ({ years }: PrintedIndicator): string => [...years.values()].map(({ raw }) => raw).join(' | ');

/** The indicators of all panels without those that a panel prints again for the same years, numbered in their order. */
export function withoutRepeatedIndicators(printed: readonly PrintedIndicator[]): {
  indicators: readonly PrintedIndicator[];
  concerns: readonly Concern[];
} {
  const { first, again } = apart(
    printed,
    ({ ppaCode, title, years }) => `${ppaCode} ${bare(title)} ${[...years.keys()].join()}`,
  );
  const indicators = [...first.values()].map((each, at) => ({ ...each, order: at + 1 }));
  const [one] = again;
  if (one === undefined) return { indicators, concerns: [] };
  const what = again.length === 1 ? 'um indicador' : `${again.length} indicadores`;
  const reason = `O painel traz de novo ${what}, com o mesmo título e os mesmos anos: cada um foi lido uma só vez.`;
  const { line, titleRaw } = one.each;
  const otherValues = again.filter(({ key, each }) => values(first.get(key) ?? each) !== values(each));
  return {
    indicators,
    concerns: [
      { line, field: 'section', raw: titleRaw, reason },
      ...otherValues.map(({ each }) =>
        unreadRow(
          { line: each.line, cells: [each.titleRaw, values(each)] },
          'O indicador já foi lido com outros valores: valem os primeiros.',
        ),
      ),
    ],
  };
}
