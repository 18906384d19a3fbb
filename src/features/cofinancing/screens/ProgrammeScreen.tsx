import { Link, useParams } from '@tanstack/react-router';
import { formatDayInWords } from '../../../kernel/format.ts';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { SucceededNotice } from '../../acts/screens/index.tsx';
import type { ProgrammeAnswer } from '../contract.ts';
import { AssumedMark, Quote } from './Quote.tsx';
import { useProgramme } from './queries.ts';
import { STATUS_WORDS } from './words.ts';

/** `/cofinanciamento/programas/:programa`: the rules as data, each parameter with its article, the open questions. */
export function ProgrammeScreen() {
  const { programa = '' } = useParams({ strict: false }) as { programa?: string };
  const query = useProgramme(programa);
  if (query.isPending) return <Loading label="Lendo o programa" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Programme programme={query.data} />;
}

function Programme({ programme }: { programme: ProgrammeAnswer }) {
  return (
    <>
      <PageHeader
        title={programme.name}
        breadcrumb={[{ label: 'Cofinanciamento', href: '/cofinanciamento' }, { label: 'Programa' }]}
        context={`${programme.summary} Vigente desde ${formatDayInWords(programme.effect[0])}.`}
      />
      <SucceededNotice act={programme.act.id} />
      {programme.example && (
        <p className="mb-6 flex max-w-[80rem] flex-wrap items-baseline gap-x-3 gap-y-1 text-16">
          <AssumedMark>exemplo</AssumedMark> {programme.example}
        </p>
      )}
      <p className="mb-8 flex flex-wrap gap-x-6 gap-y-2 text-16">
        <Link to={`/cofinanciamento/programas/${programme.slug}/quadro-01` as string}>Tabela de faixas</Link>
        <Link to={`/atos/${programme.act.id}` as string}>{programme.act.name}</Link>
      </p>
      <div className="flex max-w-[80rem] flex-col gap-8">
        {programme.exceptional && (
          <section>
            <h2 className="mb-2 text-22">{programme.exceptional.label}</h2>
            <Quote cite={programme.exceptional.cite} />
          </section>
        )}
        <Parameters programme={programme} />
        <Questions programme={programme} />
      </div>
    </>
  );
}

function Parameters({ programme }: { programme: ProgrammeAnswer }) {
  const shared = noteOfAll(programme.parameters);
  return (
    <section>
      <h2 className="mb-2 text-22">
        {programme.example ? 'Parâmetros' : 'Parâmetros, em quantidades de Tabela SUS'}
      </h2>
      {shared && <p className="mb-2 text-14 text-ink-quiet">{shared}</p>}
      <ul className="border-rule-strong border-t">
        {programme.parameters.map(({ id, label, text, status, note, cite }) => (
          <li
            key={id}
            data-keep-together
            className="grid gap-x-8 gap-y-2 border-rule border-b py-3 lg:grid-cols-2"
          >
            <div>
              <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-16">
                <span>{label}</span>
                <span className="font-semibold">{text}</span>
              </p>
              {status !== 'printed' && (
                <AssumedMark>{programme.example ? 'Inventado' : STATUS_WORDS[status]}</AssumedMark>
              )}
              {note && !shared && <p className="text-14 text-ink-quiet">{note}</p>}
            </div>
            {cite && <Quote cite={cite} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The note that every value carries, said once; null where they differ. */
function noteOfAll(parameters: ProgrammeAnswer['parameters']): string | null {
  const [first] = parameters;
  return first && parameters.every(({ note }) => note === first.note) ? first.note : null;
}

function Questions({ programme }: { programme: ProgrammeAnswer }) {
  return (
    <section>
      <h2 className="text-22">{programme.example ? 'Interpretações' : 'Interpretações a decidir'}</h2>
      <p className="mb-2 text-14 text-ink-quiet">
        Onde o ato admite mais de um sentido. O primeiro de cada lista é o usado
        {programme.example ? ': num exemplo nada se decide.' : ' enquanto não houver decisão. '}
        {!programme.example && (
          <Link to={'/cofinanciamento/interpretacoes' as string}>
            Ver quanto vale cada resposta e decidir
          </Link>
        )}
      </p>
      <ol className="border-rule-strong border-t">
        {programme.readings.map(({ id, question, options }) => (
          <li key={id} data-keep-together className="border-rule border-b py-3">
            <p className="text-16 font-semibold">{question}</p>
            <ul className="mt-1 list-disc pl-5 text-14">
              {options.map((option) => (
                <li key={option.id}>
                  {option.label}
                  {option.note && <span className="text-ink-quiet"> {option.note}</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
