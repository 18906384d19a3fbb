import { useState } from 'react';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { ReportBody } from '../../contract.ts';
import { wholeOf } from '../../domain/accountability/received.ts';
import {
  type Around,
  type Ineligible,
  totalsInDecimals,
  totalsOf,
} from '../../domain/accountability/report.ts';
import { reais } from '../ledger/ledger-words.ts';
import { readAmount } from './expense-text.ts';

interface BalancesProps {
  report: ReportBody;
  around: Around;
  ineligible: readonly Ineligible[];
  /** Where it may be typed. */
  onChange?: (report: ReportBody) => void;
}

/** What there was, what came, what went and what is left, summed as it is typed. */
export function Balances({ report, around, ineligible, onChange }: BalancesProps) {
  const totals = totalsInDecimals(totalsOf(report, around, ineligible));
  return (
    <>
      <dl className="flex flex-wrap gap-x-10 gap-y-3 border-rule border-y py-3 max-sm:grid max-sm:grid-cols-2">
        <Figure label="Saldo anterior" value={report.opening} />
        <Figure label="Recebido" value={wholeOf(around.received)} />
        <Figure label="Rendimentos" value={report.yields} />
        <Figure label="Serviços" value={totals.care} />
        <Figure
          label={
            around.planFrom === null
              ? 'Adequação sanitária (sem plano aprovado)'
              : `Adequação sanitária (até ${reais(totals.sanitaryLimit)})`
          }
          value={totals.sanitary}
          isBad={Number(totals.sanitary) > Number(totals.sanitaryLimit)}
        />
        {totals.ineligible !== '0.00' && <Figure label="Não aceito" value={totals.ineligible} isBad />}
        <Figure label="Saldo pelas contas" value={totals.closing} isBad={totals.closing.startsWith('-')} />
        {!onChange && <Figure label="Saldo do extrato" value={report.closing} />}
        {!onChange && <Count label="Internações" value={report.admissions} />}
        {!onChange && <Count label="Procedimentos ambulatoriais" value={report.procedures} />}
      </dl>
      {onChange && (
        <div className="grid max-w-[70rem] grid-cols-5 gap-4 max-lg:grid-cols-2 max-sm:grid-cols-1">
          <CountField
            label="Internações do mês"
            value={report.admissions}
            onChange={(admissions) => onChange({ ...report, admissions })}
          />
          <CountField
            label="Procedimentos do mês"
            value={report.procedures}
            onChange={(procedures) => onChange({ ...report, procedures })}
          />
          {(['opening', 'yields', 'closing'] as const).map((name) => (
            <AmountField
              key={name}
              label={FIELDS[name]}
              value={report[name]}
              onChange={(value) => onChange({ ...report, [name]: value })}
            />
          ))}
        </div>
      )}
    </>
  );
}

const FIELDS = {
  opening: 'Saldo anterior (R$)',
  yields: 'Rendimentos (R$)',
  closing: 'Saldo do extrato (R$)',
} as const;

function Figure({ label, value, isBad = false }: { label: string; value: string; isBad?: boolean }) {
  return (
    <div>
      <dt className="text-13 text-ink-quiet">{label}</dt>
      <dd className={`text-18 font-semibold whitespace-nowrap tabular-nums ${isBad ? 'text-bad' : ''}`}>
        {reais(value)}
      </dd>
    </div>
  );
}

function Count({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt className="text-13 text-ink-quiet">{label}</dt>
      <dd className="text-18 font-semibold tabular-nums">{value.toLocaleString('pt-BR')}</dd>
    </div>
  );
}

interface AmountFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Keeps what is typed while it is no amount yet, and says so. */
export function AmountField({ label, value, onChange }: AmountFieldProps) {
  const [text, setText] = useState(value.replace('.', ','));
  const type = (typed: string) => {
    setText(typed);
    const read = readAmount(typed);
    if (read !== null) onChange(read);
  };
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={text}
      onChange={type}
      {...(readAmount(text) === null && { error: 'Escreva um valor em reais, como 1.234,56.' })}
    />
  );
}

const MOST_DIGITS = 7;

function CountField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={String(value)}
      onChange={(text) => onChange(Number(text.replace(/\D/g, '').slice(0, MOST_DIGITS)))}
    />
  );
}
