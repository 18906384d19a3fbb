import { useState } from 'react';
import type { CsvForm } from '../../../../datasus/index.ts';
import { Button } from '../../../../web/components/Button.tsx';
import type { MenuEntry } from '../../../../web/components/Menu.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Tabs } from '../../../../web/components/Tabs.tsx';
import { ColumnsTab } from './ColumnsTab.tsx';
import { ReadingBar } from './FileList.tsx';
import { FileNotes, FileSummary } from './FileSummary.tsx';
import type { RecordFilter } from './protocol.ts';
import { RecordsTab } from './RecordsTab.tsx';
import type { ReaderClient } from './reader-client.ts';
import { useCsv } from './use-csv.ts';
import type { OpenFile } from './use-files.ts';
import { useView } from './use-view.ts';
import { identityInWords, sizeInWords } from './words.ts';

interface OpenedFileProps {
  client: ReaderClient;
  file: OpenFile;
  onClose: () => void;
}

/** A file that was read to its end: what it is, its records, its columns, and its CSV. */
export function OpenedFile({ client, file, onClose }: OpenedFileProps) {
  const { facts } = file.state;
  const [tab, setTab] = useState('registros');
  const [filter, setFilter] = useState<RecordFilter | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const view = useView(client, file, filter);
  const csv = useCsv(client, file);
  const chosen = facts.columns.filter(({ name }) => !left.has(name));
  const name = file.file.name.replace(/\.db[cf]$/i, '') + (facts.salvaged === null ? '' : '-parcial');
  const save = (form: CsvForm) =>
    void csv.make({ form, columns: chosen.map((column) => column.name), filter, name });
  return (
    <>
      <PageHeader
        title={file.file.name}
        count={sizeInWords(facts)}
        context={identityInWords(facts.identity)}
        breadcrumb={[{ label: 'Abrir um DBC' }, { label: file.file.name }]}
        actions={<Button onPress={onClose}>Fechar o arquivo</Button>}
        exports={exportsOf(save, chosen.length, facts.columns.length, filter)}
      />
      {csv.progress && (
        <div className="mb-4 max-w-[75ch]">
          <ReadingBar
            file={file.file}
            progress={csv.progress}
            label="Preparando o CSV"
            onCancel={csv.cancel}
          />
        </div>
      )}
      <FileSummary facts={facts} bytes={file.file.size} />
      <FileNotes facts={facts} onLeave={(names) => setLeft(new Set([...left, ...names]))} left={left} />
      <Tabs
        label={file.file.name}
        selected={tab}
        onSelect={setTab}
        items={[
          {
            id: 'registros',
            label: 'Registros',
            content: (
              <RecordsTab
                client={client}
                file={file}
                view={view}
                columns={chosen}
                filter={filter}
                onFilter={setFilter}
              />
            ),
          },
          {
            id: 'colunas',
            label: 'Colunas',
            count: facts.columns.length,
            content: (
              <ColumnsTab
                facts={facts}
                left={left}
                onLeft={setLeft}
                onFilter={(next) => {
                  setFilter(next);
                  setTab('registros');
                }}
              />
            ),
          },
        ]}
      />
    </>
  );
}

function exportsOf(
  save: (form: CsvForm) => void,
  chosen: number,
  all: number,
  filter: RecordFilter | null,
): MenuEntry[] {
  const what = [
    chosen === all ? 'todas as colunas' : `${chosen} de ${all} colunas`,
    filter && `só ${filter.column} = ${filter.value || 'vazio'}`,
  ]
    .filter(Boolean)
    .join(', ');
  const disabled = chosen === 0;
  return [
    {
      id: 'spreadsheet',
      label: 'CSV para planilha (Excel)',
      note: `ponto e vírgula e vírgula decimal; ${what}`,
      onAction: () => save('spreadsheet'),
      disabled,
    },
    {
      id: 'plain',
      label: 'CSV para programas',
      note: `vírgula, valores como no arquivo; ${what}`,
      onAction: () => save('plain'),
      disabled,
    },
  ];
}
