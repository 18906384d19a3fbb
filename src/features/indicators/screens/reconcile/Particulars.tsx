import type { ReconciliationAnswer } from '../../contract.ts';

/** What was left out of the comparison, and the files that were counted. */
export function Particulars({ answer }: { answer: ReconciliationAnswer }) {
  return (
    <section aria-labelledby="particulars" className="max-w-5xl text-14">
      <h2 id="particulars" className="text-18">
        O que foi comparado
      </h2>
      <ul className="mt-2 list-disc pl-5">
        <li>
          {answer.compared === 1 ? '1 célula comparada' : `${answer.compared} células comparadas`} de{' '}
          {answer.fileName}.
        </li>
        {answer.skipped.map(({ reason, cells, rows }) => (
          <li key={reason}>
            {cells === 1 ? '1 célula deixada' : `${cells} células deixadas`} de fora: {reason} (
            {rows.join(', ')}).
          </li>
        ))}
        {answer.wrongTotals.length > 0 && (
          <li>
            No próprio arquivo, o total impresso não é a soma das linhas em: {answer.wrongTotals.join(', ')}.
          </li>
        )}
      </ul>
      <details className="mt-3">
        <summary className="cursor-pointer">
          {answer.files.length === 1
            ? '1 arquivo oficial contado'
            : `${answer.files.length} arquivos oficiais contados`}
        </summary>
        <ul className="mt-2">
          {answer.files.map((file) => (
            <li key={file.id} className="border-rule border-b py-1">
              {file.fileName} <span className="break-all text-13 text-ink-quiet">{file.sha256}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
