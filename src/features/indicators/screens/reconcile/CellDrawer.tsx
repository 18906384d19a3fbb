import { Drawer } from '../../../../web/components/Drawer.tsx';
import type { ReconciliationAnswer } from '../../contract.ts';
import { periodWords } from '../words.ts';
import { ReachBadge } from './CauseTable.tsx';
import { amount, differenceOf, signed } from './words.ts';

type Cell = ReconciliationAnswer['cells'][number];

/** One cell: what was printed, what is counted here, and what each cause alone would make of it. */
export function CellDrawer({
  answer,
  cell,
  onClose,
}: {
  answer: ReconciliationAnswer;
  cell: Cell;
  onClose: () => void;
}) {
  return (
    <Drawer title={`${cell.place.name}, ${periodWords(cell.period)}`} onClose={onClose}>
      <dl className="grid grid-cols-3 gap-2 text-14">
        <Figure label="No arquivo" text={amount(cell.printed)} />
        <Figure label="Contado aqui" text={amount(cell.ours)} />
        <Figure label="Diferença" text={signed(cell.difference)} />
      </dl>
      {cell.explained === null ? (
        <p className="mt-4 text-14">Os dois números são iguais: não há o que explicar.</p>
      ) : (
        <>
          <table className="mt-4 w-full text-14">
            <thead>
              <tr className="border-rule-strong border-b text-left text-13 text-ink-quiet">
                <th scope="col" className="py-1.5 pr-2 font-normal">
                  Contando por…
                </th>
                <th scope="col" className="px-2 py-1.5 text-right font-normal">
                  Daria
                </th>
                <th scope="col" className="py-1.5 pl-2 text-right font-normal">
                  Restaria
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.causes.map((cause, index) => (
                <Line
                  key={cause.to}
                  label={cause.to}
                  gives={cell.tested[index] ?? cell.ours}
                  printed={cell.printed}
                />
              ))}
              {answer.steps.length > 1 && (
                <Line
                  label={`Juntas: ${answer.steps.map((step) => step.to).join(', ')}`}
                  gives={cell.nearest}
                  printed={cell.printed}
                />
              )}
            </tbody>
          </table>
          <p className="mt-4">
            <ReachBadge reach={cell.explained.reach} />
          </p>
        </>
      )}
    </Drawer>
  );
}

function Figure({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <dt className="text-13 text-ink-quiet">{label}</dt>
      <dd className="text-20 tabular-nums">{text}</dd>
    </div>
  );
}

function Line({ label, gives, printed }: { label: string; gives: string; printed: string }) {
  const left = differenceOf(printed, gives);
  return (
    <tr className="border-rule border-b align-top">
      <th scope="row" className="py-1.5 pr-2 text-left font-normal">
        {label}
      </th>
      <td className="px-2 py-1.5 text-right tabular-nums">{amount(gives)}</td>
      <td className="py-1.5 pl-2 text-right tabular-nums">{left === '0' ? 'nada' : signed(left)}</td>
    </tr>
  );
}
