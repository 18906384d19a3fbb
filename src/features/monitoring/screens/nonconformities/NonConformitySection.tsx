import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button, buttonLook } from '../../../../web/components/Button.tsx';
import { RecordActions } from '../../../../web/components/RecordActions.tsx';
import type { NonConformityDesk } from '../../contract.ts';
import { Block, LINE } from '../desk/Block.tsx';
import { nonConformityAddress, useNonConformityDesk } from './queries.ts';
import { daysWords } from './words.tsx';

// Brought by the press: Início itself has no field of a day.
const DoneDialog = lazy(() => import('./one/DoneDialog.tsx').then((file) => ({ default: file.DoneDialog })));
const JudgeDialog = lazy(() =>
  import('./one/JudgeDialog.tsx').then((file) => ({ default: file.JudgeDialog })),
);

const AnalyseDialog = lazy(() =>
  import('./DeskDialogs.tsx').then((file) => ({ default: file.AnalyseDialog })),
);
const RedefineNow = lazy(() => import('./DeskDialogs.tsx').then((file) => ({ default: file.RedefineNow })));

/** What non-conformities ask of the reader: measures to do, effects to check, causes to analyse, targets missed; nothing where they ask nothing. */
export function NonConformitySection() {
  const { data } = useNonConformityDesk();
  // Kept here: what is analysed leaves its list while the dialog still closes.
  const [analysing, setAnalysing] = useState<string | null>(null);
  if (data === undefined) return null;
  return (
    <>
      {data.measures.length > 0 && <Measures desk={data} />}
      {data.checks.length > 0 && <Checks desk={data} />}
      {data.toAnalyse.length > 0 && <ToAnalyse desk={data} onAnalyse={setAnalysing} />}
      {data.missed.length > 0 && <Missed desk={data} />}
      {analysing !== null && (
        <Suspense>
          <AnalyseDialog id={analysing} onClose={() => setAnalysing(null)} />
        </Suspense>
      )}
    </>
  );
}

const number = (id: string, text: string) => (
  <Link to={nonConformityAddress(id) as string} className="font-semibold">
    {text}
  </Link>
);

function Measures({ desk: { measures, today } }: { desk: NonConformityDesk }) {
  const [doing, setDoing] = useState<(typeof measures)[number] | null>(null);
  return (
    <Block title="Medidas corretivas a fazer" count={measures.length} note="Vencidas ou perto do prazo.">
      {measures.map((each) => (
        <li key={`${each.id} ${each.measure}`} className={LINE}>
          <span className="min-w-0 flex-1">
            <span className="line-clamp-2">
              {number(each.id, each.number)} {each.what}
            </span>
            <span className={`block text-14 ${each.isOverdue ? 'text-bad' : 'text-ink-quiet'}`}>
              {each.isOverdue ? 'Venceu em' : 'Até'} {formatDay(each.until)}
            </span>
          </span>
          <MeasureAct measure={each} onDo={() => setDoing(each)} />
        </li>
      ))}
      {doing !== null && (
        <Suspense>
          {doing.redefines ? (
            <RedefineNow id={doing.id} measure={doing.measure} onClose={() => setDoing(null)} />
          ) : (
            <DoneDialog
              nc={doing}
              number={doing.measure}
              what={doing.what}
              today={today}
              onClose={() => setDoing(null)}
            />
          )}
        </Suspense>
      )}
    </Block>
  );
}

interface MeasureActProps {
  measure: NonConformityDesk['measures'][number];
  onDo: () => void;
}

/** Who may not redefine the action only reads a measure that does. */
function MeasureAct({ measure: { id, number, measure, redefines, mayRedefine }, onDo }: MeasureActProps) {
  if (redefines && !mayRedefine)
    return (
      <Link to={nonConformityAddress(id) as string} className={buttonLook('secondary')}>
        Ver a medida
      </Link>
    );
  const [label, aloud] = redefines
    ? ['Redefinir a ação', 'Redefinir a ação pela medida']
    : ['Dizer feita', 'Dizer feita a medida'];
  return (
    <Button onPress={onDo} aria-label={`${aloud} ${measure} da ${number}`}>
      {label}
    </Button>
  );
}

function Checks({ desk: { checks } }: { desk: NonConformityDesk }) {
  const [judging, setJudging] = useState<(typeof checks)[number] | null>(null);
  return (
    <Block title="Eficácias a verificar" count={checks.length} note="O que se encerrou resolveu?">
      {checks.map((each) => (
        <li key={each.id} className={LINE}>
          <span className="min-w-0 flex-1">
            <span className="line-clamp-2">
              {number(each.id, each.number)} {each.about}
            </span>
            <span className={`block text-14 ${each.isOverdue ? 'text-bad' : 'text-ink-quiet'}`}>
              {each.unitName} · encerrada em {formatDay(each.closedOn)} · verificar até{' '}
              {formatDay(each.checkBy)}
            </span>
          </span>
          <Button onPress={() => setJudging(each)} aria-label={`Verificar a eficácia da ${each.number}`}>
            Verificar
          </Button>
        </li>
      ))}
      {judging !== null && (
        <Suspense>
          <JudgeDialog nc={judging} closedOn={judging.closedOn} onClose={() => setJudging(null)} />
        </Suspense>
      )}
    </Block>
  );
}

/** Lines shown here; the list has the others. */
const FIRST = 5;

interface ToAnalyseProps {
  desk: NonConformityDesk;
  onAnalyse: (id: string) => void;
}

function ToAnalyse({ desk: { toAnalyse }, onAnalyse }: ToAnalyseProps) {
  return (
    <Block title="Não conformidades a analisar" count={toAnalyse.length} note="Falta a causa ou a medida.">
      {toAnalyse.slice(0, FIRST).map((each) => (
        <li key={each.id} className={LINE}>
          <span className="min-w-0 flex-1">
            <span className="line-clamp-2">
              {number(each.id, each.number)} {each.about}
            </span>
            <span className="block text-14 text-ink-quiet">
              {each.unitName} · aberta {daysWords(each.daysOpen)}
            </span>
          </span>
          <Button onPress={() => onAnalyse(each.id)} aria-label={`Analisar a ${each.number}`}>
            Analisar
          </Button>
        </li>
      ))}
      {toAnalyse.length > FIRST && (
        <li className={LINE}>
          <Link to={'/nc' as string} search={{ estado: ['analysis'] } as never}>
            Ver as {toAnalyse.length}
          </Link>
        </li>
      )}
    </Block>
  );
}

/** Missed targets, each taken to the next meeting or made a non-conformity from its line. */
function Missed({ desk: { missed } }: { desk: NonConformityDesk }) {
  return (
    <Block
      title="Metas não alcançadas"
      count={missed.length}
      note="No último ano em que o indicador tem valor e meta."
    >
      {missed.slice(0, FIRST).map(({ code, name, note, opened }) => (
        <li key={code} className={LINE}>
          <span className="min-w-0 flex-1">
            <Link
              to={`/indicadores/${code}` as string}
              className="line-clamp-2 text-ink no-underline hover:text-action-strong hover:underline"
            >
              {name}
            </Link>
            <span className="block text-14 text-ink-quiet">
              {note}
              {opened !== null && <> · {number(opened.id, opened.number)} aberta</>}
            </span>
          </span>
          <span className="flex items-center gap-1">
            <RecordActions kind="indicator" id={code} title={name} isOffTrack={opened === null} inLine />
          </span>
        </li>
      ))}
      {missed.length > FIRST && (
        <li className={LINE}>
          <Link to={'/plano/metas' as string}>Ver as {missed.length}</Link>
        </li>
      )}
    </Block>
  );
}
