import { Checkbox } from '../../../../../web/components/Checkbox.tsx';
import type { CellsReading } from '../../../contract.ts';
import { plainTitle } from '../../words.ts';
import { newDeadline, newUnits } from './changes.ts';

interface WantedChangeProps {
  reading: CellsReading;
  isKept: boolean;
  /** Whether somebody changed it between reading and saving. */
  isClash: boolean;
  onKeep: (keep: boolean) => void;
}

const namesOf = (units: readonly { name: string }[]): string => units.map(({ name }) => name).join(', ');

/** One action: what is stored and what it becomes, taken or left. */
export function WantedChange({ reading, isKept, isClash, onKeep }: WantedChangeProps) {
  const [units, deadline] = [newUnits(reading), newDeadline(reading)];
  return (
    <li className="border-rule border-b py-1">
      <Checkbox isSelected={isKept} onChange={onKeep}>
        <span className="text-14">
          <span className="font-semibold">{reading.action}</span> {plainTitle(reading.title)}
          {isClash && <span className="block text-13 text-warn">Mudou enquanto você escolhia</span>}
        </span>
      </Checkbox>
      <dl className="pb-1 pl-7 text-14">
        {units && <Pair what="Lança" stored={namesOf(reading.units?.now ?? [])} mine={namesOf(units)} />}
        {deadline && <Pair what="Prazo" stored={reading.deadline?.now ?? ''} mine={deadline} />}
      </dl>
    </li>
  );
}

function Pair({ what, stored, mine }: { what: string; stored: string; mine: string }) {
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-ink-quiet">{what}</dt>
      <dd>
        <span className="text-ink-quiet">gravado: {stored}</span>
        <span className="block">
          seu: <span className="font-semibold">{mine}</span>
        </span>
      </dd>
    </div>
  );
}
