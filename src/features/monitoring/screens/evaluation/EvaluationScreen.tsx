import { Link, useParams } from '@tanstack/react-router';
import { FileDown, FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button, buttonLook } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { useScreenTitle } from '../../../../web/screen-title.ts';
import type { EvaluationAnswer } from '../../contract.ts';
import { EVALUATION_STEPS, type EvaluationStep } from '../../domain/evaluation/life.ts';
import { semesterInWords } from '../../domain/evaluation/semester.ts';
import { inOrder } from '../../domain/evaluation/words.ts';
import { type Step, Steps } from '../Steps.tsx';
import { Differences } from './Differences.tsx';
import { CancelDialog, FreezeDialog } from './FreezeDialogs.tsx';
import { FrozenData } from './FrozenData.tsx';
import { JudgementCard } from './JudgementCard.tsx';
import { reportAddress, useEvaluation } from './queries.ts';
import { Signatures } from './Signatures.tsx';
import { comparisonAddress, windowWords } from './words.ts';

/** How did the semester go? Frozen, judged, signed, published. */
export function EvaluationScreen() {
  const { semestre = '' } = useParams({ strict: false }) as { semestre?: string };
  const query = useEvaluation(semestre);
  if (query.isPending) return <Loading label="Lendo a avaliação" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page key={query.data.frozen?.sha256 ?? semestre} evaluation={query.data} />;
}

const NAMES: Readonly<Record<EvaluationStep, string>> = {
  freeze: 'Congelar',
  judge: 'Julgar',
  sign: 'Assinar',
  publish: 'Publicar',
};

function stepsOf(evaluation: EvaluationAnswer): Step[] {
  const { step, window, frozen, judgements, signers, issued } = evaluation;
  const at = step === null ? EVALUATION_STEPS.length : EVALUATION_STEPS.indexOf(step);
  const judged = judgements.filter(({ missing }) => missing.length === 0).length;
  const signed = signers.filter((each) => each.signed !== null).length;
  const when: Readonly<Record<EvaluationStep, string>> = {
    freeze: frozen === null ? windowWords(window) : `em ${formatInstant(frozen.at)}`,
    judge: frozen === null ? 'um parecer por objetivo' : `${judged} de ${judgements.length} objetivos`,
    sign: frozen === null ? 'superintendência e coordenações' : `${signed} de ${signers.length} assinaturas`,
    publish: issued === null ? 'com a última assinatura' : `${issued.number}, em ${formatDay(issued.on)}`,
  };
  return EVALUATION_STEPS.map((id, place) => ({
    ...{ id, name: NAMES[id], when: when[id] },
    state: place < at ? 'done' : place === at ? 'current' : 'ahead',
  }));
}

function exportsOf({ semester, frozen, issued }: EvaluationAnswer) {
  if (frozen === null) return [];
  return [
    {
      id: 'pdf',
      label: 'PDF',
      note: issued === null ? 'minuta do relatório' : `relatório ${issued.number}`,
      icon: <FileDown aria-hidden="true" />,
      file: reportAddress(semester, 'pdf'),
    },
    {
      id: 'xlsx',
      label: 'XLSX',
      note: 'tabelas e gráficos',
      icon: <FileSpreadsheet aria-hidden="true" />,
      file: reportAddress(semester, 'xlsx'),
    },
  ];
}

function contextOf({ frozen, issued, step }: EvaluationAnswer): string {
  if (frozen === null) return 'Os dados ainda não foram congelados.';
  const by = frozen.by === null ? '' : `, por ${frozen.by}`;
  const late = frozen.lateReason === null ? '' : ` Fora do prazo: ${frozen.lateReason}.`;
  const end = issued === null || step !== null ? '' : ` Publicada sob o número ${issued.number}.`;
  return `Dados congelados em ${formatInstant(frozen.at)}${by}.${late}${end}`;
}

function Page({ evaluation }: { evaluation: EvaluationAnswer }) {
  const [asking, setAsking] = useState<'freeze' | 'cancel' | null>(null);
  const { semester, frozen, mayManage, window, cancelRefusal, comparable } = evaluation;
  const title = `Avaliação do ${semesterInWords(semester)}`;
  useScreenTitle(title);
  const mayFreeze = mayManage && frozen === null && window.state !== 'early';
  const before = comparable.find((each) => each < semester);
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[
          { label: 'Avaliação semestral', href: '/avaliacao' },
          { label: semesterInWords(semester) },
        ]}
        context={contextOf(evaluation)}
        exports={exportsOf(evaluation)}
        actions={
          <>
            {frozen !== null && before !== undefined && (
              <Link to={comparisonAddress(before, semester) as string} className={buttonLook('secondary')}>
                Comparar com o semestre anterior
              </Link>
            )}
            {mayManage && frozen !== null && cancelRefusal === null && (
              <Button onPress={() => setAsking('cancel')}>Cancelar o congelamento</Button>
            )}
            {mayFreeze && (
              <Button kind="primary" onPress={() => setAsking('freeze')}>
                Congelar o semestre
              </Button>
            )}
          </>
        }
      />
      <Steps label="Passos da avaliação" steps={stepsOf(evaluation)} />
      {frozen !== null && <Frozen evaluation={evaluation} frozen={frozen} />}
      {frozen === null && !mayFreeze && (
        <p className="max-w-[80ch]">
          {window.state === 'early'
            ? `O último mês recebe lançamentos até ${formatDay(window.opens)}; a partir do dia seguinte a superintendência congela o semestre.`
            : 'A superintendência ainda não congelou o semestre.'}
        </p>
      )}
      {asking === 'freeze' && <FreezeDialog evaluation={evaluation} onClose={() => setAsking(null)} />}
      {asking === 'cancel' && <CancelDialog evaluation={evaluation} onClose={() => setAsking(null)} />}
    </>
  );
}

interface FrozenProps {
  evaluation: EvaluationAnswer;
  frozen: NonNullable<EvaluationAnswer['frozen']>;
}

function Frozen({ evaluation, frozen }: FrozenProps) {
  const { semester, judgements, step } = evaluation;
  const [tab, setTab] = useState(step === 'sign' ? 'signatures' : 'judgements');
  const ordered = inOrder(judgements.map((each) => ({ ...each, id: each.objective })));
  return (
    <>
      <p className="mb-4 break-all text-13 text-ink-quiet">
        {frozen.isWhole ? 'Conferido agora: ' : ''}
        <span className="font-mono">SHA-256 {frozen.sha256}</span>
      </p>
      {!frozen.isWhole && (
        <p role="alert" className="mb-4 max-w-[80ch] border-bad border-l-[3px] bg-bad-soft px-3 py-2">
          O que está guardado não confere com o que foi congelado: nada se julga nem se assina sobre estes
          dados. Avise a administração do sistema; a cópia de segurança tem o original.
        </p>
      )}
      <Tabs
        label={`Avaliação do ${semesterInWords(semester)}`}
        selected={tab}
        onSelect={setTab}
        items={[
          {
            id: 'judgements',
            label: 'Pareceres',
            content: ordered.map((judgement) => (
              <JudgementCard
                key={judgement.objective}
                semester={semester}
                snapshot={frozen.snapshot}
                judgement={judgement}
              />
            )),
          },
          { id: 'data', label: 'Dados congelados', content: <FrozenData snapshot={frozen.snapshot} /> },
          { id: 'since', label: 'Desde o congelamento', content: <Differences semester={semester} /> },
          { id: 'signatures', label: 'Assinaturas', content: <Signatures evaluation={evaluation} /> },
        ]}
      />
    </>
  );
}
