import { Button } from '../../../../web/components/Button.tsx';

export interface RefusedSubject {
  readonly territory: string;
  readonly careLine: string | null;
  readonly reason: string;
}

interface RefusalProps {
  message: string;
  subjects: readonly RefusedSubject[];
  nameOf: (territory: string, careLine: string | null) => string;
  onDrop: () => void;
}

/** Why nothing was recorded, subject by subject, and going on without those. */
export function Refusal({ message, subjects, nameOf, onDrop }: RefusalProps) {
  return (
    <div role="alert" className="w-full border-bad border-l-[3px] pl-3 text-14">
      <p className="text-bad">{subjects.length > 1 ? 'Nada foi registrado.' : message}</p>
      {subjects.length > 1 && (
        <ul className="mt-1 max-h-40 list-disc overflow-auto pl-5">
          {subjects.map(({ territory, careLine, reason }) => (
            <li key={`${territory}/${careLine}`}>
              <span className="sr-only">{nameOf(territory, careLine)}: </span>
              {reason}
            </li>
          ))}
        </ul>
      )}
      {subjects.length > 0 && (
        <Button kind="quiet" onPress={onDrop}>
          {subjects.length === 1 ? 'Tirar da escolha' : `Tirar estes ${subjects.length} da escolha`}
        </Button>
      )}
    </div>
  );
}
