import type { Deadline } from '../deadline.ts';
import { type Decision, deadlineInForce, type InForce } from '../renegotiation.ts';
import { deadlineInWords } from './in-words.ts';

interface Redefined {
  readonly number: number;
  readonly from: InForce;
  readonly to: InForce;
  readonly decision: Decision | null;
}

/** What a person's word in a deadline says; what an import makes of it is told by the import. Who and when stand beside it. */
export function deadlineEventWords({
  type,
  data,
}: {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}): string {
  if (type === 'renegotiated') return redefinedWords(data as unknown as Redefined);
  if (type === 'renegotiation-undone')
    return `Desfez a ${data.number}ª redefinição da ação: voltou a valer o que valia antes.`;
  const to = data.to as Deadline;
  if (type === 'taken-back') return `Desfez a confirmação do prazo: voltou a ler-se ${deadlineInWords(to)}.`;
  return `Confirmou o prazo: ${deadlineInWords(to)}.`;
}

function redefinedWords({ number, from, to, decision }: Redefined): string {
  const deadline =
    deadlineInForce(from.deadline) === deadlineInForce(to.deadline)
      ? []
      : [`o prazo passou de “${deadlineInForce(from.deadline)}” a “${deadlineInForce(to.deadline)}”`];
  const title =
    from.redefinedTitle === to.redefinedTitle
      ? []
      : [
          to.redefinedTitle === null
            ? 'o texto voltou ao impresso'
            : `o texto passou a “${to.redefinedTitle}”`,
        ];
  const by = decision === null ? '' : ` Decisão: ${decision.words}.`;
  return `Redefiniu a ação pela ${number}ª vez: ${[...deadline, ...title].join('; ')}.${by}`;
}
