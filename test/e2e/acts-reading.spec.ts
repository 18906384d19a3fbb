import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const ACT = '/atos/mt-cib-2020-072';
const TITLE = 'Resolução CIB/MT nº 072, de 03 de setembro de 2020';

const acts = (page: Page) => page.getByRole('main').getByRole('listitem').getByRole('heading', { level: 2 });

/** The provision, whole and where the eye falls. */
const provision = (page: Page, address: string) => page.locator(`[id="${address}"]`);

/** How many letters of the words of Art. 9º, at their mean width, fill its line. Runs in the page. */
const LETTERS_OF_A_LINE = `(() => {
  const line = document.querySelector('[id="art-9"] p');
  const words = line.firstChild.textContent;
  const { paddingLeft, paddingRight } = getComputedStyle(line);
  const probe = Object.assign(document.createElement('span'), { textContent: words });
  probe.style.cssText = 'position: absolute; white-space: nowrap';
  line.append(probe);
  const width = line.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  return (width * words.length) / probe.getBoundingClientRect().width;
})()`;

test('the register of acts is searched, narrowed and opened by keyboard', async ({ page }) => {
  await page.goto('/atos');
  await expect(acts(page).filter({ hasText: TITLE })).toBeVisible();
  const all = await acts(page).count();
  expect(all).toBeGreaterThan(10);
  expect(await seriousFindings(page)).toEqual([]);

  const search = page.getByRole('searchbox', { name: /^Procurar/ });
  await search.focus();
  await page.keyboard.type('segurança do paciente');
  await expect(page).toHaveURL(/\?q=seguran/);
  await expect(acts(page)).toHaveText([/529/]);

  await search.fill('palavra que nenhum ato tem');
  await expect(page.getByText('Nenhum ato com essas palavras.')).toBeVisible();
  await search.fill('');
  await expect(acts(page)).toHaveCount(all);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Lei');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/tipo=law/);
  await expect(acts(page).filter({ hasNotText: /^Lei/ })).toHaveCount(0);
  expect(await acts(page).count()).toBeGreaterThan(1);
  expect(await seriousFindings(page)).toEqual([]);

  await page.goto('/atos?q=peixoto');
  const link = page.getByRole('link', { name: TITLE });
  await link.focus();
  await link.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${ACT}$`));
});

test('an address inside an act leads to its provision, marked and in view', async ({ page }) => {
  await page.goto(`${ACT}#art-9/par-unico`);
  const exception = provision(page, 'art-9/par-unico');
  await expect(exception).toBeInViewport({ ratio: 1 });
  await expect(exception).toHaveClass(/bg-warn-soft/);
  await expect(exception).toContainText(
    'no período 120 (cento e vinte) dias, a contar de 1º de julho de 2020',
  );
  await expect(page.getByText('R$ 74.085,23')).toBeVisible();
  await expect(page.locator('.bg-warn-soft[id]')).toHaveCount(1);

  await page
    .getByRole('navigation', { name: 'Partes do ato' })
    .getByRole('link', { name: 'Quadro 01' })
    .press('Enter');
  await expect(page).toHaveURL(/#anexo\/quadro-01$/);
  await expect(provision(page, 'anexo/quadro-01')).toBeInViewport({ ratio: 1 });
  await expect(exception).not.toHaveClass(/bg-warn-soft/);

  await page.goBack();
  await expect(exception).toBeInViewport({ ratio: 1 });
  await page.getByRole('link', { name: 'Endereço de Art. 10', exact: true }).press('Enter');
  await expect(page).toHaveURL(/#art-10$/);
  await page.reload();
  await expect(provision(page, 'art-10')).toBeInViewport({ ratio: 1 });
  expect(await seriousFindings(page)).toEqual([]);
});

test('each finding of the page of findings leads to its words in the text', async ({ page }) => {
  await page.goto(`${ACT}/apontamentos`);
  const found = page.getByRole('listitem').filter({ hasText: 'O algarismo diz 75% e o extenso diz 30%' });
  await expect(found.locator('mark')).toHaveText('75% (trinta por cento)');
  await expect(found.getByRole('button', { name: /^Aceitar/ })).toHaveCount(0);
  await found.getByRole('link', { name: 'Art. 2º, inciso VI, alínea a' }).press('Enter');
  await expect(page).toHaveURL(new RegExp(`${ACT}#art-2/inc-6/a$`));
  await expect(provision(page, 'art-2/inc-6/a')).toBeInViewport({ ratio: 1 });
});

test('who reads payments sees what a hole of the table is worth in them', async ({ page }) => {
  await signInAs(page, 'superintendencia');
  await page.goto(`${ACT}/apontamentos`);
  const hole = page.getByRole('listitem').filter({ hasText: 'não há faixa entre 30% e 31%, inclusive.' });
  await expect(hole).toContainText('R$ 172.248,16');
  await expect(hole).toContainText(
    'Entre a faixa de baixo e a de cima, num mês: Termo de Compromissos e Metas de Peixoto',
  );
});

test('a line of the law holds some seventy letters, and what is said of it stands at its right', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${ACT}#art-9/par-unico`);
  const [text, note] = await Promise.all([
    provision(page, 'art-9').boundingBox(),
    page.getByRole('list', { name: 'Apontamentos: Art. 9º, parágrafo único' }).boundingBox(),
  ]);
  const letters = await page.evaluate<number>(LETTERS_OF_A_LINE);
  expect(letters).toBeGreaterThan(62);
  expect(letters).toBeLessThan(78);
  expect(note?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
  expect((note?.x ?? 0) + (note?.width ?? 0)).toBeGreaterThan(1250);
});
