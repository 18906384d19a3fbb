/** How many letters must be put in, left out or exchanged to make one word of the other; 4 stands for more than a few. */
export function editDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 3) return 4;
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...one].entries()) {
    const row = [i + 1];
    for (let j = 1; j <= other.length; j++) row.push(cheapest(row, last, j, letter === other[j - 1]));
    last = row;
  }
  return last[other.length] ?? 0;
}

function cheapest(row: readonly number[], last: readonly number[], at: number, same: boolean): number {
  const changed = (last[at - 1] ?? 0) + (same ? 0 : 1);
  return Math.min((last[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1, changed);
}
