import { FileText } from 'lucide-react';
import { useState } from 'react';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { ObligationLine } from '../../contract.ts';
import { ProofLink } from '../life/Proof.tsx';
import { AcceptDialog, ReturnDialog, SubmitDialog, WithdrawDialog } from './ObligationDialogs.tsx';
import { protocolAddress } from './queries.ts';
import { SUBMISSION_LOOKS, type Submission } from './words.ts';

interface SubmissionsProps {
  termo: string;
  line: ObligationLine;
}

/** What was sent of an obligation, the newest first, and what the reader may do with it. */
export function Submissions({ termo, line }: SubmissionsProps) {
  const [isSending, setSending] = useState(false);
  const [newest, ...older] = line.submissions;
  return (
    <div className="mt-2 flex flex-col items-start gap-2">
      {newest && <One termo={termo} line={line} submission={newest} />}
      {older.length > 0 && (
        <details className="w-full">
          <summary className="cursor-pointer text-13 text-ink-quiet">
            {older.length === 1 ? 'Um envio anterior' : `${older.length} envios anteriores`}
          </summary>
          <div className="mt-2 flex flex-col gap-2">
            {older.map((each) => (
              <One key={each.paper} termo={termo} line={line} submission={each} />
            ))}
          </div>
        </details>
      )}
      {line.maySubmit && (
        <Button
          className="screen-only"
          aria-label={`Apresentar: ${line.label}`}
          onPress={() => setSending(true)}
        >
          Apresentar
        </Button>
      )}
      {isSending && <SubmitDialog termo={termo} line={line} onClose={() => setSending(false)} />}
    </div>
  );
}

const ANSWERS = {
  accept: { label: 'Aceitar', kind: 'primary', Dialog: AcceptDialog },
  return: { label: 'Devolver', kind: 'secondary', Dialog: ReturnDialog },
  withdraw: { label: 'Desfazer o envio', kind: 'quiet', Dialog: WithdrawDialog },
} as const;
type Answer = keyof typeof ANSWERS;

function One({ termo, line, submission }: SubmissionsProps & { submission: Submission }) {
  const [doing, setDoing] = useState<Answer | null>(null);
  const { number, paper, month, file, by, at, state, answer, note, sha256, offers } = submission;
  const look = SUBMISSION_LOOKS[state];
  const Dialog = doing && ANSWERS[doing].Dialog;
  return (
    <div className="w-full border-rule-strong border-l-2 pl-3 text-14">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <a href={protocolAddress(termo, paper)} className="inline-flex items-center gap-1 font-semibold">
          <FileText aria-hidden="true" className="size-4 shrink-0" />
          {number}
        </a>
        <Badge icon={look.icon} tone={look.tone}>
          {look.words}
        </Badge>
        {month !== null && <span>{competenciaInWords(parseCompetencia(month))}</span>}
      </p>
      <p className="text-13 text-ink-quiet">
        {by ?? 'Sistema'}, {formatInstant(at)} · SHA-256 <span title={sha256}>{sha256.slice(0, 12)}…</span>
      </p>
      <ProofLink file={file} />
      {note !== '' && <p>{note}</p>}
      {answer !== null && <AnswerWords submission={submission} answer={answer} />}
      {offers.length > 0 && (
        <div className="screen-only mt-1 flex flex-wrap gap-2">
          {(Object.keys(ANSWERS) as Answer[])
            .filter((each) => offers.includes(each))
            .map((each) => (
              <Button
                key={each}
                kind={ANSWERS[each].kind}
                aria-label={`${ANSWERS[each].label} ${number}`}
                onPress={() => setDoing(each)}
              >
                {ANSWERS[each].label}
              </Button>
            ))}
        </div>
      )}
      {Dialog && <Dialog termo={termo} line={line} submission={submission} onClose={() => setDoing(null)} />}
    </div>
  );
}

function AnswerWords({
  submission: { state },
  answer: { by, at, reason, until },
}: {
  submission: Submission;
  answer: NonNullable<Submission['answer']>;
}) {
  return (
    <p>
      {reason !== null && <span>{reason} </span>}
      {until !== null && <span>Vale até {formatDay(until)}. </span>}
      <span className="text-13 text-ink-quiet">
        {SUBMISSION_LOOKS[state].words} por {by ?? 'Sistema'}, {formatInstant(at)}
      </span>
    </p>
  );
}
