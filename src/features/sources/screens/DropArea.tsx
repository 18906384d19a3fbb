import { FileUp } from 'lucide-react';
import { DropZone, type FileDropItem, FileTrigger, Text } from 'react-aria-components';
import { Button } from '../../../web/components/Button.tsx';
import { Progress } from '../../../web/components/Progress.tsx';
import { useSending } from './use-sending.ts';

const KIBIBYTE = 1024;

/** Where files are dropped or chosen; several at once. */
export function DropArea() {
  const { sending, send, cancel } = useSending();
  if (sending)
    return (
      <div className="border border-rule-strong border-dashed p-6">
        <Progress
          label={sending.files === 1 ? 'Enviando o arquivo' : `Enviando ${sending.files} arquivos`}
          done={Math.round(sending.sent / KIBIBYTE)}
          total={Math.max(1, Math.round(sending.total / KIBIBYTE))}
          unit="KB"
          onCancel={cancel}
        />
      </div>
    );
  return (
    <DropZone
      aria-label="Arrastar arquivos para cá"
      getDropOperation={() => 'copy'}
      onDrop={async (event) => {
        const dropped = event.items.filter((item): item is FileDropItem => item.kind === 'file');
        await send(await Promise.all(dropped.map((item) => item.getFile())));
      }}
      className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded border border-rule-strong border-dashed p-6 data-drop-target:border-action data-drop-target:bg-action-soft"
    >
      <FileUp aria-hidden="true" className="size-8 text-ink-quiet max-sm:hidden" />
      <div className="min-w-60 flex-1">
        <Text slot="label" className="text-16 font-semibold">
          Arraste arquivos para cá
        </Text>
        <p className="text-14 text-ink-quiet">
          Arquivos .dbc e .dbf do DATASUS e relatórios .csv de cobertura do e-Gestor. Colunas que identificam
          pessoas nunca são guardadas.
        </p>
      </div>
      <FileTrigger
        allowsMultiple
        onSelect={(list) => {
          void send([...(list ?? [])]);
        }}
      >
        <Button kind="primary">Escolher arquivos</Button>
      </FileTrigger>
    </DropZone>
  );
}
