import { useState } from 'react';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { downloadCsv } from '../../../../web/csv.ts';
import type { CoherenceAnswer, CoherenceFinding } from '../../contract.ts';
import { FindingGroup } from './FindingGroup.tsx';
import { useAccept, useCoherence, useReopen } from './queries.ts';
import { SEVERITY_WORDS, weightsText } from './words.ts';

/** What contradicts what in the plan, what is orphan, and what somebody has said may stay so? */
export function CoherenceScreen() {
  const query = useCoherence();
  if (query.isPending) return <Loading label="Conferindo o plano" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page answer={query.data} />;
}

function Page({ answer }: { answer: CoherenceAnswer }) {
  const [tab, setTab] = useState('open');
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
      {open.length > 0 && <p className="mb-4 text-16">Em aberto: {weightsText(open)}.</p>}
      <Tabs
        label="Achados"
        selected={tab}
        onSelect={setTab}
        items={[
          {
            id: 'open',
            label: 'Em aberto',
            count: open.length,
            content: <Findings answer={answer} findings={open} empty="Nenhum achado em aberto." />,
          },
          {
            id: 'accepted',
            label: 'Aceitos',
            count: accepted.length,
            content: <Findings answer={answer} findings={accepted} empty="Nenhum achado foi aceito ainda." />,
          },
        ]}
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

interface FindingsProps {
  answer: CoherenceAnswer;
  findings: readonly CoherenceFinding[];
  empty: string;
}

function Findings({ answer, findings, empty }: FindingsProps) {
  const [asking, setAsking] = useState<CoherenceFinding | null>(null);
  const accept = useAccept();
  const reopen = useReopen();
  if (findings.length === 0)
    return (
      <EmptyState title={empty}>Os achados são procurados de novo a cada vez que a página abre.</EmptyState>
    );
  const undo = (found: CoherenceFinding, version: number) =>
    reopen.mutate(
      { finding: found.id, expectedVersion: version },
      { onSuccess: () => showToast('O achado está de novo em aberto.') },
    );
  const confirm = async (found: CoherenceFinding, reason: string) => {
    const body = { finding: found.id, reason, expectedVersion: found.version };
    const after = await accept.mutateAsync(body);
    const version = after.items.find(({ id }) => id === found.id)?.version ?? 0;
    showToast('O achado foi aceito, com o motivo.', { onUndo: () => undo(found, version) });
  };
  return (
    <>
      {answer.rules.map((rule) => (
        <FindingGroup
          key={rule.id}
          rule={rule}
          findings={findings.filter((each) => each.rule === rule.id)}
          mayAccept={answer.mayAccept}
          onAccept={setAsking}
          onReopen={(found) => undo(found, found.version)}
        />
      ))}
      {asking && (
        <ConfirmDialog
          title="Aceitar este achado?"
          isOpen
          onClose={() => setAsking(null)}
          confirmLabel="Aceitar com motivo"
          reasonLabel="Motivo"
          onConfirm={(reason) => confirm(asking, reason)}
        >
          <p className="mb-2">{asking.message}</p>
          <p className="text-14 text-ink-quiet">
            O plano não muda. Se os números ou nomes deste achado mudarem, ele volta a ficar em aberto.
          </p>
        </ConfirmDialog>
      )}
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
