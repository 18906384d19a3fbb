import { Link } from '@tanstack/react-router';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import type { AccountsAnswer } from '../../contract.ts';
import { reais } from '../ledger/ledger-words.ts';

const inWords = (month: string) => competenciaInWords(parseCompetencia(month));

/** Money that came after the accounts of its competência: where it is accounted for, by which reading, and what the other would give. */
export function LateMoney({ accounts }: { accounts: AccountsAnswer }) {
  const { agreement, own, late, elsewhere, lateReading } = accounts;
  if (lateReading === null) return null;
  const link = (month: string) => (
    <Link to={`/cofinanciamento/termos/${agreement.id}/prestacao-de-contas/${month}` as string}>
      {inWords(month)}
    </Link>
  );
  return (
    <section
      aria-label="Valores pagos depois das contas"
      className="flex max-w-[80ch] flex-col gap-1 text-14"
    >
      {late.length > 0 && <p>Do recebido, {reais(own)} são desta competência.</p>}
      {late.map(({ of, amount }) => (
        <p key={of}>
          <strong className="font-semibold">{reais(amount)}</strong> são de {link(of)}: foram pagos depois das
          contas dela.
        </p>
      ))}
      {elsewhere.map((each) => (
        <p key={each.in ?? ''}>
          <strong className="font-semibold">{reais(each.amount)}</strong> desta competência foram pagos depois
          destas contas, que ficam como estão:{' '}
          {each.in === null ? (
            'entram nas próximas que o município apresentar.'
          ) : (
            <>entram no recebido de {link(each.in)}.</>
          )}
        </p>
      ))}
      <details className="text-ink-quiet">
        <summary className="cursor-pointer">Por que entram em contas seguintes</summary>
        <p>
          {lateReading.question} {lateReading.chosen}
        </p>
        <p>
          Pela outra leitura ({lateReading.other}), estas contas responderiam por{' '}
          {reais(lateReading.received)}, com até {reais(lateReading.sanitaryLimit)} para adequação sanitária.
        </p>
      </details>
    </section>
  );
}
