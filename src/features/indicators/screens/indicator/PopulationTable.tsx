import { formatCount } from '../../../../kernel/format.ts';
import { FilesMenu, type FilesTable } from '../../../../web/components/FilesMenu.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { IndicatorPage } from '../../contract.ts';
import { numberOf, periodWords } from '../words.ts';

type Populations = NonNullable<IndicatorPage['populations']>;
type Pair = Populations['items'][number];

const count = (whole: string) => formatCount(BigInt(whole));

/** `+62.318`: how many more people the other publication says. */
export const differenceText = (whole: string): string => {
  const difference = BigInt(whole);
  return difference > 0n ? `+${formatCount(difference)}` : formatCount(difference);
};

/** The population that divides, beside the other of the same place and year, and what the value would be with it. */
export function PopulationTable({ page }: { page: IndicatorPage }) {
  const { populations } = page;
  if (populations === null) return null;
  const isEffectKnown = populations.items.some(({ textWithOther }) => textWithOther !== null);
  return (
    <section aria-labelledby="populations">
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <h2 id="populations" className="text-18">
          A população usada e a outra
        </h2>
        <FilesMenu
          of="População usada e a outra"
          name={`indicador-${page.code}-${page.territory.code}-populacao`}
          table={() => populationFile(page, populations)}
        />
      </div>
      <p className="max-w-[80ch] text-14 text-ink-quiet">{populations.why}</p>
      <TableScroll label="População usada e a outra do mesmo ano">
        <table className="mt-2 w-full max-w-5xl min-w-xl text-14">
          <thead>
            <tr className="border-rule-strong border-b text-left text-13 [&>th]:px-2 [&>th]:py-1.5">
              <th scope="col">Valor de</th>
              <th scope="col">Usada</th>
              <th scope="col" className="text-right">
                Pessoas
              </th>
              <th scope="col">Não usada</th>
              <th scope="col" className="text-right">
                Pessoas
              </th>
              <th scope="col" className="text-right">
                Diferença
              </th>
              {isEffectKnown && (
                <th scope="col" className="text-right">
                  Valor com a outra
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {populations.items.toReversed().map((pair) => (
              <PairRow key={`${pair.period}/${pair.other}`} pair={pair} isEffectKnown={isEffectKnown} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

function PairRow({ pair, isEffectKnown }: { pair: Pair; isEffectKnown: boolean }) {
  return (
    <tr className="border-rule border-b align-top [&>*]:px-2 [&>*]:py-1.5">
      <th scope="row" className="text-left font-normal whitespace-nowrap">
        {periodWords(pair.period)}
        <span className="text-ink-quiet"> · {pair.text}</span>
      </th>
      <td>{pair.used}</td>
      <td className="text-right">{count(pair.people)}</td>
      <td className="text-ink-quiet">{pair.other}</td>
      <td className="text-right">{count(pair.otherPeople)}</td>
      <td className="text-right">{differenceText(pair.difference)}</td>
      {isEffectKnown && <td className="text-right">{pair.textWithOther ?? '–'}</td>}
    </tr>
  );
}

function populationFile(page: IndicatorPage, { why, items }: Populations): FilesTable {
  return {
    header: [
      'Indicador',
      'Território',
      'Período',
      'Valor',
      'Ano da população',
      'População usada',
      'Pessoas na usada',
      'População não usada',
      'Pessoas na não usada',
      'Diferença',
      'Valor com a não usada',
      'Por que esta população',
    ],
    rows: items.map((pair) => [
      page.code,
      page.territory.name,
      pair.period,
      pair.text,
      pair.year,
      pair.used,
      Number(pair.people),
      pair.other,
      Number(pair.otherPeople),
      Number(pair.difference),
      numberOf(pair.valueWithOther),
      why,
    ]),
  };
}
