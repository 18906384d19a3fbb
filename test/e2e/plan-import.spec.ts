import { expect, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';
import { publicFiles } from './public-files.ts';

test('the plan of document 000 is imported with its doubts answered, and the whole import undone', async ({
  page,
}) => {
  const [document] = publicFiles('a importação do plano', ['seeds/000_0935b89b306796de.txt']);
  await signInAs(page, 'superintendencia');
  await page.goto('/plano/importar');
  await page.locator('input[type=file]').setInputFiles(document);

  await expect(
    page.getByRole('heading', { name: 'Cada ação: como está escrito e como se entendeu' }),
  ).toBeVisible();
  const counts = page.locator('dl').first();
  for (const count of ['5', '9', '15', '26', '96'])
    await expect(counts.getByText(count, { exact: true })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Continuar: 20 dúvidas' }).press('Enter');

  await expect(page.getByText(/20 dúvidas sem resposta de 20/)).toBeVisible();
  const typo = page.getByRole('radiogroup', { name: /Responsável de 3\.5\.11/ });
  await typo.getByRole('radio', { name: 'Superintendente e COPHS' }).focus();
  await page.keyboard.press('Space');
  const external = page.getByRole('listitem').filter({ hasText: '“conforme calendário do PRI”' });
  await external.getByRole('textbox', { name: /Outra resposta/ }).fill('até 30 de novembro de 2026');
  await expect(external.getByText('Lido como: até 30/11/2026')).toBeVisible();
  const milestones = page.getByRole('listitem').filter({ hasText: '“junho/2024 e 2025”' });
  await milestones.first().getByRole('radio', { name: '01/06/2024 a 31/12/2025' }).focus();
  await page.keyboard.press('Space');
  await milestones.first().getByRole('button', { name: 'Usar nas outras 3 iguais' }).press('Enter');
  await expect(page.getByText(/14 dúvidas sem resposta de 20/)).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Continuar para o que muda' }).press('Enter');

  await expect(page.getByText('14 células ficam a confirmar')).toBeVisible();
  await expect(page.getByText('até 30/11/2026 (confirmado)')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Confirmar a importação' }).press('Enter');
  await expect(page.getByText('O plano está como o documento o tem')).toBeVisible();
  const address = page.url();

  await page.goto('/plano/acoes/2.1.4');
  await expect(page.getByText('30/11/2026').first()).toBeVisible();

  await page.goto(address);
  await page.getByRole('button', { name: 'Desfazer a importação inteira' }).press('Enter');
  await expect(page.getByText('Esta importação foi desfeita.')).toBeVisible();
  await page.goto('/plano/acoes/2.1.4');
  await expect(page.getByText('conforme calendário do PRI').first()).toBeVisible();
  await expect(page.getByText('30/11/2026')).toHaveCount(0);
});

test('a file that is no plan is refused in its own place, and who does not manage the plan is told who does', async ({
  page,
}) => {
  await signInAs(page, 'superintendencia');
  await page.goto('/plano/importar');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'carta.txt', mimeType: 'text/plain', buffer: Buffer.from('Bom dia.') });
  await expect(page.getByText(/carta\.txt não traz nenhuma tabela de ações/)).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await signInAs(page, 'tutoria-gte');
  await page.goto('/plano/importar');
  await expect(page.getByText(/Quem traz um documento ao plano é a superintendência/)).toBeVisible();
});
