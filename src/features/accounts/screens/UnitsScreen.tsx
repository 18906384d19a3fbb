import { useMemo, useState } from 'react';
import { formatDay } from '../../../kernel/format.ts';
import { Checkbox } from '../../../web/components/Checkbox.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { OriginBadge } from '../../../web/components/OriginBadge.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { type Column, Grid } from '../../../web/grid/Grid.tsx';
import type { UnitView } from '../contract.ts';
import { UNIT_KIND_WORDS } from '../domain/units.ts';
import { useUnits } from './queries.ts';
import { SearchBox } from './SearchBox.tsx';

interface Row extends UnitView {
  readonly parentName: string;
}

const validity = ({ from, to }: UnitView) => {
  if (from === null && to === null) return 'Não informada';
  const since = from === null ? 'início desconhecido' : `desde ${formatDay(from)}`;
  return to === null ? since : `${since}, até antes de ${formatDay(to)}`;
};

const COLUMNS: readonly Column<Row>[] = [
  { id: 'acronym', header: 'Sigla', width: 125, value: (unit) => unit.acronym },
  { id: 'name', header: 'Nome', width: 265, value: (unit) => unit.name },
  { id: 'kind', header: 'Tipo', width: 135, value: (unit) => UNIT_KIND_WORDS[unit.kind], onCard: true },
  { id: 'parent', header: 'Parte de', width: 80, value: (unit) => unit.parentName },
  {
    id: 'aliases',
    header: 'Outros nomes',
    width: 225,
    value: (unit) => unit.aliases.join(' · '),
    onCard: true,
  },
  { id: 'territory', header: 'Território', width: 105, value: (unit) => unit.territoryName ?? '' },
  { id: 'validity', header: 'Vigência', width: 115, value: validity },
  {
    id: 'origin',
    header: 'Origem',
    width: 115,
    value: (unit) => unit.origin,
    cell: (unit) =>
      unit.origin === 'document' ? (
        <OriginBadge origin="document" />
      ) : (
        <span className="text-13 text-ink-quiet">Deste projeto</span>
      ),
  },
];

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Which units exist, by which names people call them, and since when. */
export function UnitsScreen() {
  const units = useUnits();
  const [typed, setTyped] = useState('');
  const [offices, setOffices] = useState(false);
  const rows = useMemo(() => {
    const items = units.data?.items ?? [];
    const names = new Map(items.map((unit) => [unit.id, unit.acronym]));
    const asked = plain(typed);
    return items
      .filter((unit) => offices || asked !== '' || unit.kind !== 'regional-office')
      .filter((unit) => plain([unit.acronym, unit.name, ...unit.aliases].join(' ')).includes(asked))
      .map((unit) => ({ ...unit, parentName: unit.parent === null ? '' : (names.get(unit.parent) ?? '') }));
  }, [units.data, typed, offices]);
  if (units.error) return <ErrorState error={units.error} onRetry={() => void units.refetch()} />;
  if (!units.data) return <Loading label="Lendo as unidades" lines={8} />;
  return (
    <>
      <PageHeader
        title="Unidades"
        count={`${units.data.items.length} unidades`}
        context="Quem responde por ações, termos e dados. Um texto que cita qualquer dos nomes leva à mesma unidade."
      >
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <SearchBox label="Buscar por sigla ou nome" value={typed} onChange={setTyped} />
          <Checkbox isSelected={offices} onChange={setOffices}>
            Mostrar os escritórios regionais
          </Checkbox>
        </div>
      </PageHeader>
      <Grid
        label="Unidades"
        rows={rows}
        columns={COLUMNS}
        rowId={(unit) => unit.id}
        rowName={(unit) => `${unit.acronym}: ${unit.name}`}
        empty={
          <EmptyState title="Nenhuma unidade com este nome.">
            Confira a grafia ou busque pela sigla.
          </EmptyState>
        }
      />
    </>
  );
}
