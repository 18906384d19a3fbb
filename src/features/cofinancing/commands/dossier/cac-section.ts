import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay, formatPercent } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { PaperBlock } from '../../../documents/index.ts';
import { periodInWords } from '../../domain/cac/period.ts';
import type { PaymentRecords } from './records.ts';

const PLACES = 2;
const text = (words: string): PaperBlock => ({ kind: 'text', text: words });

/** The evaluations of the commission that reach the payment: result, frozen sheet, meeting and each signature by its hash. */
export function cacSection({ evaluations, names }: PaymentRecords): PaperBlock[] {
  const head: PaperBlock = { kind: 'heading', text: '3. Avaliações da CAC' };
  if (evaluations.length === 0)
    return [head, text('Nenhuma avaliação assinada da CAC alcança esta competência.')];
  return [
    head,
    ...evaluations.flatMap(({ final, evaluation, chain }): PaperBlock[] => {
      const { meeting, opinion, signatures } = evaluation;
      const seats = new Map(
        opinion?.seats.map(({ id, name, institution }) => [id, `${name}, ${institution}`]),
      );
      const from = competenciaInWords(parseCompetencia(final.competencia));
      return [
        text(
          `${final.number}: ${periodInWords(final.period)}, ${formatPercent(Rational.parse(final.percent), PLACES)} das metas, alcança os pagamentos a partir de ${from}. SHA-256 da ficha congelada: ${final.sha256}.`,
        ),
        ...(meeting === null ? [] : [text(`Reunião de ${formatDay(meeting.on)}: ${meeting.minutes}.`)]),
        {
          kind: 'table',
          columns: [
            { label: 'Assento', width: '1fr' },
            { label: 'Assinou', width: '1fr' },
            { label: 'SHA-256 do que assinou', width: '72mm' },
          ],
          rows: signatures.map(({ seat, by, at, sha256 }) => [
            seats.get(seat) ?? seat,
            `${by === null ? 'o sistema' : (names.get(by) ?? 'pessoa sem cadastro')}, ${formatDay(at.slice(0, 10))}`,
            sha256,
          ]),
        },
        text(`SHA-256 do último evento: ${chain.events.at(-1)?.hash ?? 'nenhum'}.`),
      ];
    }),
  ];
}
