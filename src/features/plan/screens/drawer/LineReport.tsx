import { Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { Action, Line } from '../../contract.ts';
import { keptWords } from '../../domain/pledge/pledge.ts';
import { STATUS_WORDS } from '../../domain/state.ts';
import { ClashNote } from '../reporting/ClashNote.tsx';
import { KIND_WORDS, recordAddress } from '../reporting/record-words.ts';
import { StatusMenu } from '../reporting/StatusMenu.tsx';
import type { Reporting } from '../reporting/use-reporting.tsx';
import { statusState } from '../words.ts';

interface LineReportProps {
  action: Action;
  line: Line;
  reporting: Reporting;
}

function whoAndWhen(line: Line): string {
  const who = line.reportedBy === null ? '' : `${line.reportedBy}, `;
  return line.reportedAt === null ? '' : `${who}${formatInstant(line.reportedAt)}`;
}

/** The part of one unit: its status and comment, changed here when this reader may. */
export function LineReport({ action, line, reporting }: LineReportProps) {
  const clash = reporting.clashOf(action, 'status') ?? reporting.clashOf(action, 'note');
  const mine = line.refusal === null;
  return (
    <li className="flex flex-col gap-2 border-rule border-b py-3 first:pt-0 last:border-b-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-14 font-semibold">
          {line.unitName}
          {line.closes && <span className="font-normal text-ink-quiet"> · encerra a ação</span>}
        </span>
        {mine ? (
          <StatusMenu action={action} line={line} reporting={reporting} />
        ) : (
          <StateBadge fact="status" state={statusState(line.status)} className="text-14" />
        )}
      </div>
      {line.origin === 'document' ? (
        <p className="flex flex-wrap items-center gap-2 text-13 text-ink-quiet">
          <OriginBadge origin="document" />
          {line.status === null ? 'coluna STATUS em branco' : 'vale para a ação inteira'}
        </p>
      ) : (
        <p className="text-13 text-ink-quiet">{whoAndWhen(line)}</p>
      )}
      {mine && action.lines.length === 1 && line.origin === 'document' && line.status !== null && (
        <Button
          className="self-start"
          onPress={() => void reporting.report(action, line, line.status as never)}
        >
          {`Confirmar “${STATUS_WORDS[line.status]}”`}
        </Button>
      )}
      <Kept line={line} />
      {clash?.line.unit === line.unit && <ClashNote clash={clash} reporting={reporting} />}
      {mine ? (
        <Comment action={action} line={line} reporting={reporting} />
      ) : (
        line.note !== null && <p className="text-14 whitespace-pre-line">{line.note}</p>
      )}
    </li>
  );
}

/** The records that were given when the part was concluded, or why there is none; before that, what concluding will ask for. */
function Kept({ line: { kept, changes } }: { line: Line }) {
  const pledge = changes.find(({ status }) => status === 'completed')?.pledge;
  if (kept === null)
    return pledge ? (
      <p className="text-13 text-ink-quiet">
        Concluir pede: {pledge.asks.map(({ words }) => words).join(' e ')}; ou o motivo de não haver.
      </p>
    ) : null;
  const lacking = keptWords(kept);
  return (
    <div className="flex flex-col gap-1 text-14">
      {kept.records.length > 0 && (
        <ul aria-label="Registros da conclusão">
          {kept.records.map((record) => (
            <li key={`${record.kind} ${record.id}`}>
              <span className="text-ink-quiet">{KIND_WORDS[record.kind]}: </span>
              <a href={recordAddress(record)}>{record.name}</a>
            </li>
          ))}
        </ul>
      )}
      {lacking !== null && <p className="border-warn border-l-[3px] pl-3">{lacking}</p>}
    </div>
  );
}

/** The unit's comment: saved when the reader leaves the field. */
function Comment({ action, line, reporting }: LineReportProps) {
  const [text, setText] = useState(line.note ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [open, setOpen] = useState(action.lines.length === 1 || line.note !== null);
  useEffect(() => setText(line.note ?? ''), [line.note]);
  const save = async () => {
    try {
      await reporting.comment(action, line, text);
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Não foi possível salvar. Tente de novo.');
    }
  };
  if (!open) {
    return (
      <Button kind="quiet" className="-ml-3 self-start" onPress={() => setOpen(true)}>
        Comentar
      </Button>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the field saves it
    <div onBlur={() => void save()}>
      <TextField
        label={action.lines.length > 1 ? `Comentário de ${line.unitName}` : 'Comentário da unidade'}
        optional
        rows={2}
        maxLength={2000}
        value={text}
        onChange={setText}
        error={problem}
      />
    </div>
  );
}

/** Why this reader may not report, once for the whole action. */
export function RefusalNote({ action }: { action: Action }) {
  const refusal = action.lines.every((line) => line.refusal !== null) ? action.lines[0]?.refusal : null;
  if (!refusal) return null;
  return (
    <p className="flex gap-2 text-13 text-ink-quiet">
      <Lock aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {refusal}
    </p>
  );
}
