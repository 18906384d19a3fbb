import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropZone, type FileDropItem, FileTrigger, Text } from 'react-aria-components';
import { Button, type ButtonKind } from './Button.tsx';

interface FileDropProps {
  /** Which files, and what becomes of them. */
  children: ReactNode;
  onFiles: (files: readonly File[]) => unknown;
  /** The verb of the button and its weight. */
  verb?: string;
  kind?: ButtonKind;
}

/** Where files are dropped or chosen; several at once. */
export function FileDrop({ children, onFiles, verb = 'Escolher arquivos', kind = 'primary' }: FileDropProps) {
  return (
    <DropZone
      aria-label="Arrastar arquivos para cá"
      getDropOperation={() => 'copy'}
      onDrop={async (event) => {
        const dropped = event.items.filter((item): item is FileDropItem => item.kind === 'file');
        await onFiles(await Promise.all(dropped.map((item) => item.getFile())));
      }}
      className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded border border-rule-strong border-dashed p-6 data-drop-target:border-action data-drop-target:bg-action-soft"
    >
      <FileUp aria-hidden="true" className="size-8 text-ink-quiet max-sm:hidden" />
      <div className="min-w-60 flex-1">
        <Text slot="label" className="text-16 font-semibold">
          Arraste arquivos para cá
        </Text>
        <p className="text-14 text-ink-quiet">{children}</p>
      </div>
      <FileTrigger
        allowsMultiple
        onSelect={(list) => {
          void onFiles([...(list ?? [])]);
        }}
      >
        <Button kind={kind}>{verb}</Button>
      </FileTrigger>
    </DropZone>
  );
}
