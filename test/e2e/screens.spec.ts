import { expect, test } from '@playwright/test';
import { SCREENS } from '../../src/features/transparency/domain/screens.ts';
import { seriousFindings } from './axe.ts';
import { signInAs } from './people.ts';

/** A real address for each parameter. */
const EXAMPLES: Record<string, string> = {
  numero: '3.5.16',
  objetivo: 'OE-1',
  indicador: '713',
  ato: 'mt-cib-2020-072',
  termo: 'peixoto-de-azevedo',
  mes: '2020-09',
  programa: 'hospitalar',
  instrumento: 'instrument-3.5.5',
  orgao: '0190f000-0000-7000-8000-000000000001',
  dia: '2026-12-01',
  competencia: '2024-05',
  unidade: 'COPHS',
};
const OPEN = /^\/(sobre|acessibilidade|privacidade|entrar|configurar|responder|abrir-dbc)/;

function addressOf(pattern: string): string {
  return pattern.replace(
    /\/:(\w+)(?:\(([^)]*)\))?(\?)?/g,
    (_, name: string, values?: string, optional?: string) => {
      const value =
        EXAMPLES[name] ?? values?.split('|')[0] ?? (optional === undefined ? 'exemplo' : undefined);
      return value === undefined ? '' : `/${value}`;
    },
  );
}

function personFor(pattern: string): string | null {
  if (OPEN.test(pattern)) return null;
  if (pattern.startsWith('/plano/importar') || pattern.endsWith('/revisao')) return 'superintendencia';
  return pattern.startsWith('/admin') ? 'administracao' : 'coordenacao-cophs';
}

for (const width of [1440, 390]) {
  test.describe(`every screen at ${width} px`, () => {
    test.use({ viewport: { width, height: width === 390 ? 844 : 900 } });

    for (const pattern of SCREENS) {
      test(`${pattern} opens, fits and is accessible`, async ({ page }) => {
        const complaints: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error') complaints.push(message.text());
        });
        page.on('pageerror', (error) => complaints.push(String(error)));
        const person = personFor(pattern);
        if (person !== null) await signInAs(page, person);
        await page.goto(addressOf(pattern));
        // A page that could not be read has a heading too, which is not its own.
        await expect(page.locator('h1:not([data-stand-in])').first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expect(page.getByRole('heading', { name: /não encontrad/i })).toHaveCount(0);
        expect(
          await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
        ).toBeLessThanOrEqual(0);
        expect(await seriousFindings(page)).toEqual([]);
        expect(complaints.filter((text) => !/the server responded with a status of 4/.test(text))).toEqual(
          [],
        );
      });
    }
  });
}
