import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { OriginBadge, originOfFiles } from '../../../../web/components/OriginBadge.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { SignatureFields } from '../../../accounts/screens/index.tsx';
import type { MonthAnswer, ProductionAnswer } from '../../contract.ts';
import { reais } from '../ledger/ledger-words.ts';
import { useSaying } from './queries.ts';
import { TypedDialog } from './TypedDialog.tsx';

/** What the hospital produced in the month that is paid, with its files; or typed and countersigned where they are missing. */
export function MonthProduction({ month }: { month: MonthAnswer }) {
  const [typing, setTyping] = useState(false);
  const { production, productionMonth, offers } = month;
  if (productionMonth === null)
    return (
      <Section title="Produção">
        <p className="text-16">
          Regime excepcional: paga-se a média que o ato fixa, e não a produção de um mês.
        </p>
      </Section>
    );
  const mayType =
    offers.some(({ action }) => action === 'close-production') &&
    month.authorisation === null &&
    production[0]?.origin !== 'files';
  return (
    <Section title={`Produção de ${competenciaInWords(parseCompetencia(productionMonth))}`}>
      {production.length === 0 && (
        <p className="text-16">
          Ainda não foi lida. “Fechar a produção” a lê nos arquivos do SIH e do SIA em vigor; onde faltam, uma
          pessoa a digita e outra a contra-assina.
        </p>
      )}
      {production.slice(0, 1).map((record) => (
        <RecordLine key={record.id} record={record} month={month} />
      ))}
      {production.length > 1 && (
        <details className="mt-3 text-14">
          <summary className="cursor-pointer text-action">
            Registros anteriores ({production.length - 1})
          </summary>
          {production.slice(1).map((record) => (
            <RecordLine key={record.id} record={record} month={month} />
          ))}
        </details>
      )}
      {mayType && (
        <Button kind="quiet" onPress={() => setTyping(true)}>
          Digitar a produção
        </Button>
      )}
      {typing && <TypedDialog month={month} onClose={() => setTyping(false)} />}
    </Section>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mb-8 max-w-[900px]">
    <h2 className="mb-2 text-22">{title}</h2>
    {children}
  </section>
);

function RecordLine({ record, month }: { record: ProductionAnswer; month: MonthAnswer }) {
  const [signing, setSigning] = useState(false);
  const { parts, total, files, origin, reason, by, at, countersignedBy, holds, mayCountersign, cnes } =
    record;
  return (
    <div className="border-rule border-t py-3">
      <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-14">
        <OriginBadge origin={originOf(record)} />
        <span>
          {origin === 'files' ? `Lida nos arquivos, CNES ${cnes}` : 'Digitada'} por {by ?? 'Sistema'},{' '}
          {formatInstant(at)}
        </span>
        {origin === 'typed' && (
          <strong className="font-semibold">
            {holds
              ? `Contra-assinada por ${countersignedBy ?? 'outra pessoa'}`
              : 'À espera de contra-assinatura'}
          </strong>
        )}
      </p>
      {originOf(record) === 'demonstration' && (
        <p className="mb-2 max-w-[80ch] text-14 text-ink-quiet">
          Produção gerada e calibrada pelo Anexo do ato: que os meses deem os números dele é como foi feita, e
          nada prova da base presumida.
        </p>
      )}
      {reason && <p className="mb-2 text-14">{reason}</p>}
      <table className="w-full text-14">
        <tbody>
          {parts.map(({ part, label, system, amount }) => (
            <tr key={part} className="border-rule border-b">
              <th scope="row" className="py-1.5 text-left font-normal">
                {label} <span className="text-ink-quiet">({system})</span>
              </th>
              <td className="py-1.5 text-right tabular-nums">{reais(amount)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="py-1.5 text-left font-semibold">
              Total
            </th>
            <td className="py-1.5 text-right font-semibold tabular-nums">{reais(total)}</td>
          </tr>
        </tbody>
      </table>
      {files.length > 0 && (
        <ul className="mt-2 text-13 text-ink-quiet">
          {files.map(({ file, sha256, date }) => (
            <li key={sha256}>
              {file}
              {date && `, emitido em ${formatDay(date)}`} ·{' '}
              <span className="break-all">SHA-256 {sha256}</span>
            </li>
          ))}
        </ul>
      )}
      {mayCountersign && (
        <div className="mt-2">
          <Button kind="primary" onPress={() => setSigning(true)}>
            Contra-assinar
          </Button>
        </div>
      )}
      {signing && <CountersignDialog record={record} month={month} onClose={() => setSigning(false)} />}
    </div>
  );
}

function originOf({ origin, files }: ProductionAnswer) {
  return origin === 'typed' ? 'entered' : originOfFiles(files);
}

interface CountersignProps {
  record: ProductionAnswer;
  month: MonthAnswer;
  onClose: () => void;
}

function CountersignDialog({ record, month, onClose }: CountersignProps) {
  const [retyped, setRetyped] = useState({ password: '', code: '' });
  const { sayAt } = useSaying(month);
  const path = `/api/cofinancing/agreements/${encodeURIComponent(month.agreement.id)}/production/${record.id}/countersign`;
  return (
    <FormDialog
      title="Contra-assinar a produção digitada"
      saveLabel="Contra-assinar"
      onClose={onClose}
      save={async () => void (await sayAt(path, retyped, z.object({})))}
    >
      <p className="text-14">
        Você assina que {reais(record.total)} é a produção do mês, digitada por {record.by ?? 'outra pessoa'}:{' '}
        {record.reason}
      </p>
      <SignatureFields value={retyped} onChange={setRetyped} />
    </FormDialog>
  );
}
