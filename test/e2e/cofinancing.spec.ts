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

const READINGS = '/cofinanciamento/interpretacoes';

test('the superintendence decides an open reading by an act, and corrects it', async ({ page }) => {
  await signInAs(page, 'superintendencia');
  await page.goto(`${MONTH}#linha-cac.score`);
  await page.getByRole('link', { name: 'Ver a pergunta e quem decide' }).last().click();
  await expect(page).toHaveURL(/interpretacoes.*#cac-first-year/);
  const card = page.locator('#cac-first-year');
  await expect(card).toContainText('+R$ 191.386,83');
  await expect(card).toContainText('+R$ 765.547,32');
  await expect(card).toContainText('para efeito de cálculo o primeiro ano não será avaliado');

  const decide = async (answer: string, reason: string) => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /Resposta/ }).click();
    await page.getByRole('option', { name: answer }).click();
    await dialog.getByRole('combobox', { name: 'Ato que decide' }).fill('nº 072');
    await page
      .getByRole('option', { name: /nº 072/ })
      .first()
      .click();
    await dialog.getByLabel('Motivo').fill(reason);
    await dialog.getByRole('button', { name: 'Registrar a decisão' }).click();
  };
  await card.getByRole('button', { name: 'Decidir' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Registrar a decisão' }).click();
  await expect(page.getByRole('alert')).toContainText('Escolha no registro o ato que decide.');
  await decide(
    'o máximo do critério, que assim não diminui o fator',
    'A primeira avaliação ainda não era possível.',
  );
  await expect(card).toContainText('Decidida');
  await expect(card).toContainText('A primeira avaliação ainda não era possível.');
  expect(await seriousFindings(page)).toEqual([]);

  await card.getByRole('button', { name: 'Corrigir a decisão' }).click();
  await decide('nada: sem avaliação não há pontos', 'Corrigido: a nota 4 diz que não se avalia.');
  await expect(card).toContainText('Corrigido: a nota 4 diz que não se avalia.');
  await card.getByText('Histórico (2)').click();
  await expect(card.getByText('A primeira avaliação ainda não era possível.')).toBeVisible();
  await page.goto(MONTH);
  await expect(page.getByText('R$ 765.547,34').first()).toBeVisible();
});

test('who does not decide reads the questions and their money', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, 'auditoria');
  await page.goto(READINGS);
  await expect(page.locator('#referral')).toContainText('−R$ 172.248,16');
  await expect(page.getByRole('button', { name: 'Decidir' })).toHaveCount(0);
  expect(await seriousFindings(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});

test('a coordinator tries a proposed act by keyboard and sends its address', async ({ page }) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto('/cofinanciamento/simulador?ate=2020-10');
  await expect(page.getByText('Nenhuma mudança proposta ainda.')).toBeVisible();
  await page.getByRole('button', { name: /Parâmetro/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const value = page.getByLabel('Novo valor');
  await value.focus();
  await page.keyboard.type('um');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Escreva um número');
  await value.fill('1,5');
  await page.keyboard.press('Enter');
  const result = page.getByRole('region', { name: 'Resultado da simulação' });
  await expect(result).toContainText('−R$ 765.547,36');
  await expect(result).toContainText('1 perde');
  await expect(page).toHaveURL(/mudanca=p(~|%7E)ceiling(~|%7E)1\.5/);
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Exportar' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  expect(readFileSync(await (await waiting).path(), 'utf8')).toContain('-765547,36');
  await page.reload();
  await expect(result).toContainText('−R$ 765.547,36');
});

test('a proposal that changes nothing says so, and what is generated is marked', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, 'auditoria');
  await page.goto('/cofinanciamento/simulador?mudanca=p~ceiling~2.5&ate=2020-10');
  await expect(page.getByText('Nada muda', { exact: true })).toBeVisible();
  await expect(page.getByRole('note').first()).toContainText('Sem efeito');
  await page.goto('/cofinanciamento/simulador?mudanca=p~ceiling~1.5&ate=2020-12&hospitais=state');
  await expect(page.getByTitle(/^Demonstração: hospital/).first()).toBeVisible();
  await page.getByRole('tab', { name: /^Por município/ }).click();
  await expect(page.getByRole('columnheader', { name: 'município' })).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  await page.goto('/cofinanciamento/simulador?mudanca=b~ppi~4~~above~60&ate=2020-10');
  await expect(page.getByText('A proposta não pode ser simulada.')).toBeVisible();
});

const BANDS = '/cofinanciamento/programas/hospitalar/quadro-01';

test('from the calculation to the hole that holds the value, by keyboard and as a table', async ({
  page,
}) => {
  await signInAs(page, 'auditoria');
  await page.goto(`${MONTH}?reading.referral=region-only`);
  await page.getByRole('link', { name: 'Ver os valores na tabela de faixas' }).click();
  const referral = page.getByRole('region', { name: '% de Referência Regional', exact: true });
  await expect(referral.getByText('▲ 30,65%').first()).toBeVisible();
  await expect(page.getByText('Peixoto de Azevedo, setembro de 2020')).toBeVisible();
  await expect(referral.getByText('Sem vazios nem sobreposições.')).toBeVisible();
  await page.getByRole('button', { name: /Interpretação: onde fica/ }).click();
  await page.getByRole('option', { name: 'Em nenhuma, como impresso' }).click();
  await expect(page).toHaveURL(/interpretacao=as-printed/);
  await expect(referral.getByText('2 vazios nesta interpretação.')).toBeVisible();
  const hole = referral.getByRole('button', { name: /^Vazio: acima de 30 até 31, inclusive/ });
  await expect(hole).toHaveAttribute('aria-pressed', 'true');
  await expect(referral.getByRole('row', { name: /^Vazio acima de 30 até 31.*30,65%/ })).toBeVisible();

  await hole.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(
    referral.getByRole('button', { name: /^Faixa 21 a 30%: de 21 até 30, inclusive/ }),
  ).toBeFocused();
  await expect(referral.locator('blockquote')).toContainText('21');
  await page.keyboard.press('Home');
  await expect(referral.getByRole('button', { name: /^Faixa <15%: abaixo de 15/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(referral.getByRole('link', { name: /072/ })).toBeFocused();
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Exportar' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  const table = readFileSync(await (await waiting).path(), 'utf8');
  expect(table).toMatch(/% de Referência Regional;[^\n]*;Vazio;;30;não;31;sim;[^\n]*;30,65/);
});

test('the tables of an example are read on each of their dates, on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, 'auditoria');
  await page.goto('/cofinanciamento/programas/hospitalar-191/quadro-01?interpretacao=as-printed');
  const ppi = page.getByRole('region', { name: /^% de Execução da PPI/ }).first();
  await expect(ppi.getByRole('row', { name: /^Vazio acima de 80 até antes de 80,01/ })).toBeVisible();
  await page.getByRole('button', { name: /Faixas vigentes/ }).click();
  await page.getByRole('option', { name: 'Desde 1º de julho de 2023' }).click();
  await expect(ppi.getByRole('row', { name: /^Vazio acima de 69 até antes de 70/ })).toBeVisible();
  await expect(page).toHaveURL(/em=2023-07-01/);
  expect(await seriousFindings(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  await page.goto('/cofinanciamento/programas/planificacao/quadro-01');
  await expect(page.getByRole('button', { name: /^Faixa 25 a 75%: .*vale 0,75 do valor/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Interpretação: onde fica/ })).toHaveCount(0);
  await page.goto(`${BANDS}?termo=peixoto-de-azevedo`);
  await expect(page.getByText('▲ 104,61%').first()).toBeVisible();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
