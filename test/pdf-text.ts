import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of the system, where it is installed. */
const POPPLER = 'pdftotext';

/** The text of a PDF by poppler, or null where it is not installed. */
export function textOfPdf(bytes: Buffer): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-paper-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), bytes);
    return execFileSync(POPPLER, ['-layout', join(folder, 'paper.pdf'), '-'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).replace(/ +/g, ' ');
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
