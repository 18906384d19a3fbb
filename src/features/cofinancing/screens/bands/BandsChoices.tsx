import { formatDayInWords } from '../../../../kernel/format.ts';
import { Select } from '../../../../web/components/Select.tsx';
import type { ProgrammeAnswer } from '../../contract.ts';
import { versionOn } from '../../figures.ts';
import { useAgreements } from '../queries.ts';
import type { BandsShown } from './use-bands-shown.ts';

const NOBODY = 'nenhum';

/** How the holes are read, which version of the tables, and whose values are marked; each only where there is a choice. */
export function BandsChoices({ programme, shown }: { programme: ProgrammeAnswer; shown: BandsShown }) {
  const readings = programme.readings.find(({ id }) => id === 'bands')?.options ?? [];
  const starts = [...new Set(programme.tables.flatMap(({ versions }) => versions.map(startOf)))].sort();
  const [first] = programme.tables;
  const agreements =
    useAgreements().data?.items.filter((each) => each.programme.slug === programme.slug) ?? [];
  return (
    <div className="screen-only mt-2 flex flex-wrap gap-x-6 gap-y-3">
      {readings.length > 1 && (
        <Select
          label="Interpretação: onde fica o percentual de um vazio"
          className="w-96 max-w-full"
          options={readings.map(({ id, label }) => ({ id, label: capital(label) }))}
          value={shown.reading}
          onChange={(interpretacao) => shown.change({ interpretacao: [interpretacao] })}
        />
      )}
      {starts.length > 1 && first && (
        <Select
          label="Faixas vigentes"
          className="w-72 max-w-full"
          options={starts.map((day) => ({ id: day, label: `Desde ${formatDayInWords(day)}` }))}
          value={startOf(versionOn(first, shown.day))}
          onChange={(em) => shown.change({ em: [em] })}
        />
      )}
      {agreements.length > 0 && (
        <Select
          label="Marcar o valor de"
          className="w-80 max-w-full"
          options={[
            { id: NOBODY, label: 'Nenhum hospital' },
            ...agreements.map(({ id, municipality }) => ({ id, label: municipality })),
          ]}
          value={shown.agreement || NOBODY}
          onChange={(termo) => shown.change({ termo: termo === NOBODY ? [] : [termo], competencia: [] })}
        />
      )}
    </div>
  );
}

const startOf = ({ effect }: { effect: readonly [string, string | null] }) => effect[0];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
