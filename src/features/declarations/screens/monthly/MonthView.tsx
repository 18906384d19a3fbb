import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { PageHeader, type PageHeaderProps } from '../../../../web/components/PageHeader.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { formatInstant, savedAt } from '../../../../web/format.ts';
import { useSession } from '../../../../web/session.ts';
import type { MonthAnswer } from '../../contract.ts';
import { type Content, isOpen, type Patch } from '../../domain/monthly/declaration.ts';
import type { Section } from '../../domain/monthly/form.ts';
import { type Problem, problemsOf } from '../../domain/monthly/problems.ts';
import { CensusGrid } from './CensusGrid.tsx';
import { Inconsistencies } from './Inconsistencies.tsx';
import { MonthActions } from './MonthActions.tsx';
import { Computed, History } from './MonthResults.tsx';
import { Question } from './Question.tsx';
import { useMonth } from './queries.ts';
import { useAnswers } from './use-answers.ts';

interface MonthViewProps {
  hospital: string;
  month: string;
  breadcrumb: NonNullable<PageHeaderProps['breadcrumb']>;
}

/** The declaration of one month, as a form that saves itself. */
export function MonthView({ hospital, month, breadcrumb }: MonthViewProps) {
  const query = useMonth(hospital, month);
  if (query.isPending) return <Loading label="Lendo a declaração" lines={12} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { declaration } = query.data;
  return (
    <Month key={`${declaration?.id}/${declaration?.state}`} answer={query.data} breadcrumb={breadcrumb} />
  );
}

function Month({ answer, breadcrumb }: { answer: MonthAnswer; breadcrumb: MonthViewProps['breadcrumb'] }) {
  const { declaration, month, form, days } = answer;
  const today = useSession()?.today ?? '';
  const [tried, setTried] = useState(false);
  const { content, change, flush, savedAt: saved } = useAnswers(answer);
  const problems = useMemo(() => problemsOf(form, content, month, today), [form, content, month, today]);
  const mayAnswer = declaration !== null && isOpen(declaration) && answer.declareRefusal === null;
  const onChange = mayAnswer ? change : undefined;
  const blocking = problems.filter((problem) => problem.blocking);
  return (
    <>
      <PageHeader
        title={`Declaração de ${competenciaInWords(parseCompetencia(month))}`}
        breadcrumb={breadcrumb}
        saved={saved && savedAt(saved)}
        context={answer.hospital.name}
        actions={
          <MonthActions
            answer={answer}
            flush={flush}
            blocking={blocking.length}
            onTry={() => setTried(true)}
          />
        }
      >
        {declaration && <Standing answer={answer} />}
      </PageHeader>
      {declaration !== null && answer.isUnderway && (
        <p className="mb-4 max-w-[80ch] border-warn-mark border-l-[3px] pl-3 text-14">
          Uma correção deste mês ainda não foi aprovada. O que se lê aqui é a versão que vale.
        </p>
      )}
      {declaration === null ? (
        <NoDeclaration answer={answer} />
      ) : (
        <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
          <SectionNav form={form} problems={mayAnswer ? blocking : []} />
          <div className="flex min-w-0 flex-col gap-10">
            {mayAnswer && <Missing problems={problems} />}
            <section aria-labelledby="s-census" className="min-w-0">
              <SectionHead id="census" title="Censo diário de leitos" cite={form.census.cite} />
              <CensusGrid form={form} days={days} content={content} problems={problems} onChange={onChange} />
            </section>
            {form.sections.map((section) => (
              <Questions
                key={section.id}
                section={section}
                content={content}
                problems={mayAnswer ? problems.filter(({ at }) => tried || isAnswered(content, at)) : []}
                onChange={onChange}
              />
            ))}
            <section aria-labelledby="s-inconsistencies">
              <SectionHead
                id="inconsistencies"
                title="Inconsistências nos encaminhamentos"
                cite={form.inconsistencies.cite}
              />
              <Inconsistencies content={content} onChange={onChange} />
            </section>
            <Computed answer={answer} content={content} />
            <History answer={answer} />
          </div>
        </div>
      )}
    </>
  );
}

/** A question not yet answered is not an error before somebody tries to send. */
function NoDeclaration({ answer: { isUnderway, declareRefusal } }: { answer: MonthAnswer }) {
  if (isUnderway)
    return (
      <EmptyState title="A declaração deste mês ainda não foi aprovada.">
        Até lá, só a leem o hospital, o Controle e Avaliação do município e quem a aprova.
      </EmptyState>
    );
  return (
    <EmptyState title="O hospital ainda não abriu a declaração deste mês.">
      {declareRefusal === null
        ? 'Comece agora: o que for digitado fica salvo, e só é enviado quando você quiser.'
        : 'Quem declara é o hospital ou o Controle e Avaliação do município.'}
    </EmptyState>
  );
}

const isAnswered = (content: Content, item: string): boolean => (content.items[item] ?? '') !== '';

/** State, number, origin; why it was returned or opened again. */
function Standing({ answer }: { answer: MonthAnswer }) {
  const { declaration } = answer;
  if (declaration === null) return null;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-14 text-ink-quiet">
        <StateBadge fact="entry" state={declaration.state} />
        <span className="text-ink">
          {declaration.name}, versão {declaration.version}
        </span>
        {declaration.sentAt && <span>enviada em {formatInstant(declaration.sentAt)}</span>}
        <OriginBadge origin={declaration.origin} />
      </p>
      {declaration.reason && (
        <p className="max-w-[80ch] border-warn-mark border-l-[3px] pl-3 text-16">
          <strong>{declaration.state === 'returned' ? 'Devolvida: ' : 'Correção: '}</strong>
          {declaration.reason}
        </p>
      )}
    </>
  );
}

function SectionNav({ form, problems }: { form: MonthAnswer['form']; problems: readonly Problem[] }) {
  const entries = [
    {
      id: 'census',
      title: 'Censo diário',
      count: problems.filter(({ at }) => at.startsWith('census')).length,
    },
    ...form.sections.map(({ id, title, items }) => {
      const own = new Set(items.map((item) => item.id));
      return { id, title, count: problems.filter(({ at }) => own.has(at)).length };
    }),
    { id: 'inconsistencies', title: 'Inconsistências', count: 0 },
    { id: 'computed', title: 'O que se calcula', count: 0 },
    { id: 'history', title: 'Histórico', count: 0 },
  ];
  return (
    <nav aria-label="Partes da declaração" className="screen-only max-lg:hidden">
      <ol className="sticky top-4 flex flex-col text-14">
        {entries.map(({ id, title, count }) => (
          <li key={id}>
            <a href={`#s-${id}`} className="flex min-h-8 items-center justify-between gap-2 no-underline">
              {title}
              {count > 0 && (
                <span className="text-bad">
                  {count}
                  <span className="sr-only"> por responder</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const SHOWN = 5;

/** What keeps it from being sent; focused by the button. */
function Missing({ problems }: { problems: readonly Problem[] }) {
  const blocking = problems.filter((problem) => problem.blocking);
  const warnings = problems.filter((problem) => !problem.blocking);
  if (problems.length === 0)
    return <p className="border-good border-l-[3px] pl-3 text-16">Tudo respondido: pode enviar.</p>;
  return (
    <div id="missing" tabIndex={-1} className="max-w-[80ch] border-warn-mark border-l-[3px] pl-3 text-14">
      {blocking.length > 0 && (
        <p className="text-16">
          {blocking.length === 1
            ? 'Falta 1 ponto para enviar.'
            : `Faltam ${blocking.length} pontos para enviar.`}
        </p>
      )}
      <ul className="list-disc pl-5">
        {[...blocking.filter(({ at }) => at.includes('/') || at === 'month'), ...warnings]
          .slice(0, SHOWN)
          .map(({ at, words }) => (
            <li key={`${at}${words}`}>{words}</li>
          ))}
      </ul>
    </div>
  );
}

function SectionHead({ id, title, cite }: { id: string; title: string; cite: Section['cite'] }) {
  return (
    <header className="mb-2 flex flex-wrap items-baseline gap-x-4">
      <h2 id={`s-${id}`} className="scroll-mt-4 text-22">
        {title}
      </h2>
      <Link to={`/atos/${cite.act}#${cite.at}` as string} className="text-14">
        o que diz o Termo
      </Link>
    </header>
  );
}

interface QuestionsProps {
  section: Section;
  content: Content;
  problems: readonly Problem[];
  onChange: ((patch: Patch) => void) | undefined;
}

function Questions({ section, content, problems, onChange }: QuestionsProps) {
  const found = new Map(problems.toReversed().map((problem) => [problem.at, problem]));
  return (
    <section aria-labelledby={`s-${section.id}`}>
      <SectionHead {...section} />
      <ul className="border-rule-strong border-t">
        {section.items.map((item) => (
          <Question
            key={item.id}
            item={item}
            content={content}
            problem={found.get(item.id)}
            onChange={onChange}
          />
        ))}
      </ul>
    </section>
  );
}
