import { Paperclip, X } from 'lucide-react';
import { useState } from 'react';
import { AttachFile } from '../../../../web/components/AttachFile.tsx';
import { Button } from '../../../../web/components/Button.tsx';
import { Drawer } from '../../../../web/components/Drawer.tsx';
import { useFileSending } from '../../../../web/components/form-work.ts';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import type { MonthLine, ReportAnswer } from '../../contract.ts';
import { monthWords } from '../month-words.ts';
import { evidenceAddress, sendEvidence } from '../queries.ts';
import { statusText } from '../words.ts';
import { GiveBackLine } from './GiveBackLine.tsx';
import { useLineDraft } from './use-line-draft.tsx';
import type { ReportCells } from './use-report-cells.ts';

interface LineDrawerProps {
  answer: ReportAnswer;
  line: MonthLine;
  cells: ReportCells;
  onClose: () => void;
  onNext: (() => void) | undefined;
  onPrevious: (() => void) | undefined;
}

/** One line of the month: what is said, what proves it, what was said before, and what the document notes. */
export function LineDrawer({ answer, line, cells, onNext, onPrevious, onClose }: LineDrawerProps) {
  return (
    <Drawer
      title={line.title}
      subtitle={`Ação operacional ${line.action} · ${line.unit}`}
      onClose={onClose}
      {...(onNext && { onNext })}
      {...(onPrevious && { onPrevious })}
    >
      <div className="flex flex-col gap-6">
        {line.reason !== null && line.review !== 'approved' && (
          <p className="border-warn border-l-[3px] pl-3 text-14">Devolvida: {line.reason}</p>
        )}
        {line.refusal === null ? (
          <SayForm key={`${line.action} ${line.version}`} line={line} cells={cells} />
        ) : (
          <Said line={line} />
        )}
        {answer.may.giveBack && line.review !== 'returned' && <GiveBackLine answer={answer} line={line} />}
        <Proofs line={line} cells={cells} />
        <Facts line={line} />
      </div>
    </Drawer>
  );
}

function SayForm({ line, cells }: Pick<LineDrawerProps, 'line' | 'cells'>) {
  const { fields, read } = useLineDraft(line);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    try {
      setProblem(null);
      await cells.write(line, read());
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      {fields}
      {problem && (
        <p role="alert" className="text-14 text-bad">
          {problem}
        </p>
      )}
      <Button kind="primary" className="self-start" onPress={() => void save()}>
        Gravar linha
      </Button>
    </div>
  );
}

function Said({ line }: { line: MonthLine }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-16">
        {statusText(line.status)}
        {line.progress !== null && ` · ${line.progress}%`}
      </p>
      {line.comment !== null && <p className="text-14">{line.comment}</p>}
      <p className="text-14 text-ink-quiet">{line.refusal}</p>
    </div>
  );
}

/** What proves a line, and the way to attach more. */
export function Proofs({ line, cells }: Pick<LineDrawerProps, 'line' | 'cells'>) {
  const hashes = line.evidence.map(({ sha256 }) => sha256);
  const [failed, setFailed] = useState<string | null>(null);
  const put = (evidence: string[]) =>
    cells.write(line, { evidence }).catch((error: Error) => setFailed(error.message));
  const { sending, refusal, send } = useFileSending(sendEvidence, ({ sha256 }) => {
    void put([...new Set([...hashes, sha256])]);
  });
  const problem = refusal ?? failed;
  return (
    <section aria-label="Provas" className="flex flex-col gap-2">
      <h3 className="text-16 font-semibold">Provas</h3>
      {line.evidence.length === 0 && <p className="text-14 text-ink-quiet">Nenhuma prova neste mês.</p>}
      <ul>
        {line.evidence.map(({ sha256, fileName }) => (
          <li key={sha256} className="flex items-center gap-2 text-14">
            <Paperclip aria-hidden="true" className="size-4 shrink-0" />
            <a href={evidenceAddress(sha256)} className="min-w-0 flex-1 truncate">
              {fileName}
            </a>
            {line.refusal === null && (
              <IconButton
                label={`Tirar ${fileName}`}
                onPress={() => void put(hashes.filter((each) => each !== sha256))}
              >
                <X aria-hidden="true" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {line.refusal === null && <AttachFile label="Anexar prova" sending={sending} send={send} />}
      {problem && (
        <p role="alert" className="text-14 text-bad">
          {problem}
        </p>
      )}
    </section>
  );
}

function Facts({ line: { before, notes, deadline, findings } }: { line: MonthLine }) {
  const facts: [string, string][] = [
    ['Prazo', deadline],
    ...(before === null
      ? []
      : ([
          [
            `Em ${monthWords(before.competencia)}`,
            [
              statusText(before.status),
              before.progress === null ? null : `${before.progress}%`,
              before.comment,
            ]
              .filter(Boolean)
              .join(' · '),
          ],
        ] as [string, string][])),
    ...(notes === '' ? [] : ([['Observações do documento', notes]] as [string, string][])),
    ...(findings.length === 0 ? [] : ([['A conferir', findings.join(' ')]] as [string, string][])),
  ];
  return (
    <dl className="flex flex-col gap-3 text-14">
      {facts.map(([term, text]) => (
        <div key={term}>
          <dt className="text-13 text-ink-quiet">{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
