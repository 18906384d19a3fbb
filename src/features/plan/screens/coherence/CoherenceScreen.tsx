import { formatCount } from '../../../../kernel/format.ts';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FilterSearch } from '../../../../web/components/FilterSearch.tsx';
import { type FindingDecisions, Findings } from '../../../../web/components/Findings.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { useFilters } from '../../../../web/place.ts';
import type { CoherenceAnswer, CoherenceFinding } from '../../contract.ts';
import { FindingGroup } from './FindingGroup.tsx';
import { type CoherenceAsked, useAccept, useCoherence, useReopen } from './queries.ts';
import { SEVERITIES, SEVERITY_WORDS } from './words.ts';

/** How many findings of a rule are shown before the reader asks for the others. */
const FIRST_OF_RULE = 5;
const ALL = 'todos';

type Asked = Omit<CoherenceAsked, 'state'>;

/** What contradicts what in the plan, what is orphan, and what somebody has said may stay so? */
export function CoherenceScreen() {
  const [{ peso, regra, q }, change] = useFilters(['peso', 'regra', 'q']);
  const asked: Asked = { severity: peso, rule: regra, q };
  const query = useCoherence({ ...asked, state: ['open'] }, FIRST_OF_RULE);
  if (query.isPending) return <Loading label="Conferindo o plano" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const open = totalOf(query.data, 'open');
  return (
    <>
      <PageHeader
        title="Coerência"
        count={`${formatCount(open)} em aberto`}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Coerência' }]}
        context="O plano conferido com ele mesmo, com o território e com o cadastro de unidades. Nada é corrigido sozinho: cada achado traz a sua evidência"
        exports={[
          {
            id: 'csv',
            label: 'Achados (CSV)',
            note: 'todos, com a evidência',
            onAction: () => window.location.assign('/api/plan/tables/coerencia'),
          },
        ]}
      >
        <Filters asked={asked} rules={query.data.rules} onChange={change} />
      </PageHeader>
      <Found answer={query.data} asked={asked} />
      <NotSeen words={query.data.needsKnowledge} />
    </>
  );
}

const totalOf = ({ rules }: CoherenceAnswer, state: 'open' | 'accepted') =>
  rules.reduce((sum, rule) => sum + rule[state], 0);

interface FiltersProps {
  asked: Asked;
  rules: CoherenceAnswer['rules'];
  onChange: (change: Partial<Record<'peso' | 'regra' | 'q', string[]>>) => void;
}

const chosen = (id: string | null) => (id === null || id === ALL ? [] : [id]);

function Filters({ asked, rules, onChange }: FiltersProps) {
  return (
    <div className="screen-only flex flex-wrap items-end gap-2">
      <FilterSearch
        label="Procurar nos achados"
        value={asked.q[0] ?? ''}
        onChange={(words) => onChange({ q: words === '' ? [] : [words] })}
      />
      <Select
        label="Filtrar por peso"
        hideLabel
        className="w-44 max-sm:w-full"
        options={[
          { id: ALL, label: 'Todos os pesos' },
          ...SEVERITIES.map((id) => ({ id, label: SEVERITY_WORDS[id] })),
        ]}
        value={asked.severity[0] ?? ALL}
        onChange={(id) => onChange({ peso: chosen(id) })}
      />
      <Select
        label="Filtrar por regra"
        hideLabel
        className="w-[26rem] max-sm:w-full"
        options={[
          { id: ALL, label: 'Todas as regras' },
          ...rules.map(({ id, title }) => ({ id, label: title })),
        ]}
        value={asked.rule[0] ?? ALL}
        onChange={(id) => onChange({ regra: chosen(id) })}
      />
    </div>
  );
}

const narrows = ({ severity, rule, q }: Asked) => [severity, rule, q].some((each) => each.length > 0);

function Found({ answer, asked }: { answer: CoherenceAnswer; asked: Asked }) {
  const accept = useAccept();
  const reopen = useReopen();
  const isNarrowed = narrows(asked);
  return (
    <Findings<CoherenceFinding>
      word="achado"
      counts={{ open: totalOf(answer, 'open'), accepted: totalOf(answer, 'accepted') }}
      weights={SEVERITIES.map((severity) => ({
        count: totalOf(
          { ...answer, rules: answer.rules.filter((rule) => rule.severity === severity) },
          'open',
        ),
        one: `de ${SEVERITY_WORDS[severity].toLowerCase()}`,
        many: `de ${SEVERITY_WORDS[severity].toLowerCase()}`,
      }))}
      searched={
        isNarrowed
          ? 'Pode haver outros: tire um filtro.'
          : 'Os achados são procurados de novo a cada vez que a página abre.'
      }
      unchanged="O plano não muda. Se os números ou nomes deste achado mudarem, ele volta a ficar em aberto."
      accept={async ({ id, version }, reason) =>
        (await accept.mutateAsync({ finding: id, reason, expectedVersion: version })).version
      }
      reopen={({ id, version }) => reopen.mutateAsync({ finding: id, expectedVersion: version })}
      list={(state, decisions) => <RuleList asked={{ ...asked, state: [state] }} {...decisions} />}
    />
  );
}

type RuleListProps = FindingDecisions<CoherenceFinding> & { asked: CoherenceAsked };

function RuleList({ asked, ...decisions }: RuleListProps) {
  const query = useCoherence(asked, FIRST_OF_RULE);
  if (query.isPending) return <Loading label="Conferindo o plano" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { items, rules, mayAccept } = query.data;
  return rules.map((rule) => (
    <FindingGroup
      key={rule.id}
      rule={rule}
      count={asked.state.includes('open') ? rule.open : rule.accepted}
      first={items.filter((each) => each.rule === rule.id)}
      asked={{ ...asked, rule: [rule.id] }}
      isOpen={rule.severity !== 'low' || narrows(asked)}
      mayAccept={mayAccept}
      {...decisions}
    />
  ));
}

function NotSeen({ words }: { words: readonly string[] }) {
  return (
    <section className="mt-10 max-w-[80ch]">
      <h2 className="mb-2 text-22">O que esta página não vê</h2>
      <p className="mb-2 text-16">
        Há contradições que só quem conhece o assunto reconhece. Estas regras não as procuram:
      </p>
      <ul className="list-disc pl-5 text-16">
        {words.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  );
}
