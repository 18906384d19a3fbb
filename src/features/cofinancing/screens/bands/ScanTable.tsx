import type { ProgrammeAnswer } from '../../contract.ts';

type Scan = NonNullable<ProgrammeAnswer['scan']>;

const CONFIDENCE = { high: 'confiança alta', medium: 'confiança média' } as const;

/** The table as reconstructed, cell by cell, with what the machine read below each and why it was read so. */
export function ScanTable({ scan }: { scan: Scan }) {
  return (
    <section aria-labelledby="digitalizacao">
      <h2 id="digitalizacao" className="text-22">
        O quadro reconstruído, célula por célula
      </h2>
      <p className="mb-3 max-w-[80ch] text-14 text-ink-quiet">
        Em cima, a leitura usada no cálculo; embaixo, entre aspas, o que a máquina leu na digitalização.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={scan.title}>
        <table className="w-full min-w-[900px] text-14 print:min-w-0">
          <thead>
            <tr className="border-rule-strong border-b text-13">
              <th scope="col" className="py-2 pr-3 text-left">
                Faixa
              </th>
              {scan.columns.map(({ key, label }) => (
                <th key={key} scope="col" className="px-2 py-2 text-left align-bottom">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scan.rows.map((row) => (
              <tr key={row.label} className="border-rule border-b align-top">
                <th scope="row" className="py-2 pr-3 text-left font-normal">
                  {row.label}
                </th>
                {scan.columns.map(({ key }) => (
                  <Cell key={key} cell={row.cells[key]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h3 className="mt-6 text-18">Dúvidas que ficam</h3>
      <ul className="mt-1 max-w-[80ch] list-disc pl-5 text-14">
        {scan.doubts.map((doubt) => (
          <li key={doubt} className="py-1">
            {doubt}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Cell({ cell }: { cell: Scan['rows'][number]['cells'][string] | undefined }) {
  if (!cell) return <td className="px-2 py-2 text-ink-quiet">–</td>;
  const sure = cell.status === 'printed' && cell.confidence === 'high';
  return (
    <td className="px-2 py-2">
      <span className="font-semibold">{cell.text.replace(' → ', ': ')}</span>
      {cell.ocr && (
        <span lang="zxx" className="block text-13 text-ink-quiet">
          “{cell.ocr}”
        </span>
      )}
      {!sure && (
        <span className="block text-13 text-warn">
          {cell.status === 'reconstructed' ? 'Reconstruído' : 'Impresso'}, {CONFIDENCE[cell.confidence]}
        </span>
      )}
      <span className="block text-13 text-ink-quiet">{cell.reason.replaceAll('→', ' lido ')}</span>
    </td>
  );
}
