import { expect, type Page } from '@playwright/test';

/** Loads a file of the ministry as whoever may, and waits until it stands. */
export async function loadFile(page: Page, name: string, content: Uint8Array): Promise<void> {
  const sent = await page.request.post('/api/sources/imports', {
    headers: { 'x-pactua-csrf': '1' },
    multipart: {
      files: { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) },
    },
  });
  expect(sent.ok(), await sent.text()).toBe(true);
  const [{ id }] = (await sent.json()).items;
  await expect(async () => {
    const { status, reason } = await (await page.request.get(`/api/sources/imports/${id}`)).json();
    expect(['imported', 'replaced', 'unchanged'], reason).toContain(status);
  }).toPass({ timeout: 30_000 });
}
