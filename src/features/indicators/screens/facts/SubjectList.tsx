import { Check, CircleDashed, FileDown } from 'lucide-react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { downloadCsv } from '../../../../web/csv.ts';
import type { FactPicture } from '../../contract.ts';

interface SubjectListProps {
  picture: FactPicture;
  onOpen: (id: string) => void;
}

/** The few that a fact may be said of: macro-regions, or lines of care. */
export function SubjectList({ picture, onOpen }: SubjectListProps) {
  const nameOf = (cell: FactPicture['cells'][number]) => cell.careLineName ?? cell.place;
  return (
    <figure className="m-0 max-w-3xl" aria-labelledby="subjects">
      <figcaption className="flex flex-wrap items-start justify-between gap-x-4">
        <p id="subjects" className="text-14 text-ink-quiet">
          Em {formatDay(picture.day)}
        </p>
        <Button
          kind="quiet"
          className="screen-only"
          icon={<FileDown aria-hidden="true" />}
          onPress={() =>
            downloadCsv(
              `fatos-${picture.indicator}-${picture.day}`,
              ['De quem', 'Situação', 'Desde'],
              picture.cells.map((cell) => [nameOf(cell), cell.words, cell.since && formatDay(cell.since)]),
            )
          }
        >
          Baixar CSV
        </Button>
      </figcaption>
      <ul className="border-rule border-t">
        {picture.cells.map((cell) => {
          const last = cell.facts.at(-1);
          const isStanding = cell.state === 'standing';
          return (
            <li
              key={`${cell.territory}/${cell.careLine}`}
              className="flex min-h-11 flex-wrap items-center gap-x-4 border-rule border-b py-1 text-16"
            >
              <span className="w-60 font-semibold">{nameOf(cell)}</span>
              <span
                className={`flex flex-1 items-center gap-1.5 ${isStanding ? 'text-good' : 'text-ink-quiet'}`}
              >
                {isStanding ? (
                  <Check aria-hidden="true" className="size-4 shrink-0" />
                ) : (
                  <CircleDashed aria-hidden="true" className="size-4 shrink-0" />
                )}
                {cell.words}
              </span>
              {last !== undefined && (
                <Button kind="quiet" onPress={() => onOpen(last)}>
                  Abrir o registro
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
