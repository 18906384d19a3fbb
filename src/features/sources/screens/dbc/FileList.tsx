import { Check, CircleAlert, Clock, TriangleAlert, X } from 'lucide-react';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import { Progress } from '../../../../web/components/Progress.tsx';
import { bytesInWords } from '../words.ts';
import type { ChosenFile } from './files.ts';
import type { ReadingProgress } from './reader-client.ts';
import type { FilesInHand } from './use-files.ts';
import { identityInWords, sizeInWords } from './words.ts';

const KIBIBYTE = 1024;

/** The files chosen, in the order in which they are read; one of them is looked at. */
export function FileList({ hand }: { hand: FilesInHand }) {
  return (
    <ul
      aria-label="Arquivos"
      className="mb-6 flex flex-col border-rule border-t max-sm:max-h-60 max-sm:overflow-y-auto"
    >
      {hand.files.map((file) => (
        <li key={file.id} className="border-rule border-b">
          {file.state.kind === 'reading' ? (
            <div className="py-3">
              <ReadingBar file={file.file} progress={file.state.progress} onCancel={hand.cancel} />
            </div>
          ) : (
            <Line file={file} hand={hand} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** How much of a file was read, in percent, and the way out. */
export function ReadingBar(props: {
  file: File;
  progress: ReadingProgress;
  /** What is being done, when it is not plain reading. */
  label?: string;
  onCancel?: () => void;
}) {
  const { file, progress, label = `Lendo ${file.name}`, onCancel } = props;
  const percent = file.size === 0 ? 100 : Math.floor((progress.bytesRead / file.size) * 100);
  return (
    <Progress
      label={`${label}: ${percent}%`}
      done={Math.round(progress.bytesRead / KIBIBYTE)}
      total={Math.max(1, Math.round(file.size / KIBIBYTE))}
      unit="KB"
      detail={progress.rows > 0 ? `${progress.rows.toLocaleString('pt-BR')} registros` : undefined}
      onCancel={onCancel}
    />
  );
}

const LOOKS = {
  open: { icon: Check, tone: 'text-good', word: 'Lido' },
  partial: { icon: TriangleAlert, tone: 'text-warn', word: 'Lido em parte' },
  refused: { icon: CircleAlert, tone: 'text-bad', word: 'Recusado' },
  waiting: { icon: Clock, tone: 'text-none', word: 'Espera a vez' },
} as const;

function lookOf({ state }: ChosenFile) {
  if (state.kind === 'open' && state.facts.salvaged !== null) return LOOKS.partial;
  return LOOKS[state.kind === 'reading' ? 'waiting' : state.kind];
}

function summaryOf({ state, file }: ChosenFile): string {
  if (state.kind === 'open') return `${identityInWords(state.facts.identity)} · ${sizeInWords(state.facts)}`;
  return state.kind === 'refused' ? state.refusal.message : bytesInWords(file.size);
}

function Line({ file, hand }: { file: ChosenFile; hand: FilesInHand }) {
  const { icon: Icon, tone, word } = lookOf(file);
  const chosen = hand.selected?.id === file.id;
  return (
    <div className={`flex items-center ${chosen ? 'bg-action-soft' : ''}`}>
      <button
        type="button"
        aria-current={chosen || undefined}
        onClick={() => hand.select(file.id)}
        className="grid min-h-11 flex-1 cursor-pointer items-center gap-x-4 px-2 py-2 text-left text-14 hover:bg-action-soft focus-visible:-outline-offset-3 sm:grid-cols-[8.5rem_12rem_1fr]"
      >
        <span className={`flex items-center gap-1.5 font-semibold ${tone}`}>
          <Icon aria-hidden="true" className="size-4 shrink-0" />
          {word}
        </span>
        <span className="truncate font-semibold">{file.file.name}</span>
        <span className="line-clamp-2 text-ink-quiet">{summaryOf(file)}</span>
      </button>
      <IconButton label={`Tirar ${file.file.name} da lista`} onPress={() => hand.remove(file.id)}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}
