interface MarkedProps {
  text: string;
  /** First letter of each piece and the one after its last, in order. */
  marks: readonly (readonly [number, number])[];
}

/** A text with the pieces that were looked for. */
export function Marked({ text, marks }: MarkedProps) {
  let from = 0;
  const pieces = marks.map(([start, end]) => {
    const before = text.slice(from, start);
    from = end;
    return (
      <span key={start}>
        {before}
        <mark className="rounded-sm bg-warn-soft font-semibold text-ink">{text.slice(start, end)}</mark>
      </span>
    );
  });
  return (
    <>
      {pieces}
      {text.slice(from)}
    </>
  );
}
