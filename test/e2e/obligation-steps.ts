import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { textOfPdf } from '../pdf-text.ts';
import { tabThrough } from './tab-order.ts';

const PROOF = {
  name: 'regulacao.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

/** Sends the file that proves an obligation of the Termo, and reads the protocol that it gets. */
export async function proveByFile(page: Page, termo: string): Promise<void> {
  await page.goto(`/cofinanciamento/termos/${termo}/obrigacoes`);
  await page.getByRole('button', { name: 'Apresentar: Transporte inter-hospitalar' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles(PROOF);
  await expect(dialog.getByRole('link', { name: PROOF.name })).toBeVisible();
  await dialog.getByRole('button', { name: 'Enviar', exact: true }).press('Enter');
  await expect(dialog).toBeHidden();
  await tabThrough(page);
  const protocol = page.getByRole('link', { name: 'PROT 1/2026' });
  const line = page.getByRole('listitem').filter({ has: protocol });
  await expect(line).toContainText(/10\/02\/2026.*10:00.*SHA-256 [0-9a-f]{12}/);
  const pdf = await (await page.request.get((await protocol.getAttribute('href')) as string)).body();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const text = textOfPdf(pdf);
  const hash = createHash('sha256').update(PROOF.buffer).digest('hex');
  if (text !== null) for (const said of ['PROT 1/2026', '10:00:00', hash]) expect(text).toContain(said);
}
