import { useState } from 'react';
import { formatBrl, formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import { formatDifference } from '../../../../web/format.ts';
import type { SimulationAnswer } from '../../contract.ts';
import { barWidth, changedFirst, originOf } from './simulation-table.ts';

interface Line {
  id: string;
  name: string;
  detail: string | null;
  /** What was generated of it, or null. */
  generated: string | null;
  isGenerated: boolean;
  before: string;
  after: string;
  difference: string;
}

/** Winners and losers, most gained first, by hospital or by municipality: figures, and a bar to either side. */
export function DifferenceTable({ answer }: { answer: SimulationAnswer }) {
  const [tab, setTab] = useState('hospitals');
  const { hospitals, municipalities } = answer;
  return (
    <Tabs
      label="Quem ganha e quem perde"
      selected={tab}
      onSelect={setTab}
      items={[
        {
          id: 'hospitals',
          label: 'Por hospital',
          count: hospitals.length,
          content: <Lines of="hospital" lines={changedFirst(hospitals).map(hospitalLine)} />,
        },
        {
          id: 'municipalities',
          label: 'Por município',
          count: municipalities.length,
          content: (
            <Lines
              of="município"
              lines={changedFirst(municipalities).map(({ code, name, hospitals: count, ...money }) => ({
                id: code,
                name,
                detail: count === 1 ? null : `${count} hospitais`,
                generated: null,
                isGenerated: false,
                ...money,
              }))}
            />
          ),
        },
      ]}
    />
  );
}

function hospitalLine(hospital: SimulationAnswer['hospitals'][number]): Line {
  const { agreement, name, municipality, factor, refused, refusal, before, after, difference } = hospital;
  const { isGenerated } = hospital;
  const points = (value: string) => formatExact(Rational.parse(value), 2, 4);
  const facts = [
    name.includes(municipality.name) ? null : municipality.name,
    factor && `fator ${points(factor.before)} → ${points(factor.after)}`,
    refused > 0 && `${refused} ${refused === 1 ? 'mês' : 'meses'} sem valor: ${refusal}`,
  ];
  return {
    id: agreement ?? municipality.code,
    name,
    detail: facts.filter(Boolean).join(' · ') || null,
    generated: originOf(hospital),
    isGenerated,
    before,
    after,
    difference,
  };
}

const FIRST = 30;

function Lines({ of, lines }: { of: string; lines: readonly Line[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, FIRST);
  return (
    <>
      <TableScroll label={`Diferença por ${of}`}>
        <table className="w-full text-14">
          <thead>
            <tr className="border-rule-strong border-b text-13">
              <th scope="col" className="py-2 pr-3 text-left first-letter:uppercase">
                {of}
              </th>
              <th scope="col" className="px-3 py-2 text-right max-sm:hidden">
                Hoje
              </th>
              <th scope="col" className="px-3 py-2 text-right max-sm:hidden">
                Com a proposta
              </th>
              <th scope="col" className="px-3 py-2 text-right">
                Diferença
              </th>
              <th scope="col" className="w-40 py-2 pl-3 text-center max-lg:hidden">
                <span aria-hidden="true">perde · ganha</span>
                <span className="sr-only">Barra</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <DifferenceLine key={line.id} line={line} width={barWidth(line.difference, lines)} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {lines.length > FIRST && (
        <button
          type="button"
          onClick={() => setAll(!all)}
          className="screen-only mt-2 min-h-9 cursor-pointer text-14 font-semibold text-action underline underline-offset-2 max-sm:min-h-11"
        >
          {all ? 'Mostrar menos' : `Mostrar os ${lines.length}`}
        </button>
      )}
    </>
  );
}

function DifferenceLine({ line, width }: { line: Line; width: number }) {
  const { name, detail, generated, isGenerated, before, after, difference } = line;
  const cell = 'px-3 py-2 text-right whitespace-nowrap';
  const gains = !difference.startsWith('-');
  return (
    <tr className="border-rule border-b align-top">
      <th scope="row" className="min-w-40 py-2 pr-3 text-left font-normal">
        {name} {generated && <OriginBadge origin="demonstration" detail={`Demonstração: ${generated}`} />}
        {(detail || generated) && (
          <span className="block text-13 text-ink-quiet">
            {[detail, isGenerated ? null : generated].filter(Boolean).join(' · ')}
          </span>
        )}
      </th>
      <td className={`${cell} max-sm:hidden`}>{formatBrl(Rational.parse(before))}</td>
      <td className={`${cell} max-sm:hidden`}>{formatBrl(Rational.parse(after))}</td>
      <td className={`${cell} font-semibold`}>{formatDifference(difference, 'BRL')}</td>
      <td aria-hidden="true" className="py-2 pl-3 max-lg:hidden">
        <div className="flex h-5 items-center">
          <span className="flex h-3 flex-1 justify-end border-ink-quiet border-r">
            {!gains && <span className="h-3 bg-bad" style={{ width: `${width}%` }} />}
          </span>
          <span className="flex h-3 flex-1">
            {gains && <span className="h-3 bg-action" style={{ width: `${width}%` }} />}
          </span>
        </div>
      </td>
    </tr>
  );
}
