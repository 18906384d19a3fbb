import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay, formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { PaperBlock } from '../../../documents/index.ts';
import { PARTY_WORDS } from '../../domain/assessment/may.ts';
import { assessmentInWords } from '../../domain/assessment/period.ts';
import type { PaymentRecords } from './records.ts';

const text = (words: string): PaperBlock => ({ kind: 'text', text: words });
const tab = (factor: string): string => `${formatExact(Rational.parse(factor), 2, 4)} TabelaSUS`;

/** The assessment of the incentive that fixes the factor of the payment: its score, what was ratified of it, its evidence and each signature by its hash. */
export function assessmentSection({ assessment, names }: PaymentRecords): PaperBlock[] {
  const head: PaperBlock = { kind: 'heading', text: '4. Avaliação do incentivo' };
  if (assessment === null)
    return [
      head,
      text(
        'Nenhuma avaliação do incentivo fixou o fator deste cálculo: é o da tabela do ato ou o da portaria que a memória de cálculo cita.',
      ),
    ];
  const { period, competencia, frozen, scored, ratified, ordinance, published, signatures } = assessment;
  const who = (id: string | null) => (id === null ? 'o sistema' : (names.get(id) ?? 'pessoa sem cadastro'));
  const from = competenciaInWords(parseCompetencia(competencia));
  return [
    head,
    text(
      `${ordinance.number}, publicada em ${formatDay(published.day)} (${published.gazette}): avaliação do ${assessmentInWords(period)}, que fixa o fator em ${tab(ratified.factor)} a partir da competência de ${from}. Ratificada por ${who(ratified.by)} em ${formatDay(ratified.at.slice(0, 10))}.`,
    ),
    text(
      `A pontuação dos critérios é de ${tab(scored.score.factor)}.${ratified.reason === null ? '' : ` O valor ratificado é menor porque: ${ratified.reason}`}`,
    ),
    {
      kind: 'table',
      columns: [
        { label: 'Critério', width: '1fr' },
        { label: 'Evidência', width: 'auto', numbers: true },
        { label: 'Pontos', width: 'auto', numbers: true },
      ],
      rows: scored.score.criteria.map(({ label, value, score }) => [
        label,
        value === '' ? '–' : value.replace('.', ','),
        score.replace('.', ','),
      ]),
    },
    text(
      `Evidência congelada como se conhecia em ${formatDay(frozen.evidence.knownOn)}. SHA-256 da evidência: ${frozen.sha256}; da pontuação: ${scored.sha256}. ${assessment.holds ? 'Refeitos agora sobre o que está guardado: conferem' : 'O que está guardado NÃO os dá: confira a cópia de segurança'}.`,
    ),
    {
      kind: 'table',
      columns: [
        { label: 'Assinou', width: '1fr' },
        { label: 'Quem e quando', width: '1fr' },
        { label: 'SHA-256 do que assinou', width: '72mm' },
      ],
      rows: signatures.map(({ party, by, at, sha256 }) => [
        PARTY_WORDS[party],
        `${who(by)}, ${formatDay(at.slice(0, 10))}`,
        sha256,
      ]),
    },
    text(`SHA-256 do último evento: ${assessment.chain.events.at(-1)?.hash ?? 'nenhum'}.`),
  ];
}
