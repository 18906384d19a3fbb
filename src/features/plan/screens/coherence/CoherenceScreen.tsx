import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Findings } from '../../../../web/components/Findings.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { downloadCsv } from '../../../../web/csv.ts';
import type { CoherenceAnswer, CoherenceFinding } from '../../contract.ts';
import { FindingGroup } from './FindingGroup.tsx';
import { useAccept, useCoherence, useReopen } from './queries.ts';
import { SEVERITIES, SEVERITY_WORDS } from './words.ts';

/** What contradicts what in the plan, what is orphan, and what somebody has said may stay so? */
export function CoherenceScreen() {
  const query = useCoherence();
  if (query.isPending) return <Loading label="Conferindo o plano" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page answer={query.data} />;
}

function Page({ answer }: { answer: CoherenceAnswer }) {
  const accept = useAccept();
  const reopen = useReopen();
  const open = answer.items.filter(({ accepted }) => accepted === null);
  const accepted = answer.items.filter((each) => each.accepted !== null);
  return (
    <>
      <PageHeader
        title="Coerência"
        count={`${open.length} em aberto`}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Coerência' }]}
        context="O plano conferido com ele mesmo, com o território e com o cadastro de unidades. Nada é corrigido sozinho: cada achado traz a sua evidência"
        exports={[{ id: 'csv', label: 'Achados (CSV)', onAction: () => exportFindings(answer) }]}
      />
      <Findings<CoherenceFinding>
        word="achado"
        counts={{ open: open.length, accepted: accepted.length }}
        weights={SEVERITIES.map((severity) => ({
          count: open.filter((each) => each.severity === severity).length,
          one: SEVERITY_WORDS[severity].toLowerCase(),
          many: SEVERITY_WORDS[severity].toLowerCase(),
        }))}
        searched="Os achados são procurados de novo a cada vez que a página abre."
        unchanged="O plano não muda. Se os números ou nomes deste achado mudarem, ele volta a ficar em aberto."
        accept={async ({ id, version }, reason) => {
          const after = await accept.mutateAsync({ finding: id, reason, expectedVersion: version });
          return after.items.find((each) => each.id === id)?.version ?? 0;
        }}
        reopen={({ id, version }) => reopen.mutateAsync({ finding: id, expectedVersion: version })}
        list={(state, decisions) =>
          answer.rules.map((rule) => (
            <FindingGroup
              key={rule.id}
              rule={rule}
              findings={(state === 'open' ? open : accepted).filter((each) => each.rule === rule.id)}
              mayAccept={answer.mayAccept}
              {...decisions}
            />
          ))
        }
      />
      <section className="mt-10 max-w-[80ch]">
        <h2 className="mb-2 text-22">O que esta página não vê</h2>
        <p className="mb-2 text-16">
          Há contradições que só quem conhece o assunto reconhece. Estas regras não as procuram:
        </p>
        <ul className="list-disc pl-5 text-16">
          {answer.needsKnowledge.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function exportFindings({ items, rules }: CoherenceAnswer): void {
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  downloadCsv(
    'coerencia-do-plano',
    ['Peso', 'Regra', 'Registros', 'Achado', 'Evidência', 'Aceito por', 'Motivo'],
    items.map((each) => [
      SEVERITY_WORDS[each.severity],
      titles.get(each.rule) ?? each.rule,
      each.items.join(' '),
      each.message,
      each.evidence.map(({ label, value }) => `${label}: ${value}`).join(' | '),
      each.accepted?.by ?? '',
      each.accepted?.reason ?? '',
    ]),
  );
}
