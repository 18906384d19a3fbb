import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import { formatInstant, savedAt } from '../../../../web/format.ts';
import type { EntryCardAnswer, SheetAnswer, SheetHead } from '../../contract.ts';
import { proofAddress } from './addresses.ts';
import { CellDrawer } from './CellDrawer.tsx';
import type { SheetAsked } from './queries.ts';
import { rowsOf, totalWords } from './rows.ts';
import { SheetActions } from './SheetActions.tsx';
import { SheetGrid } from './SheetGrid.tsx';
import { useSheetCells } from './use-sheet-cells.ts';
import { EVENT_WORDS, periodName } from './words.ts';

interface SheetViewProps {
  card: EntryCardAnswer;
  asked: SheetAsked;
  answer: SheetAnswer;
  /** Indicator, period, level and version. */
  choices: ReactNode;
  tab: 'planilha' | 'lista';
  onTab: (tab: string) => void;
  /** Every sheet of the indicator. */
  list: ReactNode;
}

/** The sheet of a period: where it stands, what is missing, its places, and what happened to it. */
export function SheetView({ card, asked, answer, choices, tab, onTab, list }: SheetViewProps) {
  const editing = useSheetCells(answer);
  const [openCode, setOpenCode] = useState<string | null>(null);
  const rows = rowsOf(card, answer, editing.cells);
  const at = rows.findIndex(({ code }) => code === openCode);
  const step = (by: number) => {
    const next = at < 0 ? undefined : rows[at + by];
    return next && (() => setOpenCode(next.code));
  };
  const { sheet } = answer;
  return (
    <>
      <PageHeader
        title="Lançar valores"
        breadcrumb={[{ label: 'Indicadores', href: '/indicadores' }, { label: 'Lançar valores' }]}
        context={`${card.shortName}, ${periodName(asked.period)}. Quem lança não aprova.`}
        saved={editing.savedAt && savedAt(editing.savedAt)}
        actions={<SheetActions card={card} asked={asked} answer={answer} editing={editing} />}
      >
        {choices}
        <Standing card={card} answer={answer} total={totalWords(card, answer, editing.cells)} />
      </PageHeader>
      <Tabs
        label="Lançar valores"
        selected={tab}
        onSelect={onTab}
        items={[
          {
            id: 'planilha',
            label: 'Planilha',
            content: (
              <>
                {sheet !== null && <Missing answer={answer} />}
                <SheetGrid
                  card={card}
                  answer={answer}
                  editing={editing}
                  openCode={openCode}
                  onOpen={setOpenCode}
                />
                {sheet !== null && <History answer={answer} />}
              </>
            ),
          },
          { id: 'lista', label: 'Todos os lançamentos', content: list },
        ]}
      />
      {at >= 0 && (
        <CellDrawer
          card={card}
          answer={answer}
          row={rows[at]!}
          onPut={editing.put}
          onClose={() => setOpenCode(null)}
          onNext={step(1)}
          onPrevious={step(-1)}
        />
      )}
    </>
  );
}

function Standing({ card, answer, total }: { card: EntryCardAnswer; answer: SheetAnswer; total: string }) {
  const { sheet, enterRefusal, approveRefusal, before } = answer;
  if (sheet === null)
    return (
      <p className="max-w-[80ch] text-14 text-ink-quiet">
        Nada foi {enterRefusal === null ? 'lançado' : 'aprovado'} para este período.{' '}
        {enterRefusal ?? card.help}
      </p>
    );
  const corrects = answer.history.find(({ type }) => type === 'opened')?.reason ?? null;
  return (
    <div className="flex max-w-[100ch] flex-col gap-1 text-14">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {sheet.state !== 'discarded' && <StateBadge fact="entry" state={sheet.state} />}
        <span>Versão {sheet.version}</span>
        <span className="font-semibold">{total}</span>
      </p>
      {sheet.state === 'returned' && (
        <p className="border-warn border-l-[3px] pl-3">
          Devolvido por {sheet.decidedBy ?? 'quem aprova'}: {sheet.reason}
        </p>
      )}
      {corrects !== null && <p>Motivo da correção: {corrects}</p>}
      <Proof sheet={sheet} />
      {before.length > 0 && sheet.state !== 'approved' && (
        <p className="text-ink-quiet">Os números aprovados antes valem até que esta versão seja aprovada.</p>
      )}
      {sheet.state === 'sent' && approveRefusal !== null && (
        <p className="text-ink-quiet">{approveRefusal}</p>
      )}
    </div>
  );
}

function Proof({ sheet }: { sheet: SheetHead }) {
  const { evidence, act, url, note } = sheet.source;
  if (evidence === null && act === null && url === null)
    return <p className="text-warn">Sem prova ainda: diga de onde vêm os números.</p>;
  return (
    <p className="flex flex-wrap gap-x-3">
      <span>Prova:</span>
      {evidence && <a href={proofAddress(sheet.id)}>{evidence.fileName}</a>}
      {act && (
        <span>
          {act.name}
          {act.date && `, de ${formatDay(act.date)}`}
        </span>
      )}
      {url && (
        <a href={url} rel="noreferrer" target="_blank" className="break-all">
          {url}
        </a>
      )}
      {note && <span className="text-ink-quiet">{note}</span>}
    </p>
  );
}

const MOST_NAMED = 8;

/** Everything that still keeps an open sheet from being sent. */
function Missing({ answer }: { answer: SheetAnswer }) {
  const { sheet, problems, cellProblems, places, enterRefusal } = answer;
  const isOpen = sheet?.state === 'draft' || sheet?.state === 'returned';
  if (!isOpen || enterRefusal !== null || problems.length + cellProblems.length === 0) return null;
  const names = new Map(places.map(({ code, name }) => [code, name]));
  return (
    <section
      id="a-conferir"
      tabIndex={-1}
      aria-label="O que falta para enviar"
      className="mb-4 max-w-[90ch] border-warn border-l-[3px] pl-3 text-14"
    >
      <p className="font-semibold">O que falta para enviar</p>
      <ul className="list-disc pl-5">
        {problems.map((each) => (
          <li key={each}>{each}</li>
        ))}
        {cellProblems.slice(0, MOST_NAMED).map(({ territory, reason }) => (
          <li key={territory}>
            {names.get(territory) ?? territory}: {reason}
          </li>
        ))}
        {cellProblems.length > MOST_NAMED && (
          <li>e mais {cellProblems.length - MOST_NAMED} lugares a conferir.</li>
        )}
      </ul>
    </section>
  );
}

function History({ answer: { history } }: { answer: SheetAnswer }) {
  return (
    <section aria-labelledby="historia-do-lancamento" className="mt-8">
      <h2 id="historia-do-lancamento" className="text-18">
        História do lançamento
      </h2>
      <ol className="mt-2 flex max-w-[80ch] flex-col text-14">
        {history.map(({ type, at, by, reason }) => (
          <li key={`${type} ${at}`} className="border-rule border-b py-1.5">
            <span className="font-semibold">{EVENT_WORDS[type] ?? type}</span> em {formatInstant(at)}
            {by !== null && ` por ${by}`}
            {reason !== null && <span className="block text-ink-quiet">{reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
