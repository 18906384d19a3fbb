import { expect, type Page } from '@playwright/test';

/** Signs in as a demonstration person (`coordenacao-cophs`, `superintendencia`, …) without going through the screen. */
export async function signInAs(page: Page, person: string): Promise<void> {
  const answer = await page.request.post('/api/session/demonstration', {
    data: { person },
    headers: { 'x-pactua-csrf': '1' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}
