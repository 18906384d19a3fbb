import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { walkDialog } from './dialog-keys.ts';
import { signInAs } from './people.ts';
import { countPresses, pressesTaken } from './presses.ts';
import { CLICKS } from './whole-month-steps.ts';

/** Late in the demonstration, of COPHS, and of no other journey. */
const LATE = '3.5.13';
/** A target that no line of care meets yet. */
const MISSED = 'Projetos de conformação da RAS validados em CIB';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('a late action becomes a non-conformity in one click, and is analysed, treated, closed and opened again by keyboard', async ({
  page,
}) => {
  await signInAs(page, 'coordenacao-cophs');
  await page.goto(`/plano/acoes/${LATE}`);
  await button(page, 'Abrir não conformidade').press('Enter');
  await expect(page).toHaveURL(/\/nc\/[0-9a-f-]{36}/);
  await expect(page.getByRole('heading', { name: /^NC \d+\/\d{4}$/ })).toBeVisible();
  await expect(page.getByText('Em análise', { exact: true })).toBeVisible();
  const address = page.url();

  await page.getByLabel('Descrição').fill('A oficina não se realizou no prazo.');
  await button(page, 'Gravar a descrição').press('Enter');
  await expect(button(page, 'Mudar a descrição')).toBeVisible();

  // In Início: its cause, then its measure, each in its dialog.
  const number = (await page.getByRole('heading', { name: /^NC \d+\/\d{4}$/ }).textContent()) ?? '';
  await page.goto('/');
  const analysing = page.getByRole('dialog', { name: `Analisar a ${number}` });
  await walkDialog(page, button(page, `Analisar a ${number}`), analysing);
  await button(page, `Analisar a ${number}`).press('Enter');
  await analysing.getByLabel('Por que aconteceu?').fill('Faltou o veículo');
  await analysing.getByLabel(/^Por que “Faltou o veículo”/).fill('O pedido saiu tarde');
  await button(page, 'Gravar e planejar a medida').press('Enter');
  await expect(page.getByText('Diga de que tipo é a causa')).toBeVisible();
  await button(page, /Tipo da causa/).press('Enter');
  await page.getByRole('option', { name: 'Processo de trabalho' }).press('Enter');
  expect(await seriousFindings(page)).toEqual([]);
  await button(page, 'Gravar e planejar a medida').press('Enter');
  const planning = page.getByRole('dialog', { name: 'Planejar medida corretiva' });
  await planning.getByLabel('O que será feito').fill('Pedir o veículo no início do trimestre');
  await planning.getByRole('spinbutton').first().pressSequentially('31122027');
  await planning.getByLabel(/Quanto custa/).fill('1.234,5');
  expect(await seriousFindings(page)).toEqual([]);
  await planning.getByRole('button', { name: 'Planejar' }).press('Enter');
  await expect(planning).toBeHidden();
  await page.goto(address);
  await expect(button(page, 'Rever a causa')).toBeVisible();
  await expect(page.getByText('2º por quê')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'R$ 1.234,50' })).toBeVisible();
  await expect(button(page, 'Encerrar o tratamento')).toBeDisabled();
  await expect(page.getByText('Ainda não foi feita a medida 1.')).toBeVisible();

  await button(page, 'Dizer feita a medida 1').press('Enter');
  const doing = page.getByRole('dialog', { name: 'Medida 1 feita' });
  await doing.getByRole('button', { name: 'Gravar como feita' }).press('Enter');
  await expect(doing.getByRole('alert')).toContainText('Diga o que prova que foi feita');
  await doing.getByLabel('Evidência').fill('Memorando 12/2026');
  await doing.getByRole('button', { name: 'Gravar como feita' }).press('Enter');
  await expect(doing).toBeHidden();
  await expect(button(page, 'Encerrar o tratamento')).toBeEnabled();
  await button(page, 'Encerrar o tratamento').press('Enter');
  await expect(page.getByText('Aguarda verificação', { exact: true })).toBeVisible();

  // On the day it was closed its effect cannot be seen yet: the refusal says so, and nothing typed is lost.
  const judging = page.getByRole('dialog', { name: /^Verificar a eficácia/ });
  await walkDialog(page, button(page, 'Verificar a eficácia'), judging);
  await button(page, 'Verificar a eficácia').press('Enter');
  await judging.getByRole('button', { name: /O que se fez resolveu/ }).press('Enter');
  await page.getByRole('option', { name: /^Não eficaz/ }).press('Enter');
  const closedOn = await page.evaluate(() => new Intl.DateTimeFormat('en-GB').format(new Date()));
  await judging.getByRole('spinbutton').first().pressSequentially(closedOn.replaceAll('/', ''));
  await judging.getByLabel('Por que não foi eficaz').fill('Voltou a atrasar');
  await judging.getByRole('button', { name: 'Gravar e reabrir' }).press('Enter');
  await expect(judging.getByRole('alert')).toContainText('escolha um dia posterior');
  await expect(judging.getByLabel('Por que não foi eficaz')).toHaveValue('Voltou a atrasar');
  await page.keyboard.press('Escape');
  await expect(judging).toBeHidden();

  await button(page, 'Reabrir').press('Enter');
  const again = page.getByRole('alertdialog', { name: /^Reabrir a NC/ });
  await again.getByLabel('Motivo').fill('A ação voltou a atrasar');
  await again.getByRole('button', { name: 'Reabrir com motivo' }).press('Enter');
  await expect(page.getByText('reaberta 1 vez')).toBeVisible();
  await expect(page.getByText('Motivo da reabertura: A ação voltou a atrasar')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Histórico' }).getByRole('listitem')).toHaveCount(7);
  expect(await seriousFindings(page)).toEqual([]);

  await page.goto(`/plano/acoes/${LATE}`);
  await button(page, 'Abrir não conformidade').press('Enter');
  await expect(page).toHaveURL(address);
  await expect(page.getByText(/^Já há uma aberta: NC/)).toBeVisible();

  await page.goto('/nc?origem=action');
  await expect(
    page.getByRole('region', { name: 'Por que aconteceram' }).getByText('Processo de trabalho'),
  ).toBeVisible();
  await button(page, 'Até 30 dias').press('Enter');
  await expect(page).toHaveURL(/idade=0-30/);
  const row = page.getByRole('grid', { name: 'Não conformidades' }).getByRole('row', { name: number });
  await expect(row.getByText(`Ação ${LATE}`)).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await row.locator('[data-c="0"]').press('Enter');
  await expect(page).toHaveURL(address);
});

/** One validated project of 2025 and no whole line of care: the year's target of networks is missed. */
async function missTarget(page: Page): Promise<void> {
  await signInAs(page, 'superintendencia');
  const { items } = await (await page.request.get('/api/indicators/facts?indicator=projetos-ras')).json();
  if (items.length > 0) return;
  const act = { name: 'Resolução CIB/MT 45/2025', date: '2025-05-10' };
  const subjects = [{ territory: '5101', careLine: 'MI' }];
  const answer = await page.request.post('/api/indicators/facts', {
    headers: { 'x-pactua-csrf': '1', 'x-command-id': crypto.randomUUID() },
    data: { kind: 'care-network-project-validated', day: '2025-05-10', act, subjects },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test('a coordination takes a missed target to the meeting from Início, in two clicks', async ({ page }) => {
  await countPresses(page);
  await missTarget(page);
  await signInAs(page, 'coordenacao-cophs');
  const missed = page.getByRole('region', { name: 'Metas não alcançadas' });
  await expect(async () => {
    await page.goto('/');
    await expect(missed).toBeVisible({ timeout: 3000 });
  }).toPass();
  await missed.getByRole('button', { name: `Levar à reunião: ${MISSED}` }).click();
  const dialog = page.getByRole('dialog', { name: 'Levar à próxima reunião' });
  await expect(dialog.getByLabel('Assunto')).toHaveValue(MISSED);
  await expect(dialog.getByRole('button', { name: 'Propor' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Propor' }).click();
  await expect(page.getByText('Proposto para a próxima reunião.')).toBeVisible();
  expect(await pressesTaken(page)).toBe(CLICKS.coordinator.proposeIndicator);
});

test('a missed target becomes a non-conformity in one click, from the targets of the plan and from the matrix of indicators', async ({
  page,
}) => {
  await countPresses(page);
  await missTarget(page);
  await signInAs(page, 'superintendencia');
  for (const address of ['/plano/metas', '/indicadores']) {
    const open = button(page, `Abrir não conformidade de ${MISSED}`).filter({ visible: true });
    await expect(async () => {
      await page.goto(address);
      await expect(open).toBeVisible({ timeout: 3000 });
    }).toPass();
    expect(await seriousFindings(page)).toEqual([]);
    await open.click();
    await expect(page).toHaveURL(/\/nc\/[0-9a-f-]{36}/);
    await expect(page.getByRole('heading', { name: /^NC \d+\/\d{4}$/ })).toBeVisible();
    await expect(page.getByText(/^Quando foi aberta: \d{4}: 0, para a meta de/).first()).toBeVisible();
    expect(await pressesTaken(page)).toBe(CLICKS.superintendent.nonConformity);
  }
});
