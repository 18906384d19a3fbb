import { Temporal } from 'temporal-polyfill';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import type { Paper } from '../../../documents/index.ts';
import type { Obligation } from '../../domain/obligations/obligation.ts';
import type { Sent } from '../../domain/obligations/submission.ts';
import type { Agreement } from '../../domain/programme.ts';

interface Protocolled {
  readonly agreement: Agreement;
  readonly obligation: Obligation;
  readonly sent: Sent;
  /** Name of who sent it. */
  readonly by: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly day: string;
  readonly timeZone: string;
  readonly sha256: string;
}

/** What was received, when, from whom and with which hash: nothing is said of whether it proves. */
export function protocolPaper(said: Protocolled): Paper {
  const { agreement, obligation, sent } = said;
  const local = Temporal.Instant.from(said.at).toZonedDateTimeISO(said.timeZone);
  const hour = local.toPlainTime().toString({ smallestUnit: 'second' });
  const month =
    sent.month === null ? [] : [{ label: 'Mês', value: competenciaInWords(parseCompetencia(sent.month)) }];
  return {
    title: 'Protocolo de envio',
    subtitle: `${obligation.label}: ${agreement.name}`,
    foot: `Protocolo de envio · ${agreement.name} · ${obligation.id}`,
    day: said.day,
    contentSha256: said.sha256,
    hashOf: 'do que foi enviado',
    blocks: [
      { kind: 'heading', text: 'O que foi recebido' },
      {
        kind: 'pairs',
        rows: [
          { label: 'Obrigação', value: `${obligation.label}. “${obligation.cite.quote}”` },
          ...month,
          { label: 'Recebido em', value: `${formatDay(local.toPlainDate().toString())}, às ${hour}` },
          { label: 'Enviado por', value: said.by },
          { label: 'Arquivo', value: sent.file.fileName },
          { label: 'SHA-256 do arquivo', value: sent.file.sha256 },
          ...(sent.note === '' ? [] : [{ label: 'Observação', value: sent.note }]),
        ],
      },
      {
        kind: 'notice',
        title: 'O que este protocolo não diz',
        lines: [
          'O recebimento não é a comprovação: o Escritório Regional ou a SPCA aceita o envio ou o devolve com o motivo.',
        ],
      },
    ],
  };
}
