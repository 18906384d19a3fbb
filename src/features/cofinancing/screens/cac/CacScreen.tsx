import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { CacAnswer } from '../../contract.ts';
import { Quote } from '../Quote.tsx';
import { CompositionDialog } from './CompositionDialog.tsx';
import { EvaluationSheet } from './EvaluationSheet.tsx';
import { MeanTable } from './MeanTable.tsx';
import { useCac, useCacCommands } from './queries.ts';
import { percentWords } from './words.ts';

/** `/cofinanciamento/termos/:termo/cac/:quadrimestre?`: who evaluates the goals, and the sheet of each four months. */
export function CacScreen() {
  const { termo = '', quadrimestre } = useParams({ strict: false }) as {
    termo?: string;
    quadrimestre?: string;
  };
  const query = useCac(termo);
  if (query.isPending) return <Loading label="Lendo a CAC" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return quadrimestre === undefined ? (
    <Overview cac={query.data} />
  ) : (
    <EvaluationSheet cac={query.data} period={quadrimestre} />
  );
}

function Overview({ cac }: { cac: CacAnswer }) {
  const { agreement, cites, means } = cac;
  return (
    <>
      <PageHeader
        title="Avaliação CAC"
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: agreement.municipality, href: `/cofinanciamento/termos/${agreement.id}` },
          { label: 'Avaliação CAC' },
        ]}
        context={`${agreement.establishment}. A comissão avalia as metas a cada quadrimestre; a média entra no fator do incentivo.`}
      />
      <div className="grid max-w-[80rem] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
        <div className="flex flex-col gap-8">
          <Commission cac={cac} />
          <Periods cac={cac} />
        </div>
        <div className="flex flex-col gap-8">
          <section aria-label="Interpretações da média">
            <h2 className="mb-2 text-22">O que a média dá</h2>
            <MeanTable means={means} />
          </section>
          <div className="flex flex-col gap-3">
            <Quote cite={cites.commission} />
            <Quote cite={cites.period} />
            <Quote cite={cites.answer} />
          </div>
        </div>
      </div>
    </>
  );
}

function Commission({ cac }: { cac: CacAnswer }) {
  const [composing, setComposing] = useState(false);
  const { constitution, commission, mayKeep } = cac;
  return (
    <section aria-label="Comissão">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-22">Comissão</h2>
        {mayKeep && constitution !== null && (
          <Button className="screen-only" onPress={() => setComposing(true)}>
            {commission === null ? 'Registrar os membros' : 'Mudar os membros'}
          </Button>
        )}
      </div>
      {constitution === null ? (
        <p className="max-w-[70ch] text-16">
          A CAC não está constituída. O município registra o ato (etapa E10) no instrumento; depois do
          primeiro ano, sem ela nenhuma competência é calculada.
        </p>
      ) : (
        <p className="text-16">
          Constituída em {formatDay(constitution.on)}: {constitution.document}.
        </p>
      )}
      {commission !== null && (
        <ul className="mt-3 border-rule border-t">
          {commission.seats.map(({ id, name, institution }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-4 border-rule border-b py-2 text-16">
              <span className="font-semibold">{name}</span>
              <span className="text-ink-quiet">{institution}</span>
            </li>
          ))}
        </ul>
      )}
      {composing && <CompositionDialog cac={cac} onClose={() => setComposing(false)} />}
    </section>
  );
}

function Periods({ cac }: { cac: CacAnswer }) {
  const { say } = useCacCommands(cac.agreement.id);
  const [problem, setProblem] = useState<string | null>(null);
  const { periods, next, mayKeep, agreement } = cac;
  const open = async () => {
    try {
      await say(next.period, 'open', {});
      showToast(`Avaliação do ${next.words} aberta.`);
      setProblem(null);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  const address = (period: string) => `/cofinanciamento/termos/${agreement.id}/cac/${period}` as string;
  return (
    <section aria-label="Quadrimestres">
      <h2 className="mb-2 text-22">Quadrimestres</h2>
      {periods.length > 0 && (
        <ul className="border-rule-strong border-t">
          {periods.map(({ period, words, stateWords, percent, competencia, number }) => (
            <li
              key={period}
              className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-rule border-b py-2.5 text-16"
            >
              <Link to={address(period)} className="min-w-52">
                {words}
              </Link>
              <span className="min-w-0 flex-1 text-14 text-ink-quiet">
                {stateWords}
                {number !== null && ` · ${number}`}
                {competencia !== null &&
                  ` · alcança de ${competenciaInWords(parseCompetencia(competencia))} em diante`}
              </span>
              <span className="font-semibold">{percent === null ? '–' : percentWords(percent)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-3 flex flex-col gap-2 text-14">
        <p>
          A seguir: {next.words}. As avaliações são consecutivas; nenhum quadrimestre se pula.{' '}
          <Link to={address(next.period)}>Ver os valores dele</Link>
        </p>
        {next.reasons.map((reason) => (
          <p key={reason} className="text-ink-quiet">
            {reason}
          </p>
        ))}
        {mayKeep && next.reasons.length === 0 && (
          <Button kind="primary" className="screen-only self-start" onPress={() => void open()}>
            Abrir a avaliação
          </Button>
        )}
        {problem && (
          <p role="alert" className="text-bad">
            {problem}
          </p>
        )}
      </div>
    </section>
  );
}
