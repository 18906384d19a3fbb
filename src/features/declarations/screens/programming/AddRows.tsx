import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import type { ProgrammeAnswer } from '../../contract.ts';
import { EVERY_PLACE } from '../../domain/programming/programme.ts';
import { rowKey } from './rows.ts';

interface AddRowsProps {
  answer: ProgrammeAnswer;
  onAdd: (keys: readonly string[]) => void;
}

const NEAR = 'near';
const CLINICS = 'clinics';

/** Chooses which municipalities and lines get a row: one by one, or the whole region and all clinics at once. */
export function AddRows({ answer, onAdd }: AddRowsProps) {
  const [place, setPlace] = useState<string | null>(answer.version.kind === 'ppi' ? NEAR : EVERY_PLACE);
  const [line, setLine] = useState<string | null>(CLINICS);
  const add = () => {
    const places =
      place === NEAR ? answer.places.filter(({ isNear }) => isNear).map(({ code }) => code) : [place];
    const clinics = answer.lines.filter(({ id }) => id.startsWith('clinic:')).map(({ id }) => id);
    const lines = line === CLINICS ? clinics : [line];
    onAdd(
      places.flatMap((code) =>
        lines.flatMap((id) => (code === null || id === null ? [] : [rowKey(code, id)])),
      ),
    );
  };
  return (
    <div className="screen-only flex flex-wrap items-end gap-3 max-sm:hidden">
      <ComboBox
        label="Município"
        className="w-72"
        value={place}
        onChange={setPlace}
        options={[
          { id: NEAR, label: 'Todos os da região de saúde' },
          { id: EVERY_PLACE, label: 'Sem distinção de município' },
          ...answer.places.map(({ code, name }) => ({ id: code, label: name })),
        ]}
      />
      <ComboBox
        label="Clínica ou subgrupo"
        className="w-80"
        value={line}
        onChange={setLine}
        options={[
          { id: CLINICS, label: 'Todas as clínicas' },
          ...answer.lines.map(({ id, name }) => ({ id, label: name })),
        ]}
      />
      <Button icon={<Plus aria-hidden="true" />} onPress={add} isDisabled={place === null || line === null}>
        Acrescentar linhas
      </Button>
    </div>
  );
}
