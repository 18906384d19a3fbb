import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader, type PageHeaderProps } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { savedAt } from '../../../../web/format.ts';
import { useFilters } from '../../../../web/place.ts';
import { useSession } from '../../../../web/session.ts';
import type { ProgrammeAnswer, ProgrammeHead, ProgrammeList } from '../../contract.ts';
import type { Measure } from '../../domain/programming/cells.ts';
import { AddRows } from './AddRows.tsx';
import { ProgrammeGrid } from './ProgrammeGrid.tsx';
import { programmeCsv, useProgramme, useProgrammeCommands, useProgrammes } from './queries.ts';
import { versionWords } from './rows.ts';
import { useCells } from './use-cells.ts';
import { NewVersionDialog, PublishDialog } from './VersionDialogs.tsx';
import { VersionFacts } from './VersionFacts.tsx';

interface ProgrammingViewProps {
  hospital: string;
  breadcrumb: NonNullable<PageHeaderProps['breadcrumb']>;
}

const TITLE = 'PPI e Documento Descritivo';

/** The programmed quantities of a hospital: versions by act, and the grid of the one chosen. */
export function ProgrammingView({ hospital, breadcrumb }: ProgrammingViewProps) {
  const list = useProgrammes(hospital);
  const [{ versao }, change] = useFilters(['versao']);
  const chosen = list.data?.items.find(({ id }) => id === versao[0]) ?? firstOf(list.data);
  const programme = useProgramme(chosen?.id ?? null);
  const [opening, setOpening] = useState(false);
  const { draft } = useProgrammeCommands();
  const today = useSession()?.today ?? '';
  if (list.isError) return <ErrorState error={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <Loading label="Lendo as versões" lines={10} />;
  if (programme.isError) return <ErrorState error={programme.error} onRetry={programme.refetch} />;
  const { items, refusal } = list.data;
  const mayOpen = refusal === null;
  const open = mayOpen ? () => setOpening(true) : undefined;
  const answer = programme.data?.version.id === chosen?.id ? programme.data : undefined;
  return (
    <>
      {answer ? (
        <Version
          key={answer.version.id}
          answer={answer}
          versions={items}
          breadcrumb={breadcrumb}
          onChoose={(id) => change({ versao: [id] })}
          onOpen={open}
        />
      ) : (
        <NoVersion list={list.data} breadcrumb={breadcrumb} onOpen={open} />
      )}
      {opening && (
        <NewVersionDialog
          hospital={list.data.hospital.id}
          versions={items}
          year={today.slice(0, 4)}
          onClose={() => setOpening(false)}
          onDraft={async (body) => change({ versao: [(await draft(body)).id] })}
        />
      )}
    </>
  );
}

function NoVersion({
  list,
  breadcrumb,
  onOpen,
}: Pick<VersionProps, 'breadcrumb' | 'onOpen'> & { list: ProgrammeList }) {
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={breadcrumb}
        context={list.hospital.name}
        actions={onOpen && <Button onPress={onOpen}>Nova versão</Button>}
      />
      {list.items.length > 0 ? (
        <Loading label="Lendo as quantidades" lines={10} />
      ) : (
        <EmptyState title="Nenhuma quantidade programada ainda.">
          {onOpen
            ? 'Abra uma versão e cole a PPI do Excel.'
            : 'A versão aparece aqui quando for publicada com o ato.'}
        </EmptyState>
      )}
    </>
  );
}

/** The draft at hand, else the newest PPI, else whatever there is. */
function firstOf(list: ProgrammeList | undefined): ProgrammeHead | undefined {
  const items = list?.items ?? [];
  return items.find(({ state }) => state === 'draft') ?? items.find(({ kind }) => kind === 'ppi') ?? items[0];
}

interface VersionProps {
  answer: ProgrammeAnswer;
  versions: readonly ProgrammeHead[];
  breadcrumb: ProgrammingViewProps['breadcrumb'];
  onChoose: (id: string) => void;
  onOpen: (() => void) | undefined;
}

const NO_ROWS: ReadonlySet<string> = new Set();

function Version({ answer, versions, breadcrumb, onChoose, onOpen }: VersionProps) {
  const { version, hospital } = answer;
  const [{ medida, comparar }, change] = useFilters(['medida', 'comparar']);
  const measure: Measure = medida[0] === 'valor' ? 'amount' : 'quantity';
  const editing = useCells(answer, measure);
  const [asked, setAsked] = useState(NO_ROWS);
  const others = versions.filter(({ kind, id }) => kind === version.kind && id !== version.id);
  const other = others.find(({ id }) => id === comparar[0]) ?? null;
  const compared = useProgramme(other?.id ?? null);
  const isDraft = version.state === 'draft' && answer.refusal === null;
  return (
    <>
      <PageHeader
        title={TITLE}
        breadcrumb={breadcrumb}
        saved={editing.savedAt && savedAt(editing.savedAt)}
        context={`${hospital.name}. O que se pactuou produzir: o denominador das metas e da execução da PPI.`}
        exports={[{ id: 'csv', label: 'CSV', href: programmeCsv(version.id) }]}
        actions={
          <>
            {onOpen && <Button onPress={onOpen}>Nova versão</Button>}
            {isDraft && <DraftActions version={version} />}
          </>
        }
      >
        <div className="flex flex-wrap items-end gap-4">
          <Select
            label="Versão"
            className="w-full max-w-[34rem]"
            value={version.id}
            onChange={onChoose}
            options={versions.map((each) => ({ id: each.id, label: versionWords(each) }))}
          />
          <Select
            label="Medida"
            className="w-44"
            value={measure}
            onChange={(id) => change({ medida: id === 'amount' ? ['valor'] : [] })}
            options={[
              { id: 'quantity', label: 'Quantidade' },
              { id: 'amount', label: 'Valor em R$' },
            ]}
          />
          {others.length > 0 && (
            <Select
              label="Comparar com"
              className="w-full max-w-80"
              value={other?.id ?? 'none'}
              onChange={(id) => change({ comparar: id === 'none' ? [] : [id] })}
              options={[
                { id: 'none', label: 'Nenhuma' },
                ...others.map((each) => ({ id: each.id, label: versionWords(each) })),
              ]}
            />
          )}
        </div>
        <VersionFacts version={version} />
        {isDraft && (
          <AddRows answer={answer} onAdd={(keys) => setAsked((before) => new Set([...before, ...keys]))} />
        )}
      </PageHeader>
      <ProgrammeGrid
        answer={answer}
        measure={measure}
        editing={editing}
        asked={asked}
        other={other !== null && compared.data?.version.id === other.id ? compared.data.cells : null}
      />
    </>
  );
}

function DraftActions({ version }: { version: ProgrammeHead }) {
  const { publish, discard } = useProgrammeCommands();
  const [asking, setAsking] = useState<'publish' | 'discard' | null>(null);
  return (
    <>
      <Button kind="quiet" onPress={() => setAsking('discard')}>
        Descartar rascunho
      </Button>
      <Button kind="primary" onPress={() => setAsking('publish')}>
        Publicar com o ato
      </Button>
      {asking === 'publish' && (
        <PublishDialog
          version={version}
          onClose={() => setAsking(null)}
          onPublish={(body) => publish(version.id, body)}
        />
      )}
      <ConfirmDialog
        title="Descartar o rascunho?"
        isOpen={asking === 'discard'}
        onClose={() => setAsking(null)}
        confirmLabel="Descartar rascunho"
        kind="danger"
        onConfirm={() => discard(version.id, version.sequence)}
      >
        As quantidades digitadas saem da lista e ficam só no histórico.
      </ConfirmDialog>
    </>
  );
}
