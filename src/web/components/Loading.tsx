export interface LoadingProps {
  /** What is being read: "Lendo as ações". */
  label?: string;
  /** How many lines the answer will roughly take. */
  lines?: number;
  /** Milliseconds of silence before the skeleton shows. */
  delay?: number;
}

const WIDTHS = ['w-11/12', 'w-4/5', 'w-10/12', 'w-2/3', 'w-9/12'];

/** A skeleton, shown only when the answer takes longer than 200 ms. */
export function Loading({ label = 'Carregando', lines = 5, delay = 200 }: LoadingProps) {
  return (
    <div role="status" className="appear-late py-4" style={{ animationDelay: `${delay}ms` }}>
      <span className="sr-only">{label}…</span>
      <div aria-hidden="true" className="flex flex-col gap-3">
        {Array.from({ length: lines }, (_, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a skeleton have no identity
            key={index}
            className={`h-5 rounded bg-ground-deep ${WIDTHS[index % WIDTHS.length]}`}
          />
        ))}
      </div>
    </div>
  );
}
