import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button, buttonLook } from '../../../../web/components/Button.tsx';
import type { NonConformityDesk } from '../../contract.ts';
import { Block, LINE } from '../desk/Block.tsx';
import { nonConformityAddress, useNonConformityDesk } from './queries.ts';
import { daysWords } from './words.tsx';

// Brought by the press: Início itself has no field of a day.
const DoneDialog = lazy(() => import('./one/DoneDialog.tsx').then((file) => ({ default: file.DoneDialog })));
const JudgeDialog = lazy(() =>
  import('./one/JudgeDialog.tsx').then((file) => ({ default: file.JudgeDialog })),
);

/** What non-conformities ask of the reader: measures to do, effects to check, causes to analyse; nothing where they ask nothing. */
export function NonConformitySection() {
  const { data } = useNonConformityDesk();
  if (data === undefined) return null;
  return (
    <>
      {data.measures.length > 0 && <Measures desk={data} />}
      {data.checks.length > 0 && <Checks desk={data} />}
      {data.toAnalyse.length > 0 && <ToAnalyse desk={data} />}
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
          {each.redefines ? (
            <Link to={nonConformityAddress(each.id) as string} className={buttonLook('secondary')}>
              Redefinir a ação
            </Link>
          ) : (
            <Button
              onPress={() => setDoing(each)}
              aria-label={`Dizer feita a medida ${each.measure} da ${each.number}`}
            >
              Dizer feita
            </Button>
          )}
        </li>
      ))}
      {doing !== null && (
        <Suspense>
          <DoneDialog
            nc={doing}
            number={doing.measure}
            what={doing.what}
            today={today}
            onClose={() => setDoing(null)}
          />
        </Suspense>
      )}
    </Block>
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

function ToAnalyse({ desk: { toAnalyse } }: { desk: NonConformityDesk }) {
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
          <Link
            to={nonConformityAddress(each.id) as string}
            className={buttonLook('secondary')}
            aria-label={`Analisar a ${each.number}`}
          >
            Analisar
          </Link>
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
