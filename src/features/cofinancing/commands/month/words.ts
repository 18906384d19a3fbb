import { competenciaShort, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatBrl } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { StoredEvent } from '../../../../platform/events.ts';
import type { MonthEvent } from '../../domain/month/month-event.ts';

const LABELS: Readonly<Record<MonthEvent['type'], string>> = {
  'production-closed': 'Produção fechada',
  'lines-validated': 'Indicadores validados',
  calculated: 'Calculada, com parecer',
  'sent-back': 'Devolvida para correção',
  checked: 'Conferida e assinada',
  authorised: 'Autorizada e assinada',
  'ordinance-issued': 'Portaria emitida',
  'ordinance-published': 'Portaria publicada',
  'ordinance-withdrawn': 'Portaria cancelada antes da publicação',
  committed: 'Empenhada',
  liquidated: 'Liquidada',
  'bank-ordered': 'Em ordem bancária',
  paid: 'Paga',
  reconciled: 'Conciliada',
  annulled: 'Documento anulado',
  'instalment-recorded': 'Parcela de recuperação lançada',
  'instalment-reversed': 'Parcela de recuperação estornada',
  discounted: 'Descontada por recuperação',
  'discount-reversed': 'Desconto de recuperação estornado',
  'adjustment-proposed': 'Ajuste proposto',
  adjusted: 'Ajustada e assinada',
  withheld: 'Retida',
  released: 'Liberada',
  returned: 'Devolvida',
  accounted: 'Contas prestadas',
  closed: 'Encerrada',
};

/** What happened to a competência, as its history tells it. */
export const eventLabel = (type: string): string => LABELS[type as MonthEvent['type']] ?? type;

/** Which instalment it is, and of which competência. */
function ofInstalment({ owedBy, number }: StoredEvent['data']): string | undefined {
  if (owedBy === undefined) return undefined;
  return `parcela ${String(number)} da recuperação de ${competenciaShort(parseCompetencia(String(owedBy)))}`;
}

/** Document, number, amount, reason: what the event says besides its name; null where it says no more. */
export function eventDetail({ data, reason }: StoredEvent): string | null {
  const { document, number, memory, amount, opinion, signedSha256 } = data as Record<
    string,
    string | undefined
  >;
  const lines = (data.lines ?? []) as readonly { readonly label: string; readonly words: string | null }[];
  const said = [
    ...lines.map(({ label, words }) => (words === null ? label : `${label}: ${words}`)),
    ofInstalment(data),
    (typeof number === 'string' ? number : undefined) ?? document ?? memory,
    data.of === undefined ? undefined : `anula ${String(data.of)}`,
    amount === undefined ? undefined : formatBrl(Rational.parse(amount)),
    opinion,
    reason ?? undefined,
    signedSha256 === undefined ? undefined : `SHA-256 ${signedSha256.slice(0, 12)}…`,
  ].filter((each) => each !== undefined);
  return said.length === 0 ? null : said.join(' · ');
}
