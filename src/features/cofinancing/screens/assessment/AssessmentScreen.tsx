import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay, formatDayInWords } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { AssessmentList } from '../../contract.ts';
import { monthTyped, monthWritten } from '../month-typed.ts';
import { Quote } from '../Quote.tsx';
import { AssessmentSheet } from './AssessmentSheet.tsx';
import { useAssessmentCommands, useAssessments } from './queries.ts';
import { tabelaSus } from './words.ts';

/** `/cofinanciamento/termos/:termo/incentivo/:avaliacao?`: the criteria scored twice a year, and what was ratified. */
export function AssessmentScreen() {
  const { termo = '', avaliacao } = useParams({ strict: false }) as { termo?: string; avaliacao?: string };
  const query = useAssessments(termo);
  if (query.isPending) return <Loading label="Lendo as avaliações" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return avaliacao === undefined ? (
    <Overview list={query.data} />
  ) : (
    <AssessmentSheet agreement={termo} period={avaliacao} />
  );
}

function Overview({ list }: { list: AssessmentList }) {
  const { agreement, cite, items } = list;
  return (
    <>
      <PageHeader
        title="Avaliação do incentivo"
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: agreement.municipality, href: `/cofinanciamento/termos/${agreement.id}` },
          { label: 'Avaliação do incentivo' },
        ]}
        context={`${agreement.establishment}. Os critérios do Quadro 01 são pontuados duas vezes ao ano; o valor ratificado vale até a portaria seguinte.`}
      />
      <div className="grid max-w-[80rem] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <section aria-label="Avaliações">
          <h2 className="mb-2 text-22">Avaliações</h2>
          {items.length === 0 ? (
            <p className="text-16">
              Nenhuma avaliação aberta ainda: cada competência usa o que a tabela dá com os fatos do mês.
            </p>
          ) : (
            <ul className="border-rule-strong border-t">
              {items.map((line) => (
                <AssessmentLine key={line.period} line={line} agreement={agreement.id} />
              ))}
            </ul>
          )}
          <Next list={list} />
        </section>
        <div className="flex flex-col gap-6">
          <Revision list={list} />
          <Quote cite={cite} />
        </div>
      </div>
    </>
  );
}

function AssessmentLine({ line, agreement }: { line: AssessmentList['items'][number]; agreement: string }) {
  const { period, words, stateWords, competencia, computed, ratified } = line;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-rule border-b py-2.5 text-16">
      <Link to={`/cofinanciamento/termos/${agreement}/incentivo/${period}` as string} className="min-w-52">
        {words}
      </Link>
      <span className="min-w-0 flex-1 basis-60 text-14 text-ink-quiet">
        {stateWords} · de {competenciaInWords(parseCompetencia(competencia))} em diante
      </span>
      <span className="text-right whitespace-nowrap">
        <span className="font-semibold">{ratified === null ? '–' : tabelaSus(ratified)}</span>
        {computed !== null && computed !== ratified && (
          <span className="block text-13 text-ink-quiet">pontuação {tabelaSus(computed)}</span>
        )}
      </span>
    </li>
  );
}

function Next({ list }: { list: AssessmentList }) {
  const [opening, setOpening] = useState(false);
  const { next, mayAssess } = list;
  return (
    <div className="mt-3 flex flex-col items-start gap-2 text-14">
      <p>A seguir: {next.words}.</p>
      {next.reasons.map((reason) => (
        <p key={reason} className="text-ink-quiet">
          {reason}
        </p>
      ))}
      {mayAssess && next.reasons.length === 0 && (
        <Button className="screen-only" kind="primary" onPress={() => setOpening(true)}>
          Abrir a avaliação
        </Button>
      )}
      {!mayAssess && <p className="text-ink-quiet">Quem abre e pontua é a SPCA.</p>}
      {opening && <OpenDialog list={list} onClose={() => setOpening(false)} />}
    </div>
  );
}

function OpenDialog({ list, onClose }: { list: AssessmentList; onClose: () => void }) {
  const { next, agreement } = list;
  const say = useAssessmentCommands(agreement.id);
  const navigate = useNavigate();
  const [month, setMonth] = useState(monthTyped(next.competencia));
  const [reason, setReason] = useState('');
  const save = async () => {
    const competencia = monthWritten(month);
    if (competencia === null) throw new Error('Escreva a competência como mm/aaaa, por exemplo 03/2027.');
    await say(next.period, 'open', { competencia, reason });
    await navigate({
      to: `/cofinanciamento/termos/${agreement.id}/incentivo/${next.period}` as string,
    } as never);
  };
  return (
    <FormDialog title={`Avaliação do ${next.words}`} saveLabel="Abrir" onClose={onClose} save={save}>
      <TextField
        label="Primeira competência que alcança"
        help="mm/aaaa; nem autorizada, nem já alcançada por outra portaria"
        value={month}
        onChange={setMonth}
      />
      <TextField label="Por que se avalia" rows={3} maxLength={4000} value={reason} onChange={setReason} />
    </FormDialog>
  );
}

function Revision({ list: { revision, note, agreement } }: { list: AssessmentList }) {
  return (
    <section aria-label="Pedido de revisão">
      <h2 className="mb-1 text-22">Pedido de revisão</h2>
      {revision === null ? (
        <p className="text-14 text-ink-quiet">Nenhum pedido espera resposta.</p>
      ) : (
        <>
          <p className={`text-16 ${revision.overdue ? 'font-semibold text-warn' : ''}`}>
            {revision.document}, de {formatDay(revision.on)}:{' '}
            {revision.analysed === null
              ? `a análise ${revision.overdue ? 'venceu' : 'vence'} em ${formatDayInWords(revision.lastDay)}.`
              : `analisado em ${formatDay(revision.analysed)}, à espera da decisão.`}
          </p>
          <p className="mt-1 text-14">{revision.reason}</p>
        </>
      )}
      <p className="mt-2 text-14 text-ink-quiet">{note}</p>
      <p className="mt-1 text-14">
        <Link to={`/cofinanciamento/termos/${agreement.id}/vida` as string}>
          Pedir, analisar ou responder na vida do Termo
        </Link>
      </p>
    </section>
  );
}
