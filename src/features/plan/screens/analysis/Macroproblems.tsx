import { useMemo, useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import type { AnalysisAnswer } from '../../contract.ts';
import { EntryOrigin } from './EntryOrigin.tsx';
import { MacroproblemDialog } from './MacroproblemDialog.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { BASIS_WORDS } from './words.ts';

type Row = AnalysisAnswer['macroproblems'][number] & { place: number };

const columnsOf = (analysis: AnalysisAnswer): Column<Row>[] => [
  { id: 'place', header: 'Nº', width: 56, value: (row) => row.place },
  {
    id: 'text',
    header: 'Problema',
    width: 290,
    value: (row) => row.content.text ?? 'Texto ausente no documento',
    cell: (row) => row.content.text ?? <span className="text-ink-quiet">Texto ausente no documento</span>,
  },
  {
    id: 'lines',
    header: 'Linha de cuidado',
    width: 140,
    value: (row) =>
      row.content.careLines
        .map((code) => analysis.careLines.find((each) => each.code === code)?.name ?? code)
        .join(', '),
    onCard: true,
  },
  {
    id: 'pertinence',
    header: 'Pertinência',
    width: 230,
    value: (row) =>
      row.content.pertinence === null ? 'Ainda não decidida' : BASIS_WORDS[row.content.pertinence.basis],
    onCard: true,
  },
  { id: 'reason', header: 'Motivo', width: 210, value: (row) => row.content.pertinence?.reason ?? '' },
  { id: 'prioritised', header: 'Reunido em', width: 90, value: (row) => row.content.prioritised ?? '' },
  {
    id: 'origin',
    header: 'Origem',
    width: 130,
    value: (row) => row.origin,
    cell: (row) => <EntryOrigin origin={row.origin} />,
  },
];

/** What the macro-regions brought, and what became of each. */
export function Macroproblems({ analysis, mayWrite }: { analysis: AnalysisAnswer; mayWrite: boolean }) {
  const [asking, setAsking] = useState<Row | 'new' | 'paste' | null>(null);
  const rows = useMemo(
    () => analysis.macroproblems.map((each, at): Row => ({ ...each, place: at + 1 })),
    [analysis.macroproblems],
  );
  const columns = useMemo(() => columnsOf(analysis), [analysis]);
  const names = new Map(analysis.macros.map(({ code, name }) => [code, name]));
  const close = () => setAsking(null);
  return (
    <section aria-labelledby="brought">
      <div className="mb-2 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="brought" className="text-22">
            Problemas das macrorregiões
          </h2>
          <p className="max-w-[90ch] text-14 text-ink-quiet">
            O documento diz quantos são (46) e não os traz. Inclua-os a partir do relatório do PRI; a
            pertinência se decide com motivo, também para os que ficam de fora.
          </p>
        </div>
        {mayWrite && (
          <span className="screen-only flex gap-2">
            <Button kind="secondary" onPress={() => setAsking('paste')}>
              Colar lista
            </Button>
            <Button kind="primary" onPress={() => setAsking('new')}>
              Incluir problema
            </Button>
          </span>
        )}
      </div>
      <Grid
        label="Problemas das macrorregiões"
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        rowName={(row) => `Problema ${row.place}, ${names.get(row.content.macro) ?? row.content.macro}`}
        groupOf={(row) => ({
          id: row.content.macro,
          label: names.get(row.content.macro) ?? row.content.macro,
        })}
        onOpen={mayWrite ? setAsking : undefined}
        empty={
          <EmptyState title="Nenhum problema registrado.">
            O documento só diz que são 46. Cole a lista do relatório do PRI, uma linha por problema.
          </EmptyState>
        }
      />
      {asking === 'paste' && <PasteDialog analysis={analysis} onClose={close} />}
      {asking !== null && asking !== 'paste' && (
        <MacroproblemDialog analysis={analysis} entry={asking === 'new' ? null : asking} onClose={close} />
      )}
    </section>
  );
}
