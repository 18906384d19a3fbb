import { readLines, readMonth, validateLines } from '../../features/cofinancing/index.ts';
import type { Context } from '../../platform/context.ts';

/** The regional office validates what the indicators of a month say: the clean lines together, each exception alone with its words. */
export async function validateMonth(
  office: (gesture: string) => Context,
  on: { readonly agreement: string; readonly competencia: string },
  words: string,
): Promise<void> {
  const { items } = await readLines(office('lines'), on);
  const waiting = items.filter(({ value, validated }) => value !== null && validated?.stands !== true);
  const clean = waiting.filter(({ exceptions }) => exceptions.length === 0).map(({ id }) => id);
  const exceptions = waiting.filter(({ id }) => !clean.includes(id));
  const said = [
    { lines: clean, words: null },
    ...exceptions.map(({ id }) => ({ lines: [id], words })),
  ].filter(({ lines }) => lines.length > 0);
  for (const each of said) {
    const context = office(`lines/${each.lines.join('+')}`);
    const { version } = await readMonth(context, on);
    await validateLines(context, on, { version, ...each });
  }
}
