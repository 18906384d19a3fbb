import { useParams } from '@tanstack/react-router';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FindingFrame, Findings } from '../../../../web/components/Findings.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { downloadCsv } from '../../../../web/csv.ts';
import type { ActFinding, ActFindings } from '../../contract.ts';
import { LINT_RULES } from '../../domain/lint/finding.ts';
import { FindingItem } from './FindingItem.tsx';
import { useFindingHandling, useFindings } from './queries.ts';
import { SEVERITIES, SEVERITY_WORDS } from './words.ts';

/** `/atos/:ato/apontamentos`: what contradicts what in the text of an act, and what somebody has said may stay so. */
export function FindingsScreen() {
  const { ato = '' } = useParams({ strict: false }) as { ato?: string };
  const query = useFindings(ato);
  if (query.isPending) return <Loading label="Conferindo o texto" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page key={ato} answer={query.data} />;
}

const count = (items: readonly ActFinding[], severity: ActFinding['severity']) =>
  items.filter((each) => each.severity === severity).length;

function Page({ answer }: { answer: ActFindings }) {
  const { act, items, hasText, mayAccept } = answer;
  const handling = useFindingHandling(act.id);
  const [accepted = [], open = []] = [true, false].map((told) =>
    items.filter((each) => (each.accepted !== null) === told),
  );
  const weights = SEVERITIES.map((severity) => ({
    count: count(open, severity),
    one: SEVERITY_WORDS[severity][0],
    many: SEVERITY_WORDS[severity][1],
  }));
  return (
    <>
      <PageHeader
        title="Apontamentos do texto"
        count={hasText ? `${open.length} em aberto` : undefined}
        breadcrumb={[
          { label: 'Documentos', href: '/atos' },
          { label: act.number ?? act.title, href: `/atos/${act.id}` },
          { label: 'Apontamentos' },
        ]}
        context={`${act.title}. O texto conferido com ele mesmo, com o território e com o registro de atos. Nada é corrigido sozinho: o ato é o que foi publicado`}
        exports={
          items.length > 0
            ? [{ id: 'csv', label: 'Apontamentos (CSV)', onAction: () => exportFindings(answer) }]
            : undefined
        }
      />
      {hasText ? (
        <Findings<ActFinding>
          {...handling}
          counts={{ open: open.length, accepted: accepted.length }}
          weights={weights}
          searched="O texto é conferido de novo a cada vez que a página abre."
          list={(state, decisions) => (
            <ol className="max-w-[110ch]">
              {(state === 'open' ? open : accepted).map((found) => (
                <li key={found.id} className="border-rule border-b py-4 first:pt-1" data-keep-together>
                  <FindingFrame found={found} mayAccept={mayAccept} {...decisions}>
                    <FindingItem act={act.id} found={found} />
                  </FindingFrame>
                </li>
              ))}
            </ol>
          )}
        />
      ) : (
        <EmptyState title="O texto inteiro deste ato não está aqui.">
          A conferência lê o texto publicado, do começo ao fim; deste ato há só o registro ou um trecho.
        </EmptyState>
      )}
    </>
  );
}

function exportFindings({ act, items }: ActFindings): void {
  downloadCsv(
    `${act.id}-apontamentos`,
    [
      'Regra',
      'O que se confere',
      'Peso',
      'Dispositivo',
      'Endereço',
      'Trecho',
      'Apontamento',
      'Sugestão',
      'Efeito (R$)',
      'Aceito por',
      'Motivo',
    ],
    items.map((each) => [
      each.rule,
      LINT_RULES[each.rule],
      SEVERITY_WORDS[each.severity][0],
      each.label,
      each.at,
      each.quote.replace(/\s+/gu, ' '),
      each.message,
      each.suggestion ?? '',
      each.effect?.replace('.', ',') ?? '',
      each.accepted?.by ?? '',
      each.accepted?.reason ?? '',
    ]),
  );
}
