import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { RecordActions } from '../../../../web/components/RecordActions.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import type { Action, ActionDetail } from '../../contract.ts';
import { recurrenceInWords } from '../../domain/deadline-text/in-words.ts';
import { titleInForce } from '../../domain/renegotiation.ts';
import { LatenessBadge } from '../LatenessBadge.tsx';
import type { Reporting } from '../reporting/use-reporting.tsx';
import {
  CONFIDENCE_WORDS,
  isPastDue,
  ownLines,
  passedText,
  plainTitle,
  statusState,
  understoodDeadline,
} from '../words.ts';
import { Facts, Part } from './Facts.tsx';
import { Instruments } from './Instruments.tsx';
import { LineReport, RefusalNote } from './LineReport.tsx';
import { Renegotiated } from './renegotiation/Renegotiated.tsx';
import { WhoReports } from './reporting/WhoReports.tsx';
import { ConfirmReading } from './schedule/ConfirmReading.tsx';

/** Status, deadline and review: three facts, apart. */
function ThreeFacts({ action }: { action: Action }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5 text-14">
      <dt className="text-ink-quiet">Situação</dt>
      <dd>
        <StateBadge fact="status" state={statusState(action.status)} />
      </dd>
      <dt className="text-ink-quiet">Prazo</dt>
      <dd>
        <LatenessBadge lateness={action.lateness} />
        {passedText(action) && <p className="text-13 text-ink-quiet">{passedText(action)}</p>}
      </dd>
      <dt className="text-ink-quiet">Lançamento</dt>
      <dd>
        {action.review === null ? (
          <OriginBadge origin="document" detail="ninguém lançou ainda" />
        ) : (
          <StateBadge fact="entry" state={action.review} />
        )}
      </dd>
    </dl>
  );
}

function deadlineFacts({ deadline, recurrenceInNotes }: Action) {
  const recurrence = deadline.rrule ?? recurrenceInNotes?.rrule ?? null;
  return [
    ...(deadline.redefined
      ? [
          { label: 'Em vigor, reprogramado', value: understoodDeadline(deadline) },
          {
            label: 'No documento',
            value: `“${deadline.raw}”, lido como ${deadline.redefined.printed}`,
          },
        ]
      : [
          { label: 'Como escrito', value: `“${deadline.raw}”` },
          { label: 'Como entendido', value: understoodDeadline(deadline) },
        ]),
    ...(recurrence === null
      ? []
      : [
          {
            label: deadline.rrule === null ? 'Repete (lido nas observações)' : 'Repete',
            value: recurrenceInWords(recurrence),
          },
        ]),
    ...(deadline.redefined
      ? []
      : [
          {
            label: 'Certeza da leitura',
            value: deadline.confirmed ? 'confirmada por uma pessoa' : CONFIDENCE_WORDS[deadline.confidence],
          },
        ]),
    ...(deadline.note === null ? [] : [{ label: 'Nota da leitura', value: deadline.note }]),
  ];
}

const CELLS = { title: 'Ação', participants: 'Quem participa', notes: 'Observações' } as const;

/** The cells that a person read otherwise than the document puts them together, as printed. */
const printedOtherwise = ({ answeredCells }: Action) =>
  (Object.keys(CELLS) as (keyof typeof CELLS)[]).flatMap((field) => {
    const raw = answeredCells[field];
    return raw === undefined
      ? []
      : [
          {
            label: `${CELLS[field]}, como impresso (lido acima como se respondeu na importação)`,
            value: `“${raw}”`,
          },
        ];
  });

interface SummaryProps {
  detail: ActionDetail;
  reporting: Reporting;
}

/** Resumo: the three facts, who reports and what, the text of the document, the deadline as written and as understood. */
export function Summary({ detail, reporting }: SummaryProps) {
  const { action, ruleWords } = detail;
  const lines = [...ownLines(action), ...action.lines.filter((line) => line.refusal !== null)];
  return (
    <>
      <ThreeFacts action={action} />
      <p className="screen-only mt-3 flex flex-wrap gap-2">
        <RecordActions
          kind="action"
          id={action.id}
          title={plainTitle(titleInForce(action))}
          isOffTrack={isPastDue(action)}
          unit={ownLines(action)[0]?.unit ?? null}
        />
      </p>
      <Part title={action.lines.length === 1 ? 'Quem lança' : `Quem lança: ${action.lines.length} unidades`}>
        <RefusalNote action={action} />
        <ul className="mt-2">
          {lines.map((line) => (
            <LineReport key={line.unit} action={action} line={line} reporting={reporting} />
          ))}
        </ul>
        {action.rule !== 'single' && <p className="mt-2 text-13 text-ink-quiet">{ruleWords}</p>}
        <WhoReports id={action.id} />
      </Part>
      <Instruments detail={detail} />
      <Part title="Prazo">
        <Facts items={deadlineFacts(action)} />
        <ConfirmReading action={action} />
        <Renegotiated action={action} />
      </Part>
      <Part title="No documento">
        <Facts
          items={[
            { label: 'Número impresso', value: action.printedMarker },
            ...(action.redefinedTitle === null ? [] : [{ label: 'Ação', value: action.title }]),
            { label: 'Responsável', value: action.owner },
            { label: 'Quem participa (atores envolvidos)', value: action.participants },
            { label: 'Observações', value: action.notes },
            ...printedOtherwise(action),
          ]}
        />
      </Part>
    </>
  );
}
