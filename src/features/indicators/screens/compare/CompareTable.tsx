import { FilesMenu } from '../../../../web/components/FilesMenu.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { ValueAnswer } from '../../contract.ts';
import { differenceOf, relativeOf } from '../../domain/sums.ts';
import { countText } from '../indicator/PlaceTable.tsx';
import { SourcedValue } from '../SourcedValue.tsx';
import { numberOf, periodWords, STATUS_WORDS } from '../words.ts';
import type { Side } from './side.ts';

interface CompareTableProps {
  sides: readonly [Side, Side];
  values: readonly [ValueAnswer, ValueAnswer];
  names: readonly [string, string];
}

/** Both sides may be the same place and period until one is chosen: only their order tells them apart. */
const SIDES = ['a', 'b'] as const;

interface Line {
  readonly id: string;
  readonly name: string;
  readonly texts: readonly [string | null, string | null];
}

/** Value, numerator, denominator and parts of both sides, with the difference: how much, and how much in %. */
export function CompareTable({ sides, values, names }: CompareTableProps) {
  const lines = linesOf(values);
  const title = answerOf(sides, values, names);
  const code = sides[0].page.code;
  return (
    <section aria-labelledby="compared" className="mb-8 max-w-4xl">
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <h2 id="compared" className="text-18">
          {title}
        </h2>
        <FilesMenu
          of={title}
          name={`indicador-${code}-comparacao`}
          table={() => ({
            header: ['', ...names, 'Diferença', 'Diferença %'],
            rows: lines.map(({ name, texts: [one, other] }) => [
              name,
              numberOf(one),
              numberOf(other),
              numberOf(differenceOf(one, other)),
              numberOf(relativeOf(one, other)),
            ]),
          })}
        />
      </div>
      <TableScroll label="Comparação">
        <table className="mt-2 w-full text-14">
          <thead>
            <tr className="border-rule-strong border-b text-right text-13 [&>*]:px-2 [&>*]:py-1.5">
              <th scope="col" className="text-left">
                <span className="sr-only">O que se compara</span>
              </th>
              {sides.map((_, index) => (
                <th key={SIDES[index]} scope="col">
                  {names[index]}
                </th>
              ))}
              <th scope="col">Diferença</th>
              <th scope="col">%</th>
            </tr>
          </thead>
          <tbody>
            <ValueRow sides={sides} values={values} />
            {lines.slice(1).map((line) => (
              <LineRow key={line.id} line={line} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <Reasons values={values} names={names} />
    </section>
  );
}

function linesOf([one, other]: CompareTableProps['values']): Line[] {
  const of = (id: 'value' | 'numerator' | 'denominator', name: string): Line => ({
    id,
    name,
    texts: [one.value[id], other.value[id]],
  });
  const ids = [...new Set([...one.parts, ...other.parts].map(({ id }) => id))];
  const parts = ids.map((id): Line => {
    const [mine, theirs] = [one, other].map(({ parts: all }) => all.find((part) => part.id === id));
    return {
      id,
      name: mine?.name ?? theirs?.name ?? id,
      texts: [mine?.count ?? null, theirs?.count ?? null],
    };
  });
  const counted = parts.filter(({ texts }) => texts.some((text) => text !== null && text !== '0'));
  return [of('value', 'Valor'), of('numerator', 'Numerador'), of('denominator', 'Denominador'), ...counted];
}

/** `+1,4`; the sign is always told. */
function signed(text: string | null): string {
  if (text === null) return '–';
  return Number(text) > 0 ? `+${countText(text)}` : countText(text).replace('-', '−');
}

const percent = (text: string | null) => (text === null ? '–' : `${signed(text)}%`);

function LineRow({ line }: { line: Line }) {
  const [one, other] = line.texts;
  return (
    <tr className="border-rule border-b text-right [&>*]:px-2 [&>*]:py-1.5">
      <th scope="row" className="text-left font-normal">
        {line.name}
      </th>
      <td>{countText(one)}</td>
      <td>{countText(other)}</td>
      <td>{signed(differenceOf(one, other))}</td>
      <td>{percent(relativeOf(one, other))}</td>
    </tr>
  );
}

/** What the first row says; a lone percent sign would not be a name. */
const valueName = ({ page: { unitLabel } }: Side) => (unitLabel === '%' ? 'Valor (%)' : unitLabel);

function ValueRow({ sides, values }: Pick<CompareTableProps, 'sides' | 'values'>) {
  const [one, other] = values.map(({ value }) => value.value) as [string | null, string | null];
  return (
    <tr className="border-rule border-b text-right font-semibold [&>*]:px-2 [&>*]:py-1.5">
      <th scope="row" className="text-left">
        {valueName(sides[0])}
      </th>
      {sides.map(({ asked, page, period, name }, index) => (
        <td key={SIDES[index]}>
          {values[index]?.value.text == null || period === null ? (
            '–'
          ) : (
            <SourcedValue
              asked={asked}
              period={period}
              text={values[index].value.text}
              label={`${page.shortName}, ${name}, ${periodWords(period)}`}
            />
          )}
        </td>
      ))}
      <td>{signed(differenceOf(one, other))}</td>
      <td>{percent(relativeOf(one, other))}</td>
    </tr>
  );
}

/** What must be known of either side before they are compared. */
function Reasons({ values, names }: Pick<CompareTableProps, 'values' | 'names'>) {
  const methods = new Set(values.map(({ value }) => `${value.method}/${value.variant}`));
  return (
    <ul className="mt-2 max-w-[80ch] text-14 text-ink-quiet">
      {values.map(({ value }, index) =>
        value.reason === null ? null : (
          <li key={names[index]}>
            {names[index]} ({STATUS_WORDS[value.status]}): {value.reason}
          </li>
        ),
      )}
      {methods.size > 1 && (
        <li className="text-warn">
          Os dois lados não foram feitos pelo mesmo método: a diferença pode ser do método.
        </li>
      )}
    </ul>
  );
}

/** "Mato Grosso está 12,3 acima de Acre". */
function answerOf(
  [side]: CompareTableProps['sides'],
  [one, other]: CompareTableProps['values'],
  names: CompareTableProps['names'],
): string {
  const difference = differenceOf(one.value.value, other.value.value);
  if (difference === null) return 'Um dos lados não tem valor neste período';
  if (Number(difference) === 0) return `${names[0]} e ${names[1]} têm o mesmo valor`;
  const unit = side.page.unit === '%' ? ' pontos' : '';
  const size = `${countText(difference.replace('-', ''))}${unit}`;
  return `${names[0]}: ${size} ${Number(difference) > 0 ? 'acima' : 'abaixo'} de ${names[1]}`;
}
