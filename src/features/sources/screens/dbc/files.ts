import type { FileFacts, Refusal } from './protocol.ts';
import type { ReadingProgress } from './reader-client.ts';

/** A file that was chosen, and how far its reading is. */
type FileState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly progress: ReadingProgress }
  | { readonly kind: 'open'; readonly facts: FileFacts }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface ChosenFile {
  readonly id: number;
  readonly file: File;
  /** Its whole records were asked for although it is damaged. */
  readonly salvage: boolean;
  readonly state: FileState;
}

export type FilesAction =
  | { readonly kind: 'chosen'; readonly files: readonly File[]; readonly firstId: number }
  | { readonly kind: 'state'; readonly id: number; readonly state: FileState }
  | { readonly kind: 'salvage'; readonly id: number }
  | { readonly kind: 'again'; readonly id: number }
  | { readonly kind: 'removed'; readonly id: number };

/** The list of files after something happened to it. */
export function changeFiles(files: readonly ChosenFile[], action: FilesAction): readonly ChosenFile[] {
  switch (action.kind) {
    case 'chosen':
      return [
        ...files,
        ...action.files.map((file, index) => ({
          id: action.firstId + index,
          file,
          salvage: false,
          state: { kind: 'waiting' as const },
        })),
      ];
    case 'removed':
      return files.filter(({ id }) => id !== action.id);
    default:
      return files.map((each) => (each.id === action.id ? changed(each, action) : each));
  }
}

function changed(file: ChosenFile, action: Exclude<FilesAction, { kind: 'chosen' | 'removed' }>): ChosenFile {
  if (action.kind === 'state') return { ...file, state: action.state };
  return { ...file, salvage: action.kind === 'salvage', state: { kind: 'waiting' } };
}
