import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { downloadCsv } from '../../../../web/csv.ts';
import type { ActFinding, ActFindings } from '../../contract.ts';
import { LINT_RULES } from '../../domain/lint/finding.ts';
import { FindingItem } from './FindingItem.tsx';
import { useAcceptFinding, useFindings, useReopenFinding } from './queries.ts';
import { SEVERITY_WORDS, weightsText } from './words.ts';

/** `/atos/:ato/apontamentos`: what contradicts what in the text of an act, and what somebody has said may stay so. */
export function FindingsScreen() {
  const { ato = '' } = useParams({ strict: false }) as { ato?: string };
  const query = useFindings(ato);
  if (query.isPending) return <Loading label="Conferindo o texto" lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page key={ato} answer={query.data} />;
}

function Page({ answer }: { answer: ActFindings }) {
  const [tab, setTab] = useState('open');
  const { act, items, hasText } = answer;
  const open = items.filter(({ accepted }) => accepted === null);
  const accepted = items.filter((each) => each.accepted !== null);
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
      {!hasText && (
        <EmptyState title="O texto inteiro deste ato não está aqui.">
          A conferência lê o texto publicado, do começo ao fim; deste ato há só o registro ou um trecho.
        </EmptyState>
      )}
      {open.length > 0 && <p className="mb-4 text-16">Em aberto: {weightsText(open)}.</p>}
      {hasText && (
        <Tabs
          label="Apontamentos"
          selected={tab}
          onSelect={setTab}
          items={[
            {
              id: 'open',
              label: 'Em aberto',
              count: open.length,
              content: <Findings answer={answer} findings={open} empty="Nenhum apontamento em aberto." />,
            },
            {
              id: 'accepted',
              label: 'Aceitos',
              count: accepted.length,
              content: (
                <Findings answer={answer} findings={accepted} empty="Nenhum apontamento foi aceito ainda." />
              ),
            },
          ]}
        />
      )}
    </>
  );
}

interface FindingsProps {
  answer: ActFindings;
  findings: readonly ActFinding[];
  empty: string;
}

function Findings({ answer, findings, empty }: FindingsProps) {
  const [asking, setAsking] = useState<ActFinding | null>(null);
  const accept = useAcceptFinding(answer.act.id);
  const reopen = useReopenFinding(answer.act.id);
  if (findings.length === 0)
    return <EmptyState title={empty}>O texto é conferido de novo a cada vez que a página abre.</EmptyState>;
  const undo = (found: ActFinding, version: number) =>
    reopen.mutate(
      { finding: found.id, expectedVersion: version },
      { onSuccess: () => showToast('O apontamento está de novo em aberto.') },
    );
  const confirm = async (found: ActFinding, reason: string) => {
    const after = await accept.mutateAsync({ finding: found.id, reason, expectedVersion: found.version });
    const version = after.items.find(({ id }) => id === found.id)?.version ?? 0;
    showToast('O apontamento foi aceito, com o motivo.', { onUndo: () => undo(found, version) });
  };
  return (
    <>
      <ol className="max-w-[110ch]">
        {findings.map((found) => (
          <li key={found.id} className="border-rule border-b py-4 first:pt-1" data-keep-together>
            <FindingItem
              act={answer.act.id}
              found={found}
              mayAccept={answer.mayAccept}
              onAccept={() => setAsking(found)}
              onReopen={() => undo(found, found.version)}
            />
          </li>
        ))}
      </ol>
      {asking && (
        <ConfirmDialog
          title="Aceitar este apontamento?"
          isOpen
          onClose={() => setAsking(null)}
          confirmLabel="Aceitar com motivo"
          reasonLabel="Motivo"
          onConfirm={(reason) => confirm(asking, reason)}
        >
          <p className="mb-2">{asking.message}</p>
          <p className="text-14 text-ink-quiet">
            O ato não muda. Se o texto ou os fatos deste apontamento mudarem, ele volta a ficar em aberto.
          </p>
        </ConfirmDialog>
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
