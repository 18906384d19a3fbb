import { expect, type Locator, type Page } from '@playwright/test';
import { signInAs } from './people.ts';

/** Opens the life of a Termo as a person of the demonstration. */
export async function openLife(page: Page, life: string, person: string): Promise<void> {
  await signInAs(page, person);
  await page.goto(life);
  await expect(page.getByRole('heading', { level: 1, name: 'Vida do Termo' })).toBeVisible();
}

/** Presses an offer, fills what it asks, and waits until it was kept. */
export async function record(
  page: Page,
  label: string,
  fill: (dialog: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  await page.getByRole('button', { name: `Registrar: ${label}`, exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: label });
  await dialog
    .getByRole('textbox', { name: /^Número/ })
    .first()
    .fill('Documento da jornada');
  await fill(dialog);
  await dialog.getByRole('button', { name: 'Registrar', exact: true }).press('Enter');
  await expect(dialog).toBeHidden();
}

async function choose(within: Locator, label: RegExp, option: string): Promise<void> {
  await within.getByRole('button', { name: label }).press('Enter');
  await within.page().getByRole('option', { name: option, exact: true }).press('Enter');
}

/** Answers the nine criteria; IX as given, IV by an adequacy plan where one is to come. */
export const criteria =
  (coverage: string, last: string, sanitary = 'Atende') =>
  async (dialog: Locator) => {
    const answers: Readonly<Record<string, string>> = { IV: sanitary, IX: last };
    for (const id of ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']) {
      const group = dialog.getByRole('group', { name: new RegExp(`^${id}\\.`) });
      await choose(group, /Resposta/, answers[id] ?? 'Atende');
      await group.getByRole('textbox', { name: /Evidência/ }).fill(`Ofício ${id}`);
    }
    const percent = (id: string) =>
      dialog
        .getByRole('group', { name: new RegExp(`^${id}\\.`) })
        .getByRole('textbox', { name: /Percentual/ });
    await percent('VI').fill(coverage);
    await percent('VIII').fill('36,2');
  };

/** The six parameters of Art. 4º, and the numbers of them that the calculation uses, as the act prints them. */
export async function technicalFile(dialog: Locator): Promise<void> {
  for (const field of await dialog.getByRole('textbox', { name: 'Valor', exact: true }).all())
    await field.fill('Conforme o processo');
  for (const field of await dialog.getByRole('textbox', { name: 'Fonte', exact: true }).all())
    await field.fill('SIA e SIH');
  await dialog.getByRole('textbox', { name: /média dos percentuais mensais/ }).fill('104,61');
  await dialog.getByRole('textbox', { name: /Pacientes de fora do município/ }).fill('36,2');
  const places = dialog.getByRole('textbox', { name: /Pacientes dos outros municípios/ });
  await places.fill('Novo Mundo: 8,82\nTerra Nova do Norte: 8,54\nGuarantã do Norte: 7,49\nMatupá: 5,8');
}

/** A licence until a day, `ddmmaaaa`. */
export const licenceUntil = (digits: string) => async (dialog: Locator) => {
  await choose(dialog, /O que regulariza/, 'Licença sanitária');
  await typeDay(dialog, /Vale até/, digits);
};

/** Types a day, `ddmmaaaa`, in the field of that name. */
export async function typeDay(dialog: Locator, label: RegExp, digits: string): Promise<void> {
  await dialog.getByRole('group', { name: label }).getByRole('spinbutton').first().focus();
  await dialog.page().keyboard.type(digits);
}

/** Says who signs for a party, with what identifies them. */
export async function saySignatory(page: Page, party: string, name: string, cpf: string): Promise<void> {
  await page.getByRole('button', { name: `Dizer quem assina ${party}` }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `Quem assina ${party}` });
  const said = [
    ['Nome', name],
    ['RG e órgão emissor', '1234 SSP'],
    ['CPF', cpf],
    ['Estado civil', 'casada'],
    ['Endereço', 'Rua Um, 10'],
  ] as const;
  for (const [label, text] of said)
    await dialog.getByRole('textbox', { name: label, exact: true }).fill(text);
  await dialog.getByRole('button', { name: 'Gravar' }).press('Enter');
  await expect(dialog).toBeHidden();
}
