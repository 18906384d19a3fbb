import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../src/platform/env.ts';
import { openCommandLine } from './pactua.ts';

const pactua = openCommandLine();
afterAll(() => pactua.close());

interface Linted {
  findings: { rule: string; start: number; end: number; text: string; effect: string | null }[];
}

describe('pactua acts lint', () => {
  const write = (name: string, content: string | Uint8Array) => {
    const path = join(pactua.folder, name);
    writeFileSync(path, content);
    return path;
  };

  it('finds in the scan of CIB/MT 072/2020 what its audit found', async () => {
    const scan = join(PROJECT_ROOT, 'database/seed/acts/mt-cib-2020-072.ocr.txt');
    const answer = await pactua.run('acts', 'lint', scan, '--json');
    const rules = answer.json<Linted>().findings.map(({ rule }) => rule);
    expect(answer.exit).toBe(0);
    expect([...new Set(rules)].sort()).toEqual([
      'L003',
      'L004',
      'L005',
      'L008',
      'L011',
      'L012',
      'L013',
      'L014',
      'L015',
      'L016',
    ]);
  });

  it('counts places in the units of the decoded file, and says what is at stake', async () => {
    const text = '\uFEFFAção 😀 de R$ 1.500.000,00 (um milhão e quinhentos reais)';
    const answer = await pactua.run('acts', 'lint', write('ato.txt', text), '--json');
    const [found] = answer.json<Linted>().findings;
    expect(found).toMatchObject({ rule: 'L001', effect: '499500.00' });
    expect(text.slice(found?.start, found?.end)).toBe(found?.text);
  });

  it('refuses a text that is not UTF-8 and a file that is not there', async () => {
    const latin = await pactua.run(
      'acts',
      'lint',
      write('latin.txt', Buffer.from([0x41, 0xe7, 0xe3])),
      '--json',
    );
    expect([latin.exit, latin.out]).toEqual([1, expect.stringContaining('não é um texto em UTF-8')]);
    const missing = await pactua.run('acts', 'lint', join(pactua.folder, 'nada.txt'), '--json');
    expect([missing.exit, missing.out]).toEqual([1, expect.stringContaining('Confira o caminho')]);
  });
});

describe('pactua acts words', () => {
  it('writes a figure in words and reads words as a number', async () => {
    const written = await pactua.run('acts', 'words', 'R$ 101.001,21', '--json');
    expect(written.json()).toEqual({
      words: 'cento e um mil e um reais e vinte e um centavos',
      variants: [
        'cento e um mil um reais e vinte e um centavos',
        'cento e um mil e um reais, vinte e um centavos',
      ],
    });
    const read = await pactua.run(
      'acts',
      'words',
      'cento e um mil e um reais e vinte e um centavos',
      '--json',
    );
    expect(read.json()).toEqual({ value: '101001.21' });
  });

  it('refuses what is neither', async () => {
    const answer = await pactua.run('acts', 'words', 'vinte e dez', '--json');
    expect([answer.exit, answer.out]).toEqual([1, expect.stringContaining('nem um número por extenso')]);
  });
});
