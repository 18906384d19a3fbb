import { Button } from '../components/Button.tsx';

interface UnreadCellsProps {
  /** Cells whose pasted text could not be read, by their key, with the reason. */
  unread: ReadonlyMap<string, { readonly words: string }>;
  /** Leaves them as they were. */
  clear: () => void;
}

/** Each pasted cell that could not be read, with the reason; nothing where all were. */
export function UnreadCells({ unread, clear }: UnreadCellsProps) {
  const failed = [...unread.values()];
  if (failed.length === 0) return null;
  return (
    <div role="alert" className="mt-4 max-w-[80ch] border-bad border-l-[3px] pl-3 text-14">
      <p className="font-semibold text-bad">
        {failed.length === 1 ? '1 célula não foi lida' : `${failed.length} células não foram lidas`}; as
        outras estão gravadas.
      </p>
      <ul className="mt-1 max-h-48 list-disc overflow-auto pl-5">
        {failed.map(({ words }) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <Button kind="quiet" onPress={clear}>
        Deixar como estavam
      </Button>
    </div>
  );
}
