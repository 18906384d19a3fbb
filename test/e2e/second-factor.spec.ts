import { expect, type Page, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

const EMAIL = 'dois-fatores@saude.teste.br';
const [FIRST, SECOND] = ['jenipapo maduro no quintal', 'ipê amarelo em agosto'];

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Senha', { exact: true }).fill(password);
  await page.getByLabel('A mesma senha, de novo').fill(password);
  await page.getByLabel('A mesma senha, de novo').press('Enter');
}

test('a second factor is turned on by keyboard; a lost password comes back by mail and does not go around it', async ({
  browser,
  page,
}) => {
  const office = await browser.newPage();
  await signInAs(office, 'administracao');
  const invited = await office.request.post('/api/people', {
    headers: { 'x-pactua-csrf': '1' },
    data: { name: 'Pessoa de Dois Fatores', email: EMAIL },
  });
  const account = await invited.json();
  await page.goto(account.path);
  await choosePassword(page, FIRST);
  await expect(page).toHaveURL(/\/(\?|$)/);

  await page.goto('/perfil');
  await page.getByRole('button', { name: 'Ligar o segundo fator' }).press('Enter');
  await page.getByLabel('A sua senha').fill(FIRST);
  await page.getByRole('button', { name: 'Continuar' }).press('Enter');
  await expect(page.getByRole('img', { name: /^Código QR/ })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  const secret = (await page.locator('code').first().innerText()).replace(/\s/g, '');
  const codeNow = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  await page.getByLabel('Código do aplicativo').fill(codeNow());
  await page.getByLabel('Código do aplicativo').press('Enter');
  await expect(page.getByRole('heading', { name: /códigos de recuperação$/ })).toBeVisible();
  const recovery = await page.getByRole('listitem').locator('code').first().innerText();
  expect(await seriousFindings(page)).toEqual([]);

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto('/entrar');
  await elsewhere.getByRole('link', { name: 'Esqueci a senha' }).press('Enter');
  await elsewhere.getByLabel('E-mail da conta').fill(EMAIL);
  expect(await seriousFindings(elsewhere)).toEqual([]);
  await elsewhere.getByLabel('E-mail da conta').press('Enter');
  await expect(elsewhere.getByText(/é de uma conta, uma carta chega/)).toBeVisible();

  let letter: { id: string } | undefined;
  await expect(async () => {
    const { items } = await (await office.request.get('/api/mail/letters')).json();
    letter = items.find(
      (each: { name: string; state: string }) =>
        each.name === 'Recuperação de senha' && each.state === 'sent',
    );
    expect(letter).toBeDefined();
  }).toPass();
  const { text } = await (await office.request.get(`/api/mail/letters/${letter?.id}`)).json();
  await elsewhere.goto(/\/configurar\/[\w-]+/.exec(text)?.[0] ?? '');
  await expect(elsewhere.getByRole('heading', { name: 'Escolher outra senha' })).toBeVisible();
  await choosePassword(elsewhere, SECOND);

  await expect(elsewhere.getByRole('heading', { name: 'Segundo fator' })).toBeVisible();
  expect(await seriousFindings(elsewhere)).toEqual([]);
  await elsewhere.getByRole('button', { name: 'Usar um código de recuperação' }).press('Enter');
  await elsewhere.getByLabel('Código de recuperação').fill(recovery);
  await elsewhere.getByLabel('Código de recuperação').press('Enter');
  await expect(elsewhere).toHaveURL(/\/(\?|$)/);
  await page.reload();
  await expect(page).toHaveURL(/\/entrar/);

  await office.goto(`/admin/pessoas/${account.person}`);
  await office.getByRole('button', { name: 'Retirar o segundo fator' }).press('Enter');
  await office.getByLabel('Motivo').fill('Perdeu o aparelho');
  await office.getByRole('alertdialog').getByRole('button', { name: 'Retirar o segundo fator' }).click();
  await expect(office.getByText(/^Segundo fator retirado/)).toBeVisible();
  await page.getByLabel('E-mail', { exact: true }).fill(EMAIL);
  await page.getByLabel('Senha', { exact: true }).fill(SECOND);
  await page.getByLabel('Senha', { exact: true }).press('Enter');
  await expect(page).not.toHaveURL(/\/entrar/);
});
