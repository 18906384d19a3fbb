import { ArrowLeftRight } from 'lucide-react';
import { Button } from '../../../../web/components/Button.tsx';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import type { Option } from '../../../../web/components/option.ts';
import { Select } from '../../../../web/components/Select.tsx';
import { useTerritoryTree } from '../../../territory/screens/index.tsx';
import { periodsKnown } from '../indicator/periods.ts';
import { useMapValues } from '../queries.ts';
import { periodWords } from '../words.ts';
import { placeOptions } from './place-options.ts';
import type { Side } from './side.ts';

interface SidesProps {
  sides: readonly [Side, Side];
  change: (
    next: Partial<Record<'a' | 'b' | 'cnes-a' | 'cnes-b' | 'periodo-a' | 'periodo-b', string[]>>,
  ) => void;
}

/** Place and period of each side, and one gesture to exchange them. */
export function Sides({ sides, change }: SidesProps) {
  const tree = useTerritoryTree();
  const known = tree.data === undefined ? [] : placeOptions(tree.data);
  const [one, other] = sides;
  const exchange = () =>
    change({
      a: [other.asked.territory],
      b: [one.asked.territory],
      'cnes-a': listed(other.asked.establishment),
      'cnes-b': listed(one.asked.establishment),
      'periodo-a': other.period === null ? [] : [other.period],
      'periodo-b': one.period === null ? [] : [one.period],
    });
  return (
    <div className="screen-only mb-6 flex flex-wrap items-end gap-x-8 gap-y-4">
      <SideFields
        label="Primeiro lado"
        side={one}
        places={known}
        onPlace={(code) => change({ a: [code], 'cnes-a': [] })}
        onEstablishment={(cnes) => change({ 'cnes-a': listed(cnes) })}
        onPeriod={(period) => change({ 'periodo-a': [period] })}
      />
      <Button kind="quiet" icon={<ArrowLeftRight aria-hidden="true" />} onPress={exchange}>
        Trocar os lados
      </Button>
      <SideFields
        label="Segundo lado"
        side={other}
        places={known}
        onPlace={(code) => change({ b: [code], 'cnes-b': [] })}
        onEstablishment={(cnes) => change({ 'cnes-b': listed(cnes) })}
        onPeriod={(period) => change({ 'periodo-b': [period] })}
      />
    </div>
  );
}

const listed = (cnes: string | undefined) => (cnes === undefined ? [] : [cnes]);

interface SideFieldsProps {
  label: string;
  side: Side;
  places: readonly Option[];
  onPlace: (code: string) => void;
  onEstablishment: (cnes: string | undefined) => void;
  onPeriod: (period: string) => void;
}

function SideFields({ label, side, places, onPlace, onEstablishment, onPeriod }: SideFieldsProps) {
  const { code, name } = side.page.territory;
  const options = places.some(({ id }) => id === code) ? places : [{ id: code, label: name }, ...places];
  const periods = new Set([...periodsKnown(side.page), ...(side.period === null ? [] : [side.period])]);
  return (
    <fieldset className="flex flex-wrap gap-4 border-none p-0">
      <legend className="mb-1 text-14 font-semibold">{label}</legend>
      <ComboBox
        label="Território"
        options={options}
        value={code}
        onChange={(chosen) => chosen !== null && onPlace(chosen)}
        className="w-full sm:w-64"
      />
      <EstablishmentField side={side} onChange={onEstablishment} />
      <Select
        label="Período"
        options={[...periods]
          .sort()
          .toReversed()
          .map((id) => ({ id, label: periodWords(id) }))}
        value={side.period}
        onChange={onPeriod}
        className="w-36"
      />
    </fieldset>
  );
}

const WHOLE = 'all';

/** One establishment of the territory, among those that the files of the period have; nothing where the card counts none. */
function EstablishmentField({
  side: { page, asked, period, name },
  onChange,
}: {
  side: Side;
  onChange: (cnes: string | undefined) => void;
}) {
  const { establishment, ...place } = asked;
  const found = useMapValues(place, period, 'establishment').data?.places ?? [];
  const known = found.map(({ code, name: own, group }) => ({
    id: code,
    label: group === null ? own : `${own}, ${group}`,
  }));
  const isKnown = establishment === undefined || known.some(({ id }) => id === establishment);
  if (known.length === 0 && establishment === undefined) return null;
  return (
    <ComboBox
      label="Estabelecimento"
      options={[
        { id: WHOLE, label: `Todo o território: ${page.territory.name}` },
        ...(isKnown ? [] : [{ id: establishment, label: name }]),
        ...known.toSorted((one, other) => one.label.localeCompare(other.label, 'pt-BR')),
      ]}
      value={establishment ?? WHOLE}
      onChange={(chosen) => chosen !== null && onChange(chosen === WHOLE ? undefined : chosen)}
      className="w-full sm:w-72"
    />
  );
}
