import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Asks a program of poppler about a PDF; null where it is not installed.
 * @throws where the run was told to require it (`PACTUA_REQUIRE=poppler`).
 */
function askPoppler(program: string, bytes: Buffer, wordsFor: (paper: string) => string[]): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-paper-'));
  const paper = join(folder, 'paper.pdf');
  try {
    writeFileSync(paper, bytes);
    return execFileSync(program, wordsFor(paper), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    if (process.env.PACTUA_REQUIRE?.split(',').includes('poppler'))
      throw new Error(`Ler o PDF exige ${program} (poppler-utils), ausente nesta máquina`);
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of a PDF by poppler, or null where it is not installed. */
export const textOfPdf = (bytes: Buffer): string | null =>
  askPoppler('pdftotext', bytes, (paper) => ['-layout', paper, '-'])?.replace(/ +/g, ' ') ?? null;

/** Whether a PDF is tagged for screen readers, by poppler; null where it is not installed. */
export function isTaggedPdf(bytes: Buffer): boolean | null {
  const said = askPoppler('pdfinfo', bytes, (paper) => [paper]);
  return said === null ? null : /^Tagged: +yes$/m.test(said);
}
