import { MonitorCheck } from 'lucide-react';
import { useEffect } from 'react';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { FileDrop } from '../../../../web/components/FileDrop.tsx';
import { loadMenuPanel } from '../../../../web/components/Menu.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { FileList } from './FileList.tsx';
import { OpenedFile } from './OpenedFile.tsx';
import { RefusedPanel } from './RefusedPanel.tsx';
import type { ReaderClient } from './reader-client.ts';
import { type FilesInHand, type OpenFile, useFiles, useReader } from './use-files.ts';

const TITLE = 'Abrir um DBC';
const HERE = [{ label: TITLE }];

/** What is inside a DATASUS file, without it leaving this computer. */
export function OpenDbcScreen() {
  const client = useReader();
  const hand = useFiles(client);
  // The page works unplugged: what it may open has to be here before.
  useEffect(() => void loadMenuPanel().catch(() => undefined), []);
  if (hand.files.length === 0) return <Invitation onFiles={hand.add} />;
  const { selected } = hand;
  const shown = selected && (selected.state.kind === 'open' || selected.state.kind === 'refused');
  return (
    <>
      {!shown && <PageHeader title={TITLE} breadcrumb={HERE} />}
      {(hand.files.length > 1 || !shown) && <FileList hand={hand} />}
      {client && <Selected client={client} hand={hand} />}
      <div className="screen-only mt-8">
        <FileDrop onFiles={hand.add} verb="Abrir outro arquivo" kind="secondary">
          <NothingLeaves />
        </FileDrop>
      </div>
    </>
  );
}

function Selected({ client, hand }: { client: ReaderClient; hand: FilesInHand }) {
  const { selected } = hand;
  if (selected?.state.kind === 'open')
    return (
      <OpenedFile
        key={`${selected.id} ${selected.salvage}`}
        client={client}
        file={selected as OpenFile}
        onClose={() => hand.remove(selected.id)}
      />
    );
  if (selected?.state.kind === 'refused')
    return (
      <RefusedPanel
        name={selected.file.name}
        refusal={selected.state.refusal}
        onAgain={() => hand.readAgain(selected.id)}
        onSalvage={() => hand.salvage(selected.id)}
        onClose={() => hand.remove(selected.id)}
      />
    );
  return null;
}

function Invitation({ onFiles }: { onFiles: FilesInHand['add'] }) {
  return (
    <>
      <PageHeader
        title={TITLE}
        context="Veja o que há dentro de um arquivo .dbc ou .dbf do DATASUS: o que ele é, se está inteiro, as colunas, os registros. E leve-o em CSV."
      />
      <FileDrop onFiles={onFiles}>
        Arquivos .dbc e .dbf de qualquer sistema e ano: SIH, SIA, CNES, SIM, SINASC, CIHA, SINAN e outros.
      </FileDrop>
      <p className="mt-4 flex max-w-[75ch] gap-2 text-16">
        <MonitorCheck aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-good" />
        <NothingLeaves />
      </p>
      <div className="mt-8">
        <EmptyState title="Registros individuais pedem cuidado">
          Alguns arquivos trazem números de AIH, CPF ou cartão SUS, às vezes mascarados. Mascarar não é
          anonimizar: trate o arquivo, e o CSV que sair dele, como dado pessoal (Lei nº 13.709/2018).
        </EmptyState>
      </div>
    </>
  );
}

const NothingLeaves = () => (
  <span>
    O arquivo é lido neste navegador e não sai do seu computador: nada é enviado nem guardado. Funciona até
    com a internet desligada.
  </span>
);
