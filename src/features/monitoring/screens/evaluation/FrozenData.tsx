import type { SnapshotAnswer } from '../../contract.ts';
import {
  actionsTable,
  indicatorsTable,
  monthTotalsTable,
  nonConformitiesTable,
  objectivesTable,
  renegotiationsTable,
  targetsTable,
  unitsTable,
} from '../../domain/evaluation/tables.ts';
import { inOrder, objectiveName } from '../../domain/evaluation/words.ts';
import { StandingBars } from './StandingBars.tsx';
import { Table } from './Table.tsx';

/** What was frozen, in pictures and tables. */
export function FrozenData({ snapshot }: { snapshot: SnapshotAnswer }) {
  const fileName = `avaliacao-${snapshot.semester}`;
  const rows = inOrder(snapshot.objectives)
    .filter(({ counts }) => counts.total > 0)
    .map(({ id, counts }) => ({ id, counts, label: objectiveName(snapshot, id) }));
  const tables = [
    [indicatorsTable(snapshot), 'Nenhum indicador.'],
    [targetsTable(snapshot), 'O plano não tem metas.'],
    [actionsTable(snapshot), 'O plano não tem ações.'],
    [renegotiationsTable(snapshot), 'Nenhuma ação foi redefinida no semestre.'],
    [nonConformitiesTable(snapshot), 'Nenhuma não conformidade aberta no semestre.'],
    [unitsTable(snapshot), 'Nenhuma unidade com ações.'],
    [monthTotalsTable(snapshot), 'O ciclo do mês não girou no semestre.'],
  ] as const;
  return (
    <>
      <StandingBars label="Ações por objetivo e situação" rows={rows} />
      <Table table={objectivesTable(snapshot)} fileName={fileName} none="Nenhum objetivo." />
      {tables.map(([table, none]) => (
        <Table key={table.id} table={table} fileName={fileName} none={none} />
      ))}
    </>
  );
}
