import { Rational } from '../../../../kernel/rational.ts';
import type { ReconciliationAnswer } from '../../contract.ts';
import { amount, signed } from './words.ts';

interface Line {
  readonly label: string;
  readonly note: string | null;
  readonly text: string;
  /** Where the bar begins and ends, in the numbers' own unit. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'total' | 'step' | 'left';
}

/** From the number counted here to the one that TabNet prints, one change of counting after the other: picture and table in one. */
export function DifferenceSteps({ answer }: { answer: ReconciliationAnswer }) {
  const lines = linesOf(answer);
  const ends = lines.flatMap((line) => [line.from, line.to]);
  const least = Math.min(...ends);
  const most = Math.max(...ends);
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="text-18">
        De onde vem a diferença
      </h2>
      <table className="mt-2 w-full max-w-5xl text-14">
        <thead className="sr-only">
          <tr>
            <th scope="col">Passo</th>
            <th scope="col">Quantidade</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.label} className="border-rule border-b align-top">
              <th scope="row" className={`py-2 pr-4 text-left ${line.kind === 'total' ? '' : 'font-normal'}`}>
                {line.label}
                {line.note !== null && (
                  <span className="block font-normal text-13 text-ink-quiet">{line.note}</span>
                )}
              </th>
              <td className={`w-28 px-2 py-2 text-right ${line.kind === 'total' ? 'font-semibold' : ''}`}>
                {line.text}
              </td>
              <td aria-hidden="true" className="w-2/5 py-2.5 max-sm:hidden">
                <Bar line={line} least={least} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const LOOK = { total: 'bg-ink', step: 'bg-doing', left: 'bg-warn-mark' } as const;

function Bar({ line, least, most }: { line: Line; least: number; most: number }) {
  const span = most - least || 1;
  const start = Math.min(line.from, line.to);
  const left = ((start - least) / span) * 100;
  const width = (Math.abs(line.to - line.from) / span) * 100;
  return (
    <div className="relative h-3">
      <div
        className={`absolute h-3 min-w-1 ${LOOK[line.kind]}`}
        style={{ left: `min(${left}%, calc(100% - 4px))`, width: `${width}%` }}
      />
    </div>
  );
}

const number = (decimal: string) => Number(Rational.parse(decimal).toDecimal(2));

function linesOf(answer: ReconciliationAnswer): Line[] {
  const ours = number(answer.ours);
  let at = ours;
  const steps = answer.steps.map((step): Line => {
    const from = at;
    at += number(step.adds);
    return {
      label: `Contar por ${step.to}`,
      note: `em vez de ${step.from}`,
      text: signed(step.adds),
      from,
      to: at,
      kind: 'step',
    };
  });
  const printed = number(answer.printed);
  const left = number(answer.left);
  return [
    {
      label: 'Contado aqui',
      note: answer.usual.join(', '),
      text: amount(answer.ours),
      from: ours,
      to: ours,
      kind: 'total',
    },
    ...steps,
    ...(left === 0
      ? []
      : [
          {
            label: 'Sem explicação',
            note: 'o que nenhum modo de contar alcança',
            text: signed(answer.left),
            from: at,
            to: printed,
            kind: 'left' as const,
          },
        ]),
    {
      label: 'No arquivo',
      note: saidWords(answer),
      text: amount(answer.printed),
      from: printed,
      to: printed,
      kind: 'total',
    },
  ];
}

function saidWords({ says }: ReconciliationAnswer): string | null {
  const said = [says.time, says.place].filter((word) => word !== null);
  return said.length === 0 ? null : `o título diz ${said.join(', ')}`;
}
