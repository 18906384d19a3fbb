import type { ReactNode } from 'react';
import type { IndicatorPage } from '../../contract.ts';
import { directionWords, periodWords, VARIANT_WORDS } from '../words.ts';
import { toleranceWidth } from './chart-lines.ts';

const KINDS: Readonly<Record<string, string>> = {
  computed: 'calculado dos microdados',
  recomputed: 'recalculado de um relatório oficial',
  imported: 'lido pronto de outro sistema',
  events: 'contado dos registros do próprio Pactua',
};
const ACCUMULATION: Readonly<Record<string, string>> = {
  point: 'valor do ano',
  'periodic-sum': 'soma do ano, que recomeça em janeiro',
  cumulative: 'acumulado desde o primeiro registro',
};

/** The method card: what it means, how it is computed, what it cannot say, and what is still to be decided. */
export function CardView({ page }: { page: IndicatorPage }) {
  return (
    <div className="flex max-w-[80ch] flex-col gap-6 text-16">
      <Section title="O que é">
        <p>{page.concept}</p>
        <p className="mt-2">{page.use}</p>
        <p className="mt-2 text-14 text-ink-quiet">
          {[KINDS[page.kind], directionWords(page), page.unitLabel, ACCUMULATION[page.accumulation]]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </Section>
      {page.methods.length > 0 && (
        <Section title={page.methods.length === 1 ? 'Método' : 'Métodos'}>
          <ul className="flex flex-col gap-3">
            {page.methods.map((method) => (
              <li key={method.id}>
                <p className="font-semibold">
                  {method.name}
                  {method.usual && <span className="font-normal text-ink-quiet"> (o usual)</span>}
                </p>
                <p>{method.formula}</p>
                <p className="text-14 text-ink-quiet">
                  {method.id}, versão {method.version} ·{' '}
                  {page.kind === 'events' ? method.system : `arquivos ${method.system} · por ${method.place}`}
                  {validity(method.validFrom, method.validTo)}
                </p>
                {method.variants.length > 1 && (
                  <p className="text-14 text-ink-quiet">
                    {VARIANT_WORDS[method.variesIn].many}:{' '}
                    {method.variants.map((variant) => variant.name).join('; ')}.
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {page.cite && (
        <Section title="Como o documento diz">
          <figure className="border-action border-l-[3px] pl-3">
            <blockquote>“{page.cite.quote}”</blockquote>
            <figcaption className="mt-1 text-13 text-ink-quiet">
              {page.cite.act}, {page.cite.at}
            </figcaption>
          </figure>
        </Section>
      )}
      <Lines title="O que não se pode concluir" lines={page.limits} />
      <Lines title="Tolerância da meta" lines={toleranceLines(page)} />
      <Lines title="Números de poucas pessoas" lines={page.smallNumbers} />
      <Lines title="A decidir" lines={page.openQuestions} />
      <Lines title="Fontes" lines={[...(page.legalBasis ? [page.legalBasis] : []), ...page.cardSources]} />
      <Lines
        title="Quebras da série"
        lines={page.breaks.map((each) => `${periodWords(each.period)}: ${each.note}`)}
      />
    </div>
  );
}

/** How much on the wrong side is near, why, and that a miss stays a miss. */
function toleranceLines({ tolerance, unit, noBand }: IndicatorPage): string[] {
  const told =
    tolerance === null
      ? []
      : [
          `${toleranceWidth({ unit }, tolerance.value)}. ${tolerance.source} O que não alcança a meta por até isso segue não alcançado, com “por pouco” ao lado.`,
        ];
  return noBand === null ? told : [...told, `Sem faixa. ${noBand}`];
}

function validity(from: string | null, to: string | null): string {
  if (from === null && to === null) return '';
  const start = from === null ? '' : ` de ${periodWords(from)}`;
  const end = to === null ? ' em diante' : ` até ${periodWords(to)}`;
  return ` · vale${start}${end}`;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 text-18">{title}</h2>
      {children}
    </section>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="list-disc pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
