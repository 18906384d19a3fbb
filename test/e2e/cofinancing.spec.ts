import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const MONTH = '/cofinanciamento/termos/peixoto-de-azevedo/competencias/2020-09';

const line = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

for (const width of [1440, 390]) {
  test(`an auditor explores the calculation by keyboard at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await signInAs(page, 'auditoria');
    await page.goto(MONTH);
    await page.getByRole('treegrid').getByRole('row').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowRight');
    const factor = line(page, /^Fator do incentivo/);
    await expect(factor).toBeFocused();
    await expect(factor).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(line(page, /^Soma dos critérios, até o teto/)).toBeFocused();
    await expect(page.getByText('o menor entre 2,00 e 2,50 = 2,00')).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(factor).toBeFocused();
    await page.getByRole('button', { name: 'Abrir tudo' }).click();
    await expect(line(page, /^Teto do incentivo/)).toBeVisible();
    await expect(page.getByText('conferida no texto do ato').first()).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
}

test('words are found inside closed lines, and a line has an address of its own', async ({ page }) => {
  await signInAs(page, 'auditoria');
  await page.goto(MONTH);
  const search = page.getByRole('searchbox', { name: 'Procurar no cálculo' });
  await search.fill('licenciamento sanitario');
  await expect(page.getByText(/^1 de \d+$/)).toBeVisible();
  await expect(page.locator('mark', { hasText: 'Licenciamento Sanitário' }).first()).toBeInViewport();
  await expect(search).toBeFocused();
  await search.fill('orçamento participativo');
  await expect(page.getByText('nenhuma linha')).toBeVisible();

  await page.getByRole('link', { name: 'Endereço da linha Licença sanitária vigente' }).click();
  await expect(page).toHaveURL(/#linha-sanitary/);
  await page.reload();
  await expect(line(page, /^Licença sanitária vigente/)).toBeFocused();
  await expect(line(page, /^Licença sanitária vigente/)).toBeInViewport();
});

test('each criterion says why it does not stand in the next band', async ({ page }) => {
  await signInAs(page, 'auditoria');
  await page.goto(`${MONTH}?referral=30.65#linha-referral.score`);
  await expect(line(page, /^Referência regional/)).toBeFocused();
  await expect(page.getByText(/Faltam 0,35 p\.p\. .* R\$ 172\.248,16 por mês/).first()).toBeVisible();
  await page.goto(`${MONTH}#linha-ppi.score`);
  await expect(page.getByText('É a faixa mais alta deste critério: não há faixa seguinte.')).toBeVisible();
});

test('the calculation is taken as a table, and printed whole', async ({ page }) => {
  await signInAs(page, 'auditoria');
  await page.goto(MONTH);
  await page.getByRole('button', { name: 'Exportar' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  const table = readFileSync(await (await waiting).path(), 'utf8');
  expect(table).toContain('Complemento da equidade');
  expect(table).toMatch(/Pacientes de fora do município;36,2%;36,2;181\/5;/);
  await expect(line(page, /^Teto do incentivo/)).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(line(page, /^Teto do incentivo/)).toHaveCount(1);
});
