import { useCallback, useEffect, useRef, useState } from 'react';
import { withQuery } from '../../../../web/api.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import type { TraceAnswer } from '../../contract.ts';
import { useDocument, useTrace } from '../queries.ts';
import { DocumentChoice, PrintedTotals, SectionTotals } from './DocumentChoice.tsx';
import { DocumentPane } from './DocumentPane.tsx';
import { RowList } from './RowList.tsx';
import { Segments } from './Segments.tsx';
import { TraceFilters } from './TraceFilters.tsx';
import { type TracePlace, useTracePlace } from './trace-place.ts';

/** `/sobre/rastreabilidade`: put a finger on any sentence, and find the screen where it lives. */
export function TraceScreen() {
  const trace = useTrace();
  if (trace.isPending) return <Loading label="Lendo a matriz" lines={10} />;
  if (trace.isError) return <ErrorState error={trace.error} onRetry={trace.refetch} />;
  return <Matrix answer={trace.data} />;
}

function csvAddress({ document, filters }: TracePlace): string {
  return withQuery('/api/trace.csv', {
    document: filters.documento === undefined ? undefined : document,
    section: filters.secao,
    state: filters.situacao,
    room: filters.area,
    q: filters.q,
    screen: filters.tela,
  });
}

type Face = 'rows' | 'document';

const FACES = [
  { id: 'rows', label: 'Linhas' },
  { id: 'document', label: 'Documento' },
] as const;

/** Brings the quoted words to where they can be read: the page itself moves where only the document shows. */
function showWords(paper: HTMLElement | null, id: string, face: Face): void {
  const words = paper?.querySelector<HTMLElement>(`[data-quotes~="${CSS.escape(id)}"]`);
  if (!paper || !words) return;
  if (face === 'document') words.scrollIntoView({ block: 'center' });
  else paper.scrollTo({ top: words.offsetTop - paper.clientHeight / 3 });
}

/** Brings a row into sight, where it is not. */
function showRow(id: string): void {
  const row = document.getElementById(id);
  const top = row?.getBoundingClientRect().top ?? 0;
  if (top < 80 || top > innerHeight - 160) row?.scrollIntoView({ block: 'start' });
}

/** Follows the selected row on both sides; without one, the document shows the first that was `found`. */
function useFollowSelection(id: string | undefined, found: string | undefined, face: Face, ready: boolean) {
  const paper = useRef<HTMLElement>(null);
  useEffect(() => {
    const shown = id ?? found;
    if (shown === undefined || !ready) return;
    showWords(paper.current, shown, face);
    if (id !== undefined && face === 'rows') showRow(id);
  }, [id, found, face, ready]);
  return paper;
}

/** On narrow screens one face at a time: choosing in one turns to the other. */
function useFaces(place: TracePlace, narrowed: boolean) {
  const [face, setFace] = useState<Face>('rows');
  const ready = useDocument(place.document).isSuccess;
  const found = narrowed ? place.rows[0]?.id : undefined;
  const paper = useFollowSelection(place.selected?.id, found, face, ready);
  const { select } = place;
  const selectInDocument = useCallback(
    (id: string) => {
      setFace('rows');
      select(id);
    },
    [select],
  );
  const showInDocument = useCallback(() => setFace('document'), []);
  return { face, setFace, paper, selectInDocument, showInDocument };
}

const PAPER =
  'relative border border-rule bg-surface lg:sticky lg:top-[calc(var(--frame-top)+1rem)] lg:max-h-[calc(100dvh-var(--frame-top)-2rem)] lg:overflow-y-auto print:hidden';

function Matrix({ answer }: { answer: TraceAnswer }) {
  const place = useTracePlace(answer);
  const { documento: _, ...narrowing } = place.filters;
  const narrowed = Object.values(narrowing).some(Boolean);
  const { face, setFace, paper, selectInDocument, showInDocument } = useFaces(place, narrowed);
  return (
    <>
      <PageHeader
        title="Matriz de rastreabilidade"
        count={`${answer.totals.all} trechos`}
        breadcrumb={[{ label: 'Sobre o Pactua', href: '/sobre' }, { label: 'Matriz de rastreabilidade' }]}
        context="Cada trecho dos dois documentos, a tela que o atende e o que ainda falta. A situação é calculada das telas e dos testes que existem, nunca digitada."
        exports={[
          { id: 'csv', label: 'Linhas em CSV', note: 'com os filtros da tela', href: csvAddress(place) },
          { id: 'print', label: 'Imprimir ou salvar em PDF', onAction: () => window.print() },
        ]}
      >
        <DocumentChoice documents={answer.documents} place={place} narrowed={narrowed} />
        <PrintedTotals documents={answer.documents} />
        <SectionTotals documents={answer.documents} />
        <TraceFilters answer={answer} place={place} />
      </PageHeader>
      <div className="mb-3 lg:hidden">
        <Segments label="O que mostrar" options={FACES} value={face} onChange={setFace} />
      </div>
      <div className="gap-6 lg:grid lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:items-start">
        <section
          ref={paper}
          aria-label="Documento"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by the keyboard
          tabIndex={0}
          className={`${PAPER} ${face === 'rows' ? 'max-lg:hidden' : ''}`}
        >
          <DocumentPane place={place} onSelect={selectInDocument} />
        </section>
        <section
          aria-label="Linhas da matriz"
          className={`min-w-0 border border-rule border-b-0 bg-surface ${face === 'document' ? 'max-lg:hidden print:block' : ''}`}
        >
          <h2 className="sr-only">Linhas da matriz</h2>
          <RowList answer={answer} place={place} onShowInDocument={showInDocument} />
        </section>
      </div>
    </>
  );
}
