import { type Column, Grid } from '../../../../web/grid/Grid.tsx';
import { UnreadCells } from '../../../../web/grid/UnreadCells.tsx';
import { useMedia } from '../../../../web/grid/use-media.ts';
import type { EntryCardAnswer, SheetAnswer } from '../../contract.ts';
import type { EntryMeasure } from '../../domain/entries/read-cell.ts';
import { isOpen } from '../../domain/entries/sheet.ts';
import { measureText, type Row, rowsOf, valueText } from './rows.ts';
import { type SheetCells, unreadKey } from './use-sheet-cells.ts';

interface SheetGridProps {
  card: EntryCardAnswer;
  answer: SheetAnswer;
  editing: SheetCells;
  openCode: string | null;
  onOpen: (code: string) => void;
}

/** Place by place: typed, or pasted as a block from a spreadsheet. */
export function SheetGrid({ card, answer, editing, openCode, onOpen }: SheetGridProps) {
  const narrow = useMedia('(max-width: 639px)');
  const { sheet } = answer;
  const isEditable = sheet !== null && isOpen(sheet) && answer.enterRefusal === null;
  const refusal = isEditable ? null : whyNot(answer);
  const rows = rowsOf(card, answer, editing.cells);
  const grouped = rows.some(({ group }) => group !== null);
  return (
    <>
      <Grid
        label={`${card.shortName}: valores por lugar`}
        compact
        inOrder
        rows={rows}
        columns={narrow ? narrowColumns(card) : columnsOf(card, answer, editing, refusal)}
        rowId={({ code }) => code}
        rowName={({ name }) => name}
        {...(grouped && { groupOf: ({ group }: Row) => ({ id: group ?? '', label: group ?? '' }) })}
        openId={openCode}
        onOpen={({ code }) => onOpen(code)}
        onEdit={(row, column, text) => editing.edit(row, column as EntryMeasure, text)}
        onPaste={(cells) => void editing.paste(cells)}
        onUndo={() => void editing.undo()}
      />
      <UnreadCells unread={editing.unread} clear={editing.clearUnread} />
    </>
  );
}

function whyNot({ sheet, enterRefusal }: SheetAnswer): string {
  if (enterRefusal !== null) return enterRefusal;
  if (sheet === null) return 'Abra o lançamento deste período para digitar.';
  return sheet.state === 'sent'
    ? 'O lançamento foi enviado e espera a decisão. Para mudá-lo, recolha-o.'
    : 'O lançamento foi aprovado. Abra uma correção para mudá-lo.';
}

const NAME: Column<Row> = {
  id: 'name',
  header: 'Lugar',
  width: 250,
  sortable: false,
  value: ({ name }) => name,
};

function problemColumn(): Column<Row> {
  return {
    id: 'problem',
    header: 'A conferir',
    width: 330,
    sortable: false,
    onCard: true,
    value: ({ problem }) => problem ?? '',
    cell: ({ problem }) => problem && <span className="text-bad">{problem}</span>,
  };
}

function columnsOf(
  card: EntryCardAnswer,
  answer: SheetAnswer,
  editing: SheetCells,
  refusal: string | null,
): Column<Row>[] {
  const measure = (id: EntryMeasure, header: string, width: number): Column<Row> => ({
    id,
    header,
    width,
    align: 'right',
    sortable: false,
    value: ({ cell }) => measureText(card, cell, id),
    cell: (row) => <Face card={card} row={row} measure={id} editing={editing} />,
    edit: { kind: 'text', maxLength: 24, refusal: () => refusal },
  });
  return [
    NAME,
    measure('numerator', card.numerator, 150),
    measure('denominator', card.denominator, 150),
    measure('value', card.unitLabel, 100),
    ...(answer.before.length === 0
      ? []
      : [
          {
            id: 'before',
            header: 'Em vigor',
            width: 100,
            align: 'right' as const,
            sortable: false,
            value: ({ before }: Row) => valueText(card, before),
          },
        ]),
    problemColumn(),
  ];
}

/** On a phone a place is a card: its value, and what it is made of. */
function narrowColumns(card: EntryCardAnswer): Column<Row>[] {
  return [
    NAME,
    { id: 'value', header: card.unitLabel, width: 90, value: ({ cell }) => valueText(card, cell) || '–' },
    {
      id: 'counts',
      header: `${card.numerator}, ${card.denominator}`,
      width: 200,
      onCard: true,
      value: ({ cell }) =>
        cell.numerator === null && cell.denominator === null
          ? ''
          : `${measureText(card, cell, 'numerator') || '?'} de ${measureText(card, cell, 'denominator') || '?'}`,
    },
    problemColumn(),
  ];
}

function Face({
  card,
  row,
  measure,
  editing,
}: {
  card: EntryCardAnswer;
  row: Row;
  measure: EntryMeasure;
  editing: SheetCells;
}) {
  const failed = editing.unread.get(unreadKey(row.code, measure));
  if (failed)
    return (
      <span className="bg-bad-soft px-1 text-bad" title={failed.words}>
        {failed.text}
      </span>
    );
  const text = measureText(card, row.cell, measure);
  const isDerived = measure === 'value' && row.cell.numerator !== null && row.cell.denominator !== null;
  const differs = row.before !== null && measureText(card, row.before, measure) !== text;
  if (differs) return <span className="bg-warn-soft px-1">{text || 'em branco'}</span>;
  return isDerived ? <strong className="font-semibold">{text}</strong> : text;
}
