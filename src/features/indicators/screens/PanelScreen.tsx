import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { type FilesTable, fileEntries } from '../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { stateWords } from '../../../web/components/StateBadge.tsx';
import { Tabs } from '../../../web/components/Tabs.tsx';
import { useFilters, usePlace } from '../../../web/place.ts';
import type { Panel } from '../contract.ts';
import { PanelCards } from './panel/PanelCards.tsx';
import { PanelTable } from './panel/PanelTable.tsx';
import { type PanelSet, usePanel } from './queries.ts';
import { numberOf, statusWords } from './words.ts';

/**
 * Which targets fail? Every indicator of the plan, year by year, target and actual side by side; beside it those that the hospital
 * resolution asks, for the place's hospitals together.
 */
export function PanelScreen() {
  const { territorio } = usePlace();
  const [{ conjunto }, change] = useFilters(['conjunto']);
  const set: PanelSet = conjunto[0] === 'hospitais' ? 'hospital' : 'plan';
  const panel = usePanel(territorio, set);
  if (panel.error) return <ErrorState error={panel.error} onRetry={() => void panel.refetch()} />;
  if (panel.data === undefined) return <Loading label="Lendo os indicadores" lines={10} />;
  return (
    <>
      <PageHeader
        title={set === 'plan' ? titleOf(panel.data) : 'Indicadores dos hospitais'}
        context={set === 'plan' ? contextOf(panel.data) : hospitalContextOf(panel.data)}
        exports={fileEntries({
          name: `painel-${set === 'plan' ? '' : 'hospitais-'}${panel.data.territory.code}`,
          table: () => tableOf(panel.data),
        })}
      />
      <Tabs
        label="Indicadores"
        items={SETS.map(({ id, label }) => ({ id, label, content: <Lists panel={panel.data} /> }))}
        selected={set}
        onSelect={(id) => change({ conjunto: id === 'hospital' ? ['hospitais'] : [] })}
      />
    </>
  );
}

const SETS: readonly { id: PanelSet; label: string }[] = [
  { id: 'plan', label: 'Do plano' },
  { id: 'hospital', label: 'Dos hospitais' },
];

function Lists({ panel }: { panel: Panel }) {
  return (
    <>
      <PanelTable panel={panel} />
      <PanelCards panel={panel} />
    </>
  );
}

/** The answer first: how many targets were met of those that can be judged. */
function titleOf(panel: Panel): string {
  const verdicts = panel.items.flatMap((item) => item.years.map((year) => year.verdict));
  const judged = verdicts.filter((verdict) => verdict === 'met' || verdict === 'missed');
  if (judged.length === 0) return 'Indicadores';
  const met = judged.filter((verdict) => verdict === 'met').length;
  return `Indicadores: ${met} de ${judged.length} ${judged.length === 1 ? 'meta aferível alcançada' : 'metas aferíveis alcançadas'}`;
}

function contextOf(panel: Panel): string {
  const known = panel.items.filter((item) => item.years.some((year) => year.actual.text !== null)).length;
  const targets = panel.hasTargets
    ? targetsWords(panel.territory.level)
    : 'O plano não fixa metas para este território.';
  return `${panel.territory.name}: ${known} de ${panel.items.length} indicadores com valor. ${targets}`;
}

function hospitalContextOf(panel: Panel): string {
  const known = panel.items.filter((item) => item.years.some((year) => year.actual.text !== null)).length;
  const missing =
    known === 0 ? ' Faltam os arquivos de SIH, SIA e CNES deste lugar: são lidos em Cargas.' : '';
  return `${panel.territory.name}: ${known} de ${panel.items.length} indicadores com valor, dos que a resolução do cofinanciamento hospitalar pede e os arquivos públicos dão. Somam todos os estabelecimentos do lugar; cada um está na página do indicador, em Por território.${missing}`;
}

function targetsWords(level: string): string {
  return level === 'macroRegion'
    ? 'As metas são a parte desta macrorregião nas do plano 2024–2027.'
    : 'As metas são as do plano 2024–2027.';
}

function tableOf(panel: Panel): FilesTable {
  const header = [
    'Código',
    'Indicador',
    'Unidade',
    'Ano',
    'Valor',
    'Tipo',
    'Meta',
    'Situação da meta',
    'Motivo',
  ];
  const rows = panel.items.flatMap((item) =>
    item.years.map((year) => [
      item.code,
      item.name,
      item.unitLabel,
      year.year,
      numberOf(year.actual.value),
      statusWords(year.actual),
      year.target?.raw ?? null,
      year.verdict === null ? null : stateWords('target', year.verdict),
      year.actual.reason,
    ]),
  );
  return { header, rows };
}
