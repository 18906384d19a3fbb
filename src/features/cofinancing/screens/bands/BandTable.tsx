import { formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { TableAnswer } from '../../contract.ts';
import { type BandFigure, type Piece, rangeWords, scoreWords } from '../../figures.ts';
import { Quote } from '../Quote.tsx';
import { KIND_WORDS, printedOf, scoreOf } from './bands-table.ts';

interface BandTableProps {
  title: string;
  figure: BandFigure;
  unit: TableAnswer['scoreUnit'];
  /** The stretch that holds the hospital's value, and that value. */
  held: { piece: Piece; text: string } | null;
}

/** The same stretches as rows: what is printed, which values it holds, what it is worth. */
export function BandTable({ title, figure, unit, held }: BandTableProps) {
  return (
    <TableScroll label={`${title}, em tabela`}>
      <table className="w-full text-14">
        <thead>
          <tr className="border-rule-strong border-b text-left text-13">
            <th scope="col" className="py-1.5 pr-3">
              Trecho
            </th>
            <th scope="col" className="px-3 py-1.5">
              Valores, em %
            </th>
            <th scope="col" className="py-1.5 pl-3 text-right">
              {unit === 'TabSUS' ? 'Tabela SUS' : 'Parte do valor'}
            </th>
          </tr>
        </thead>
        <tbody>
          {figure.pieces.map((piece) => (
            <tr key={piece.id} className="border-rule border-b align-top">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                <span className={KIND_LOOK[piece.kind]}>{KIND_WORDS[piece.kind]}</span> {printedOf(piece)}
              </th>
              <td className="px-3 py-1.5">
                {rangeWords(piece)}
                {held?.piece === piece && <span className="block font-semibold">▲ {held.text}</span>}
              </td>
              <td className="py-1.5 pl-3 text-right font-semibold whitespace-nowrap">{worth(piece)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const KIND_LOOK: Readonly<Record<Piece['kind'], string>> = {
  band: 'text-ink-quiet',
  hole: 'font-semibold text-bad',
  overlap: 'font-semibold text-warn',
};

function worth(piece: Piece): string {
  const score = scoreOf(piece);
  return score === null ? '–' : formatExact(Rational.parse(score), 2, 4);
}

/** The stretch in hand: its values, what it is worth, the words of the act. */
export function PieceDetail({ piece, unit }: { piece: Piece | null; unit: TableAnswer['scoreUnit'] }) {
  if (piece === null) {
    return (
      <p className="screen-only text-14 text-ink-quiet">
        Toque num trecho, ou percorra-os com as setas, para ler os seus limites e o texto do ato.
      </p>
    );
  }
  const score = scoreOf(piece);
  return (
    <div className="screen-only flex flex-col gap-2 text-14">
      <p>
        <strong className="font-semibold">
          {[KIND_WORDS[piece.kind], printedOf(piece)].filter(Boolean).join(' ')}
        </strong>
        : {rangeWords(piece)}
        {score === null ? '. ' : `, vale ${scoreWords(score, unit)}.`}
        {piece.kind === 'hole' &&
          'Nenhuma faixa vale aqui: sem interpretação que o feche, o cálculo é recusado.'}
        {piece.kind === 'overlap' && 'Duas faixas valem aqui: o cálculo é recusado.'}
      </p>
      {piece.rows.map(({ id, cite }) => (
        <Quote key={id} cite={cite} />
      ))}
    </div>
  );
}
