import { expect, test } from '@playwright/test';
import { signInAs } from './people.ts';

const KILOBYTE = 1000;

test('sign-in and Início together transfer at most 250 kB, fonts apart at most 120 kB', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const fonts = new Set<string>();
  let [code, letters] = [0, 0];
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Font') fonts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (fonts.has(requestId)) letters += encodedDataLength;
    else code += encodedDataLength;
  });
  await page.goto('/entrar');
  await page.waitForLoadState('networkidle');
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  test.info().annotations.push({
    type: 'primeira carga',
    description: `${Math.round(code / KILOBYTE)} kB; fontes ${Math.round(letters / KILOBYTE)} kB`,
  });
  expect(code).toBeGreaterThan(50 * KILOBYTE);
  expect(code).toBeLessThanOrEqual(250 * KILOBYTE);
  expect(letters).toBeLessThanOrEqual(120 * KILOBYTE);
});
