import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Drawer } from '../../../../web/components/Drawer.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { LedgerEntryDetail } from '../../contract.ts';
import { dossierPath } from '../queries.ts';
import { entryName, monthShort, POSITION_WORDS, reais, SOURCE_WORDS } from './ledger-words.ts';
import { useLedgerEntry } from './queries.ts';

interface EntryDrawerProps {
  sequence: number;
  onMove: (sequence: number) => void;
  onClose: () => void;
  onNext: (() => void) | undefined;
  onPrevious: (() => void) | undefined;
}

/** One entry: its two sides, what it rests on, who wrote it, and the hashes that hold it. */
export function EntryDrawer({ sequence, onMove, ...drawer }: EntryDrawerProps) {
  const query = useLedgerEntry(sequence);
  const entry = query.data;
  return (
    <Drawer
      title={entry ? entryName(entry) : `Lançamento ${sequence}`}
      subtitle={entry ? `Lançamento ${sequence} · ${entry.municipality.name}` : undefined}
      {...drawer}
    >
      {query.isPending && <Loading label="Lendo o lançamento" />}
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {entry && (
        <div className="flex flex-col gap-6">
          <Facts entry={entry} onMove={onMove} />
          <Sides entry={entry} />
          {entry.attribution && <Attribution attribution={entry.attribution} />}
          {entry.instalments.length > 0 && <Instalments instalments={entry.instalments} />}
          {entry.position && <After entry={entry} />}
          <Hashes entry={entry} />
        </div>
      )}
    </Drawer>
  );
}

const LIST =
  'grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-16 [&_dt]:text-14 [&_dt]:text-ink-quiet [&_dd]:break-words';

function Row({ label, children }: { label: string; children: ReactNode }) {
  if (children === null || children === '') return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

type Labels = Readonly<Partial<Record<LedgerEntryDetail['kind'], string>>>;
const REFERS: Labels = { reversal: 'Estorna', annulment: 'Anula' };
const CLOSED_BY: Labels = { suspension: 'Encerrada por', 'recovery-instalment': 'Estornada por' };

function Facts({ entry, onMove }: { entry: LedgerEntryDetail } & Pick<EntryDrawerProps, 'onMove'>) {
  const { act, refersTo, closedBy, kind } = entry;
  return (
    <dl className={LIST}>
      <Row label="Valor">
        <span className="font-semibold tabular-nums">{reais(entry.amount)}</span>
      </Row>
      <Row label="Competência">{monthsInWords(entry)}</Row>
      <Row label="Dia">{formatDay(entry.occurredOn)}</Row>
      <Row label="Hospital">{entry.unit.name}</Row>
      <Row label="Fundo que recebe">{entry.fund}</Row>
      <Row label="Programa">{entry.programme.name}</Row>
      <Row label="Origem">{SOURCE_WORDS[entry.source]}</Row>
      <Row label="Ato">{act && <Link to={`/atos/${act.id}` as string}>{act.name}</Link>}</Row>
      <Row label="Motivo">{entry.reason}</Row>
      <Row label={REFERS[kind] ?? 'Refere-se a'}>
        {refersTo && <EntryLink sequence={refersTo} onMove={onMove} />}
      </Row>
      <Row label={CLOSED_BY[kind] ?? 'Anulado por'}>
        {closedBy && <EntryLink sequence={closedBy} onMove={onMove} />}
      </Row>
      <Row label="Pagamento">
        <PaymentLinks entry={entry} />
      </Row>
      <Row label="Lançado">{`${formatInstant(entry.at)}, por ${entry.by ?? 'Pactua'}`}</Row>
    </dl>
  );
}

/** The calculation and everything that was recorded of the payment that the entry is of. */
function PaymentLinks({ entry: { agreement, competencia } }: { entry: LedgerEntryDetail }) {
  if (agreement === null || competencia === null) return 'De várias competências';
  return (
    <>
      <Link to={`/cofinanciamento/termos/${agreement}/competencias/${competencia}` as string}>
        Memória de cálculo
      </Link>
      {' · '}
      <a href={dossierPath(agreement, competencia)} download>
        Dossiê (PDF)
      </a>
    </>
  );
}

function monthsInWords({ kind, months, competencia }: LedgerEntryDetail): string {
  if (months !== null) return months.map(monthShort).join(', ');
  return kind === 'suspension' ? 'Todas desta conta' : monthShort(competencia);
}

function EntryLink({ sequence, onMove }: { sequence: number } & Pick<EntryDrawerProps, 'onMove'>) {
  return (
    <button type="button" className="cursor-pointer text-action underline" onClick={() => onMove(sequence)}>
      lançamento {sequence}
    </button>
  );
}

function Sides({ entry: { lines } }: { entry: LedgerEntryDetail }) {
  if (lines.length === 0)
    return <p className="text-14 text-ink-quiet">Não havia valor por pagar: nada se moveu.</p>;
  const several = new Set(lines.map(({ competencia }) => competencia)).size > 1;
  return (
    <TableScroll label="Os dois lados">
      <table className="w-full text-14">
        <caption className="pb-1 text-left text-16 font-semibold">Os dois lados</caption>
        <thead>
          <tr className="border-rule-strong border-b text-13 text-ink-quiet [&_th]:py-1 [&_th]:font-normal">
            <th scope="col" className="text-left">
              Conta
            </th>
            <th scope="col" className="pl-3 text-right">
              Débito
            </th>
            <th scope="col" className="pl-3 text-right">
              Crédito
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.competencia} ${line.code} ${line.side}`} className="border-rule border-b">
              <th scope="row" className="py-1.5 text-left font-normal">
                {line.name}
                {several && (
                  <span className="block text-13 text-ink-quiet">{monthShort(line.competencia)}</span>
                )}
              </th>
              {(['debit', 'credit'] as const).map((side) => (
                <td key={side} className="py-1.5 pl-3 text-right align-top whitespace-nowrap tabular-nums">
                  {line.side === side ? reais(line.amount) : ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const PARTS = [
  ['data', 'Dados novos'],
  ['rule', 'Regra nova'],
  ['reading', 'Interpretação decidida'],
  ['manual', 'Correção manual'],
] as const;

function Attribution({ attribution }: { attribution: NonNullable<LedgerEntryDetail['attribution']> }) {
  return (
    <section>
      <h3 className="pb-1 text-16 font-semibold">De onde vem a diferença</h3>
      <dl className={LIST}>
        {PARTS.map(([key, label]) => (
          <Row key={key} label={label}>
            <span className="tabular-nums">{reais(attribution[key])}</span>
          </Row>
        ))}
      </dl>
    </section>
  );
}

function Instalments({ instalments }: Pick<LedgerEntryDetail, 'instalments'>) {
  return (
    <section>
      <h3 className="pb-1 text-16 font-semibold">Parcelas</h3>
      <ol className="text-14">
        {instalments
          .map((each, index) => ({ ...each, number: index + 1 }))
          .map(({ number, due, amount }) => (
            <li key={number} className="flex justify-between border-rule border-b py-1.5 tabular-nums">
              <span>
                {number}. {monthShort(due)}
              </span>
              <span>{reais(amount)}</span>
            </li>
          ))}
      </ol>
    </section>
  );
}

function After({ entry: { position, competencia } }: { entry: LedgerEntryDetail }) {
  if (position === null) return null;
  return (
    <section>
      <h3 className="pb-1 text-16 font-semibold">Como ficou {monthShort(competencia)}</h3>
      <dl className={LIST}>
        {POSITION_WORDS.map(([key, label]) => (
          <Row key={key} label={label}>
            <span className="tabular-nums">{reais(position[key])}</span>
          </Row>
        ))}
      </dl>
    </section>
  );
}

function Hashes({ entry: { hash, previousHash, calculation } }: { entry: LedgerEntryDetail }) {
  const code = (text: string) => <span className="text-13 break-all text-ink-quiet">{text}</span>;
  return (
    <section>
      <h3 className="pb-1 text-16 font-semibold">Cadeia</h3>
      <dl className={LIST}>
        <Row label="Hash">{code(hash)}</Row>
        <Row label="Do anterior">
          {previousHash === null ? 'É o primeiro lançamento do livro' : code(previousHash)}
        </Row>
        <Row label="Do cálculo">{calculation && code(calculation)}</Row>
      </dl>
    </section>
  );
}
