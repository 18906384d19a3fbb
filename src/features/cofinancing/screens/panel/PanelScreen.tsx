import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { apiGet, withQuery } from '../../../../web/api.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { useFilters } from '../../../../web/place.ts';
import { useScreenTitle } from '../../../../web/screen-title.ts';
import { type CriterionAnswer, PANEL_LEVELS, PanelAnswer, type PanelLevel } from '../../contract.ts';
import { HospitalCnes } from './HospitalCnes.tsx';
import { ValueLine } from './ValueLine.tsx';

const LEVEL_WORDS: Readonly<Record<PanelLevel, string>> = {
  unit: 'Hospital',
  municipality: 'Município',
  region: 'Escritório regional',
  state: 'Nível central',
};

function usePanel(agreement: string, asked: { level: PanelLevel; competencia?: string }) {
  return useQuery({
    queryKey: ['cofinancing', 'panel', agreement, asked],
    queryFn: ({ signal }) =>
      apiGet(
        withQuery(`/api/cofinancing/agreements/${encodeURIComponent(agreement)}/panel`, asked),
        PanelAnswer,
        signal,
      ),
    placeholderData: keepPreviousData,
  });
}

/** `/cofinanciamento/termos/:termo/painel`: Art. 5º and clause 6, each criterion with value, band and source. */
export function PanelScreen() {
  const { termo = '' } = useParams({ strict: false }) as { termo?: string };
  const [{ nivel, competencia }, change] = useFilters(['nivel', 'competencia']);
  const level = PANEL_LEVELS.find((each) => each === nivel[0]) ?? 'unit';
  const query = usePanel(termo, {
    level,
    ...(competencia[0] && { competencia: competencia[0] }),
  });
  useScreenTitle('Painel do hospital');
  if (query.isPending) return <Loading label="Lendo o painel" lines={12} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const panel = query.data;
  return (
    <>
      <PageHeader
        title="Painel do hospital"
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: panel.agreement.municipality, href: `/cofinanciamento/termos/${panel.agreement.id}` },
          { label: 'Painel do hospital' },
        ]}
        count={countWords(panel)}
        context={contextOf(panel)}
      >
        <div className="flex flex-wrap items-end gap-4">
          <Select
            label="Visto por"
            className="w-52"
            value={level}
            onChange={(id) => change({ nivel: id === 'unit' ? [] : [id] })}
            options={PANEL_LEVELS.map((id) => ({ id, label: LEVEL_WORDS[id] }))}
          />
          <Select
            label="Mês"
            className="w-56"
            value={panel.competencia}
            onChange={(id) => change({ competencia: [id] })}
            options={panel.months.map((id) => ({ id, label: competenciaInWords(parseCompetencia(id)) }))}
          />
        </div>
      </PageHeader>
      <HospitalCnes panel={panel} />
      <ol className="max-w-[80rem] border-rule-strong border-t">
        {panel.criteria.map((criterion) => (
          <CriterionRow key={criterion.id} criterion={criterion} month={panel.competencia} />
        ))}
      </ol>
      <p className="mt-4 max-w-[80ch] text-14 text-ink-quiet">
        As faixas são as do{' '}
        <Link to={'/cofinanciamento/programas/hospitalar/quadro-01' as string}>Quadro 01</Link> e, onde ele
        não alcança, as que o próprio ato cita.
        {panel.reading && ` ${readingWords(panel.reading)}`} Um valor declarado só aparece depois de aprovado.
      </p>
    </>
  );
}

function countWords({ criteria }: PanelAnswer): string {
  const known = criteria.filter(({ values }) =>
    values.some(({ text, source }) => text !== null && source !== 'document'),
  );
  return `${known.length} de ${criteria.length} com valor no mês`;
}

function contextOf({ level, place, hospitals, agreement }: PanelAnswer): string {
  if (level === 'unit')
    return `${agreement.establishment}: os indicadores do art. 5º e da cláusula 6ª, e as metas da cláusula 5ª.`;
  const many =
    hospitals.length === 1 ? '1 hospital contratualizado' : `${hospitals.length} hospitais contratualizados`;
  return `${place}, ${many}: numeradores e denominadores somados, nunca médias de percentuais.`;
}

function readingWords({ label, isAssumed }: NonNullable<PanelAnswer['reading']>): string {
  const until = isAssumed ? ', presumida até que se decida' : '';
  return `Onde os intervalos impressos deixam vazio, usa-se a interpretação “${label}”${until}.`;
}

/** Items of Art. 5º; the others are named by their citation alone. */
const ITEM = /^[IVX]+$/;

function CriterionRow({ criterion, month }: { criterion: CriterionAnswer; month: string }) {
  const { id, label, cite, clause, noBand, values } = criterion;
  return (
    <li
      id={id}
      data-keep-together
      className="grid scroll-mt-4 gap-x-10 gap-y-2 border-rule border-b py-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,8fr)]"
    >
      <div>
        <h2 className="text-18">
          {ITEM.test(id) && <span className="mr-2 text-ink-quiet">{id}</span>}
          {label}
        </h2>
        <p className="mt-1 text-13 text-ink-quiet">
          <CiteLink cite={cite} />
          {clause && (
            <>
              {' · '}
              <CiteLink cite={clause} />
            </>
          )}
        </p>
        {noBand && <p className="mt-1 text-13 text-ink-quiet">Sem faixa. {noBand}</p>}
      </div>
      <ul className="flex flex-col">
        {values.map((value, index) => (
          <ValueLine
            key={`${value.source}${value.label}`}
            value={value}
            label={label}
            month={month}
            isFirst={index === 0}
          />
        ))}
      </ul>
    </li>
  );
}

function CiteLink({ cite }: { cite: CriterionAnswer['cite'] }) {
  return (
    <Link to={`/atos/${cite.act}` as string} hash={cite.at} data-quiet-link>
      {cite.atLabel}
    </Link>
  );
}
