import { unzipSync } from 'fflate';
import { AppError } from '../../../../kernel/app-error.ts';

const MAX_EXPANDED_BYTES = 100 * 1_048_576;
const MAX_RATIO = 100;
/** Small files of much repetition are compressed further than any bomb of use. */
const RATIO_FROM_BYTES = 5 * 1_048_576;
const MAX_PARTS = 2000;

/** The parts of an Office file by name. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * Opens an Office file, measured before anything is expanded; each part gets only the room that the file declares for it.
 * @throws AppError `refused` for a bomb, macros or a damaged file
 */
export function openPackage(content: Uint8Array, name: string): Parts {
  const refuse = (message: string): never => {
    throw new AppError('refused', message);
  };
  let [parts, expanded] = [0, 0];
  const parted = expand(content, name, (part) => {
    parts++;
    expanded += part.originalSize;
    const bomb =
      expanded > MAX_EXPANDED_BYTES ||
      (expanded > RATIO_FROM_BYTES && expanded > content.length * MAX_RATIO) ||
      parts > MAX_PARTS;
    if (bomb) refuse(`${name} se expande muito além do que um plano ocupa: não foi aberto.`);
    if (/vbaProject\.bin$/i.test(part.name))
      refuse(`${name} traz macros: salve sem elas (.xlsx ou .docx) e envie de novo.`);
    return /\.(?:xml|rels)$/i.test(part.name);
  });
  const types = parted['[Content_Types].xml'];
  if (types !== undefined && /macroEnabled/i.test(partText(types)))
    refuse(`${name} traz macros: salve sem elas (.xlsx ou .docx) e envie de novo.`);
  return parted;
}

function expand(
  content: Uint8Array,
  name: string,
  filter: (part: { name: string; originalSize: number }) => boolean,
): Parts {
  try {
    return unzipSync(content, { filter });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('refused', `${name} está incompleto ou corrompido: abra-o, salve de novo e reenvie.`, {
      cause,
    });
  }
}

export function partText(part: Uint8Array): string {
  return new TextDecoder().decode(part);
}
