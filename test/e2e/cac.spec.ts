import { expect, type Page, test } from '@playwright/test';
import { seriousFindings } from './axe.ts';
import { composeCommission, judgeFirst, postCac, settle } from './cac-steps.ts';
import { signInAs } from './people.ts';

const AGREEMENT = 'peixoto-de-azevedo';
const TERM = `/cofinanciamento/termos/${AGREEMENT}`;
const API = `/api/cofinancing/agreements/${AGREEMENT}`;
const ON = '2026-11-10';

const factor = async (page: Page, month: string): Promise<string> => {
  const answer = await page.request.get(`${API}/competencias/${month}?base=100000.00`);
  return JSON.stringify(await answer.json());
};

test('the commission evaluates four months, and the factor of the next payment changes', async ({ page }) => {
  test.setTimeout(180_000);
  await signInAs(page, 'controle-peixoto');
  await page.goto(`${TERM}/cac`);
  await composeCommission(page, AGREEMENT);
  await judgeFirst(page, '3º quadrimestre de 2020', 'CNES conferido em novembro de 2026');
  expect(await seriousFindings(page)).toEqual([]);

  const before = await factor(page, '2021-06');
  expect(before).toContain('"factor":"2.00"');
  await settle(page, { agreement: AGREEMENT, period: '2020-3', competencia: '2021-05', on: ON });
  await signInAs(page, 'controle-peixoto');
  await postCac(page, AGREEMENT, '2021-1/open', {});
  await settle(page, { agreement: AGREEMENT, period: '2021-1', competencia: '2021-06', on: ON });

  await page.goto(`${TERM}/cac/2021-1`);
  await expect(page.getByText(/Assinada por todos os membros em .*: CAC 2\//)).toBeVisible();
  expect(await factor(page, '2021-06')).toContain('"factor":"2.50"');
  expect(await factor(page, '2021-05')).toContain('"factor":"2.00"');
  await page.goto(`${TERM}/competencias/2021-06?base=100000.00`);
  await page.getByRole('button', { name: 'Abrir tudo' }).click();
  await expect(page.getByText(/1º quadrimestre de 2021, avaliação CAC 2\//).first()).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${TERM}/cac`);
  await expect(
    page.getByText('3º quadrimestre de 2021').or(page.getByText('2º quadrimestre de 2021')).first(),
  ).toBeVisible();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
