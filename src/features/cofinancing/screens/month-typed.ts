/** "2020-07" as people type it: "07/2020". */
export function monthTyped(month: string): string {
  const [year, number] = month.split('-');
  return number === undefined ? '' : `${number}/${year}`;
}

/** What was typed ("7/2020", "07/2020") as "2020-07", or null where it is no month. */
export function monthWritten(typed: string): string | null {
  const found = /^\s*(\d{1,2})\s*\/\s*(\d{4})\s*$/.exec(typed);
  const number = Number(found?.[1]);
  if (!found || number < 1 || number > 12) return null;
  return `${found[2]}-${String(number).padStart(2, '0')}`;
}
