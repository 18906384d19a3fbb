import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const OWN_PAGE = { 'x-pactua-csrf': '1' };

/** A role given by the administration: what the person is told of. */
async function giveRole(administration: APIRequestContext, email: string, reason: string): Promise<void> {
  const { items } = await (await administration.get(`/api/people?q=${email}`)).json();
  const answer = await administration.post(`/api/people/${items[0].id}/grants`, {
    headers: OWN_PAGE,
    data: { role: 'auditor', territory: '51', reason },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

const bell = (page: Page) => page.getByRole('link', { name: /^Avisos: / });

test('a notice reaches the bell and a letter; the letter is stopped by its link, without an account', async ({
  browser,
  page,
}) => {
  const office = await browser.newPage();
  await signInAs(office, 'administracao');
  await giveRole(office.request, 'nger@', 'Auditoria do segundo semestre');

  await signInAs(page, 'nger');
  await page.goto('/');
  await expect(async () => {
    await page.reload();
    await expect(bell(page)).toHaveAccessibleName('Avisos: 1 por ler', { timeout: 2000 });
  }).toPass();
  await bell(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Avisos' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  const notice = page.getByRole('link', { name: /Auditoria do segundo semestre/ });
  await notice.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/perfil/);
  await expect(bell(page)).toHaveAccessibleName('Avisos: nenhum por ler');
  await page.goto('/avisos');
  await page.getByRole('button', { name: 'Marcar como não lido' }).press('Enter');
  await expect(bell(page)).toHaveAccessibleName('Avisos: 1 por ler');

  await page.getByRole('link', { name: 'Preferências' }).click();
  await page.getByRole('button', { name: /Papel concedido a você/ }).press('Enter');
  await page.getByRole('option', { name: 'No Pactua e numa carta por dia' }).press('Enter');
  await expect(page.getByText('Papel concedido a você: no pactua e numa carta por dia.')).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(0);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Mandar-me uma carta agora' }).press('Enter');
  await expect(page.getByText(/^Carta pedida/)).toBeVisible();

  await office.goto('/admin/correio');
  const sent = office.getByRole('row').filter({ hasText: 'Resumo de avisos' }).filter({ hasText: 'Enviada' });
  await expect(sent.first()).toBeVisible();
  await office.getByText('Resumo de avisos', { exact: true }).first().click();
  const letter = office.frameLocator('iframe');
  await expect(letter.getByRole('heading', { name: 'Você tem 1 aviso por ler' })).toBeVisible();
  expect(await seriousFindings(office)).toEqual([]);
  const stop = await letter.getByRole('link', { name: 'cancelar as cartas' }).getAttribute('href');

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(new URL(stop ?? '').pathname);
  await expect(stranger).toHaveURL(/\/avisos\/cancelar\//);
  await expect(stranger.getByText(/ng•••@/)).toBeVisible();
  expect(await seriousFindings(stranger)).toEqual([]);
  await stranger.getByRole('button', { name: 'Cancelar as cartas' }).press('Enter');
  await expect(stranger.getByText(/^Pronto: nenhuma carta/)).toBeVisible();

  await page.reload();
  await expect(page.getByText('Você cancelou as cartas: os avisos chegam só ao sino.')).toBeVisible();
  await page.getByRole('button', { name: 'Voltar a receber as cartas' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Cancelar todas as cartas' })).toBeVisible();
});
