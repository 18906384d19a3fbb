import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDayInWords } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { Checkbox } from '../../../web/components/Checkbox.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { OriginBadge } from '../../../web/components/OriginBadge.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { downloadCsv } from '../../../web/csv.ts';
import { useScreenTitle } from '../../../web/screen-title.ts';
import { useSession } from '../../../web/session.ts';
import type { ActAnswer, CorrectionAnswer } from '../contract.ts';
import { ActIndex } from './ActIndex.tsx';
import { ActLinks, LinksInBrief } from './ActLinks.tsx';
import { Notice, StandingBadges } from './ActStanding.tsx';
import { ActText } from './ActText.tsx';
import { MarginSteps } from './findings/MarginNotes.tsx';
import { type MarginState, useMargin } from './findings/use-margin.tsx';
import { InsideSearch, useInsideSearch } from './InsideSearch.tsx';
import { MEASURE, PAGE, WITH_MARGIN } from './page-measure.ts';
import { useAct, useCorrections } from './queries.ts';
import { RegisterAct } from './RegisterAct.tsx';
import { useAnchor } from './use-anchor.ts';
import { COVERAGE_WORDS } from './words.ts';

/** `/atos/:ato`: the act as it reads, each provision with its address, the scan beside on request. */
export function ActScreen() {
  const { ato = '' } = useParams({ strict: false }) as { ato?: string };
  const query = useAct(ato);
  if (query.isPending) return <Loading label="Lendo o ato" lines={12} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <ActReader key={ato} act={query.data} />;
}

function ActReader({ act }: { act: ActAnswer }) {
  const [withScan, setWithScan] = useState(false);
  const inside = useInsideSearch(act.units);
  const state = useMargin(act);
  const marked = useAnchor(state.isSettled ? `${act.id} conferido` : act.id);
  const scanned = act.units.some((unit) => unit.ocr !== null);
  const corrections = useCorrections(act.id, withScan);
  const found = corrections.data?.items;
  const isMarginFree = state.margin === null && !withScan && act.units.length > 0;
  useScreenTitle(act.title);
  return (
    <>
      <ActHeader act={act} corrections={found}>
        <div className="flex flex-wrap items-center gap-x-8">
          {scanned && (
            <Checkbox isSelected={withScan} onChange={setWithScan}>
              Comparar com a digitalização, correção por correção ({countOf(act)})
            </Checkbox>
          )}
          <MarginToggle state={state} />
        </div>
      </ActHeader>
      {act.coverage === 'none' && (
        <Notice>
          <strong className="font-semibold">Texto não carregado.</strong> O registro guarda o que identifica
          este ato e as suas ligações; nenhuma regra se apoia nele. {act.note}
        </Notice>
      )}
      <div className="gap-x-10 lg:flex">
        {act.units.length > 0 && <ActIndex units={act.units} />}
        <div className={`min-w-0 flex-1 ${withScan ? '' : PAGE}`}>
          {act.units.length > 0 && (
            <InsideSearch inside={inside}>
              {state.margin && <MarginSteps margin={state.margin} />}
            </InsideSearch>
          )}
          <div className={isMarginFree ? WITH_MARGIN : ''}>
            <ActText
              act={act}
              corrections={withScan ? (found ?? []) : null}
              marked={inside.current?.address ?? marked}
              hits={inside.hits}
              margin={state.margin}
              head={<LinksInBrief act={act} />}
            />
            <ActLinks act={act} isBeside={isMarginFree} />
          </div>
          <Omissions act={act} />
        </div>
      </div>
      {state.dialog}
    </>
  );
}

/** Whether what the check of the text says stands beside it; why not, where the check failed. */
function MarginToggle({ state: { open, isShown, setShown, failure } }: { state: MarginState }) {
  if (failure)
    return (
      <Notice>
        O texto não foi conferido agora: {failure.error.message}{' '}
        <Button kind="quiet" onPress={failure.retry}>
          Tentar de novo
        </Button>
      </Notice>
    );
  if (open === null) return null;
  return (
    <Checkbox isSelected={isShown} onChange={setShown}>
      Mostrar os apontamentos ao lado do texto ({open} em aberto)
    </Checkbox>
  );
}

function countOf(act: ActAnswer): string {
  return act.units.reduce((total, unit) => total + unit.corrections, 0).toLocaleString('pt-BR');
}

interface ActHeaderProps {
  act: ActAnswer;
  corrections: readonly CorrectionAnswer[] | undefined;
  children: React.ReactNode;
}

function ActHeader({ act, corrections, children }: ActHeaderProps) {
  const session = useSession();
  const [correcting, setCorrecting] = useState(false);
  const mayCorrect = act.origin === 'entered' && session?.verbs.includes('acts.register');
  return (
    <PageHeader
      title={act.title}
      breadcrumb={[{ label: 'Documentos', href: '/atos' }, { label: act.number ?? act.title }]}
      context={datesOf(act)}
      actions={mayCorrect && <Button onPress={() => setCorrecting(true)}>Corrigir o registro</Button>}
      exports={
        corrections && [
          {
            id: 'corrections',
            label: 'Lista de correções (CSV)',
            note: 'trecho, o que a máquina leu, o que se lê, quem corrigiu',
            onAction: () => exportCorrections(act.id, corrections),
          },
        ]
      }
    >
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-14">
        {act.origin === 'entered' ? (
          <OriginBadge origin="entered" />
        ) : (
          <OriginBadge
            origin="document"
            detail={
              act.source === null
                ? 'Citado em documento guardado'
                : `${act.source.file}, SHA-256 ${act.source.sha256.slice(0, 12)}…`
            }
          />
        )}
        {act.coverage === 'excerpt' && <span className="text-ink-quiet">{COVERAGE_WORDS.excerpt}</span>}
        <StandingBadges {...act} />
        {act.coverage === 'full' && (
          <Link to={`/atos/${act.id}/apontamentos` as string} className="screen-only">
            Apontamentos do texto
          </Link>
        )}
      </p>
      {act.ementa && act.coverage === 'none' && <p className="max-w-[75ch] text-16">{act.ementa}</p>}
      {children}
      {correcting && <RegisterAct act={act} onClose={() => setCorrecting(false)} />}
    </PageHeader>
  );
}

function exportCorrections(id: string, corrections: readonly CorrectionAnswer[]): void {
  downloadCsv(
    `${id}-correcoes`,
    [
      'Dispositivo',
      'Endereço',
      'Início no trecho',
      'Fim no trecho',
      'Lido pela máquina',
      'Leitura',
      'Tipo',
      'Quem',
    ],
    corrections.map(({ at, label, start, end, from, to, kind, by }) => [
      label ?? 'entre dispositivos',
      at ?? '',
      start,
      end,
      from,
      to,
      CORRECTION_WORDS[kind],
      by,
    ]),
  );
}

const CORRECTION_WORDS: Record<CorrectionAnswer['kind'], string> = {
  misread: 'mal lido',
  removed: 'ruído retirado',
  reconstructed: 'reconstruído',
  illegible: 'ilegível',
};

function datesOf(act: ActAnswer): string {
  const signed = act.signedOn ? `Assinado em ${formatDayInWords(act.signedOn)}. ` : '';
  const where = act.publishedIn ? ` (${act.publishedIn})` : '';
  const published = act.publishedOn ? `Publicado em ${formatDayInWords(act.publishedOn)}${where}. ` : '';
  const until = act.effectTo ? ` até ${formatDayInWords(act.effectTo)}, exclusive` : '';
  const effect = act.effectFrom ? `Produz efeitos desde ${formatDayInWords(act.effectFrom)}${until}. ` : '';
  return `${signed}${published}${effect}${act.body}.`;
}

function Omissions({ act }: { act: ActAnswer }) {
  if (act.omissions.length === 0) return null;
  return (
    <section className={`mt-10 border-rule border-t pt-4 ${MEASURE}`}>
      <h2 className="text-18">O que não está aqui</h2>
      <ul className="mt-2 flex flex-col gap-2 text-14">
        {act.omissions.map(({ at, what, reason }) => (
          <li key={at}>
            {what} <span className="text-ink-quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
