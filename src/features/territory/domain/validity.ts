/** Days `YYYY-MM-DD`, half-open [from, to). A null `from` is "since before the first record", a null `to` "still". */
export interface Validity {
  readonly from: string | null;
  readonly to: string | null;
}

export function isValidOn(validity: Validity, day: string): boolean {
  return (validity.from === null || validity.from <= day) && (validity.to === null || day < validity.to);
}

/** True where some day belongs to both. */
export function overlaps(a: Validity, b: Validity): boolean {
  const startsBefore = (first: Validity, second: Validity) =>
    first.from === null || second.to === null || first.from < second.to;
  return startsBefore(a, b) && startsBefore(b, a);
}
