import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { Drawer } from '../../../../web/components/Drawer.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { EntryCardAnswer, EntryCell, SheetAnswer } from '../../contract.ts';
import { type EntryMeasure, readCell } from '../../domain/entries/read-cell.ts';
import { isOpen } from '../../domain/entries/sheet.ts';
import { useCellHistory } from './queries.ts';
import { measureText, type Row, valueText } from './rows.ts';

interface CellDrawerProps {
  card: EntryCardAnswer;
  answer: SheetAnswer;
  row: Row;
  onPut: (cells: readonly EntryCell[], failed: number) => Promise<void>;
  onClose: () => void;
  onNext: (() => void) | undefined;
  onPrevious: (() => void) | undefined;
}

/** One place: its numbers, also typed here on a phone, and everything that was told of it before. */
export function CellDrawer({ card, answer, row, onPut, onClose, onNext, onPrevious }: CellDrawerProps) {
  const { sheet, enterRefusal } = answer;
  const mayType = sheet !== null && isOpen(sheet) && enterRefusal === null;
  return (
    <Drawer
      title={row.name}
      subtitle={row.group ?? card.shortName}
      onClose={onClose}
      {...(onNext && { onNext })}
      {...(onPrevious && { onPrevious })}
    >
      <div className="flex flex-col gap-6">
        {mayType ? (
          <CellForm key={row.code} card={card} row={row} onPut={onPut} />
        ) : (
          <CellFacts card={card} row={row} />
        )}
        {row.problem && <p className="text-14 text-bad">{row.problem}</p>}
        {row.before && (
          <p className="text-14">Em vigor até que este seja aprovado: {cellWords(card, row.before)}.</p>
        )}
        <History card={card} sheetId={sheet?.id ?? null} territory={row.code} />
      </div>
    </Drawer>
  );
}

const labelOf = (card: EntryCardAnswer, measure: EntryMeasure): string =>
  measure === 'value' ? `Só o valor (${card.unitLabel})` : card[measure];

function cellWords(card: EntryCardAnswer, cell: EntryCell): string {
  if (cell.numerator === null && cell.denominator === null) return valueText(card, cell) || 'em branco';
  const [part, whole] = [measureText(card, cell, 'numerator'), measureText(card, cell, 'denominator')];
  return `${part || '?'} de ${whole || '?'}${valueText(card, cell) === '' ? '' : `, ${valueText(card, cell)}`}`;
}

const CellFacts = ({ card, row }: { card: EntryCardAnswer; row: Row }) => (
  <p className="text-22">{cellWords(card, row.cell)}</p>
);

const MEASURES = ['numerator', 'denominator', 'value'] as const;

function CellForm({ card, row, onPut }: Pick<CellDrawerProps, 'card' | 'row' | 'onPut'>) {
  const { value } = row.cell;
  const printed = value === null ? '' : value.replace('.', ',');
  const [texts, setTexts] = useState({
    numerator: measureText(card, row.cell, 'numerator'),
    denominator: measureText(card, row.cell, 'denominator'),
    value: printed,
  });
  const read = MEASURES.map((measure) => readCell(texts[measure], measure));
  const isRead = read.every((each) => 'value' in each);
  const save = () => {
    const [numerator, denominator, own] = read.map((each) => ('value' in each ? each.value : null));
    void onPut([{ territory: row.code, numerator: numerator!, denominator: denominator!, value: own! }], 0);
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRead) save();
      }}
    >
      {MEASURES.map((measure, at) => {
        const each = read[at]!;
        return (
          <TextField
            key={measure}
            label={labelOf(card, measure)}
            inputMode={measure === 'value' ? 'decimal' : 'numeric'}
            optional={measure === 'value'}
            help={
              measure === 'value'
                ? 'Quando o documento não traz os dois números. Um valor assim não se soma.'
                : undefined
            }
            value={texts[measure]}
            onChange={(text) => setTexts((before) => ({ ...before, [measure]: text }))}
            error={'problem' in each ? each.problem : undefined}
            maxLength={24}
          />
        );
      })}
      <Button kind="primary" type="submit" isDisabled={!isRead} className="self-start">
        Gravar
      </Button>
    </form>
  );
}

function History({
  card,
  sheetId,
  territory,
}: {
  card: EntryCardAnswer;
  sheetId: string | null;
  territory: string;
}) {
  const history = useCellHistory(sheetId, territory);
  if (sheetId === null) return null;
  if (history.data === undefined) return <Loading label="Lendo a história da célula" lines={3} />;
  const { items } = history.data;
  return (
    <section aria-labelledby="historia-da-celula">
      <h3 id="historia-da-celula" className="text-16 font-semibold">
        História
      </h3>
      {items.length === 0 && <p className="text-14 text-ink-quiet">Nada foi lançado para este lugar.</p>}
      <ol className="mt-1 flex flex-col text-14">
        {items.map(({ at, by, version, cell }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
          <li key={index} className="border-rule border-b py-1.5">
            <span className="font-semibold">{cellWords(card, cell)}</span>
            <span className="block text-13 text-ink-quiet">
              {formatInstant(at)}
              {by !== null && ` · ${by}`} · versão {version}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
