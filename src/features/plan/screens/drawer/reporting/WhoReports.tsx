import { useState } from 'react';
import { formatDay } from '../../../../../kernel/format.ts';
import { Button } from '../../../../../web/components/Button.tsx';
import { StateBadge } from '../../../../../web/components/StateBadge.tsx';
import { showToast } from '../../../../../web/components/Toast.tsx';
import { formatInstant } from '../../../../../web/format.ts';
import type { ReportingState } from '../../../contract.ts';
import { reportingWords } from '../../../domain/reporting-events.ts';
import { statusState } from '../../words.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import { useReportingState, useTakeBackReporting } from './queries.ts';

/** Who reports as the document gives it beside what a person put right, the parts that no longer count, and the way to put it right. */
export function WhoReports({ id }: { id: string }) {
  const { data } = useReportingState(id);
  if (data === undefined) return null;
  return (
    <>
      {data.corrected !== null && <Correction state={data} corrected={data.corrected} />}
      {data.closed.length > 0 && <ClosedParts parts={data.closed} />}
      {data.mayCorrect && <Verbs id={id} state={data} />}
    </>
  );
}

/** The units in a sentence, the one that closes marked. */
function inWords({ rule, units }: ReportingState['derived']): string {
  const names = new Map(units.map(({ code, name }) => [code, name]));
  const codes = units.map(({ code }) => code);
  return reportingWords({ rule, units: codes }, (code) => names.get(code) ?? code);
}

interface CorrectionProps {
  state: ReportingState;
  corrected: NonNullable<ReportingState['corrected']>;
}

/** Both, side by side: what the cell gives, and what holds. */
function Correction({ state, corrected }: CorrectionProps) {
  return (
    <div className="mt-3 rounded border border-rule bg-ground-deep p-3 text-14">
      <p className="font-semibold">Quem lança foi corrigido</p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-ink-quiet">Vale</dt>
        <dd>{inWords(corrected)}</dd>
        <dt className="text-ink-quiet">Pelo documento</dt>
        <dd>
          {inWords(state.derived)}
          {state.derivedSince &&
            ' (o responsável mudou no documento depois da correção: confira se ela ainda vale)'}
        </dd>
        <dt className="text-ink-quiet">Motivo</dt>
        <dd className="whitespace-pre-line">{corrected.reason}</dd>
      </dl>
      <p className="mt-1 text-13 text-ink-quiet">
        {corrected.by}, <time dateTime={corrected.at}>{formatInstant(corrected.at)}</time>
      </p>
    </div>
  );
}

function ClosedParts({ parts }: { parts: ReportingState['closed'] }) {
  return (
    <details className="mt-3 border-rule border-y py-2 text-14">
      <summary className="cursor-pointer font-semibold">Partes encerradas: {parts.length}</summary>
      <p className="mt-1 text-13 text-ink-quiet">
        Unidades que deixaram de lançar. O que disseram fica guardado e volta se a unidade voltar.
      </p>
      <ul>
        {parts.map((part) => (
          <li key={part.unit} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="font-semibold">{part.unitName}</span>
            <StateBadge fact="status" state={statusState(part.status)} />
            <span className="text-13 text-ink-quiet">
              encerrada em {formatDay(part.closedAt.slice(0, 10))}
            </span>
            {part.note !== null && <p className="w-full whitespace-pre-line">{part.note}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Verbs({ id, state }: { id: string; state: ReportingState }) {
  const [open, setOpen] = useState(false);
  const undo = useTakeBackReporting(id);
  const takeBack = () =>
    undo.mutate(
      { expectedVersion: state.version },
      {
        onSuccess: () => showToast('Quem lança voltou a ser como era.'),
        onError: (error) => showToast(error.message, { tone: 'problem' }),
      },
    );
  return (
    <div className="screen-only mt-3 -ml-3 flex flex-wrap gap-x-1">
      <Button kind="quiet" onPress={() => setOpen(true)}>
        Corrigir quem lança
      </Button>
      {state.mayTakeBack && (
        <Button kind="quiet" onPress={takeBack} isDisabled={undo.isPending}>
          Desfazer a correção
        </Button>
      )}
      {open && <CorrectDialog id={id} state={state} onClose={() => setOpen(false)} />}
    </div>
  );
}
