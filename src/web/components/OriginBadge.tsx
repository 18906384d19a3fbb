import { FileInput, FileText, FlaskConical, Keyboard, Landmark, type LucideIcon } from 'lucide-react';

import { isExtract, isGenerated, type SourceFile } from '../../kernel/explained.ts';

export type Origin = 'document' | 'official' | 'extract' | 'demonstration' | 'entered';

const ORIGINS: Record<Origin, { words: string; icon: LucideIcon; look: string; title: string }> = {
  document: {
    words: 'Documento',
    icon: FileText,
    look: 'border-rule-strong text-ink',
    title: 'Escrito em um dos dois atos',
  },
  official: {
    words: 'Fonte oficial',
    icon: Landmark,
    look: 'border-action text-action-strong',
    title: 'Contado em arquivo público',
  },
  extract: {
    words: 'Extrato',
    icon: FileInput,
    look: 'border-warn text-warn',
    title: 'Contado em um extrato, que alguém tirou do arquivo do Ministério',
  },
  demonstration: {
    words: 'Demonstração',
    icon: FlaskConical,
    look: 'border-dashed border-warn bg-warn-soft text-warn',
    title: 'Gerado para demonstrar; não vale como dado',
  },
  entered: {
    words: 'Lançado',
    icon: Keyboard,
    look: 'border-rule-strong text-ink-quiet',
    title: 'Digitado por uma pessoa',
  },
};

/** What a number counted in files may be called: made up, or of an extract, where any of them is. */
export function originOfFiles(files: readonly Pick<SourceFile, 'file'>[]): Origin {
  if (files.some(isGenerated)) return 'demonstration';
  return files.some(isExtract) ? 'extract' : 'official';
}

/** Where a record comes from. `detail` says which: the file, the page, the person. */
export function OriginBadge({ origin, detail }: { origin: Origin; detail?: string }) {
  const { words, icon: Icon, look, title } = ORIGINS[origin];
  return (
    <span
      title={detail ?? title}
      className={`inline-flex items-center gap-1 rounded align-middle border px-1.5 text-13 whitespace-nowrap ${look}`}
    >
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      {words}
      {detail && <span className="sr-only">: {detail}</span>}
    </span>
  );
}
