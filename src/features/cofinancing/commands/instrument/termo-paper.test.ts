import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../../documents/index.ts';
import type { Signatory } from '../../store/instrument/papers.ts';
import { termoPaper, uncovered } from './termo-paper.ts';

const SEED = new URL('../../../../../database/seed/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, SEED), 'utf8'));
const { termo: model } = read('cofinancing/lifecycle/hospitalar.json');
const { units } = read('acts/mt-cib-2020-072.json') as {
  units: { address: string; kind: string; text: string }[];
};

const PERSONAL = {
  identityCard: '1234567-8',
  cpf: '123.456.789-09',
  civilStatus: 'casado',
  address: 'Rua 1',
};
const signatories: Signatory[] = [
  { party: 'state', name: 'Ana Lima', ...PERSONAL },
  { party: 'municipality', name: 'Rui Dias', ...PERSONAL },
];
const issue = (municipality: string, region = 'Vale do Peixoto') =>
  termoPaper(model, units, {
    municipality,
    region,
    establishment: 'Hospital Municipal',
    fund: 'Fundo Municipal de Saúde',
    day: '2026-11-22',
    act: 'Resolução CIB/MT nº 072',
    process: 'SES-PRO-2026/00001',
    signatories,
    parameters: [['I. População', '35.000', 'IBGE', '01/06/2026']],
  });
const own = issue(model.municipality);
const wordsOf = ({ blocks }: Paper) =>
  blocks.flatMap((block) => (block.kind === 'text' || block.kind === 'heading' ? [block.text] : []));
/** The letters alone: brackets are the reading’s, and a heading ends where the scan lost its words. */
const bare = (text: string) =>
  text
    .replace(/ ?\[…\] DE SAÚDE$/, '')
    .replaceAll(/[[\]…]/g, '')
    .trim();
/** Those that do not stand after the one before them. */
function outOfOrder(provisions: readonly { readonly address: string; readonly text: string }[]): string[] {
  const told = wordsOf(own).map(bare);
  let from = 0;
  return provisions.flatMap(({ address, text }) => {
    const at = told.findIndex((each, i) => i >= from && each.startsWith(bare(text).slice(0, 60)));
    from = at === -1 ? from : at + 1;
    return at === -1 ? [address] : [];
  });
}

describe('the Termo beside the annex that it follows', () => {
  const printed = units.filter(
    ({ address, kind }) =>
      address.startsWith('anexo/') &&
      kind !== 'page' &&
      !['anexo/titulo', 'anexo/preambulo', 'anexo/assinaturas'].includes(address),
  );

  it('names the two parties and who signs for them before anything else', () => {
    const [opening, who, considering] = own.blocks;
    expect(opening).toMatchObject({
      kind: 'text',
      text: expect.stringMatching(
        /^Pelo presente instrumento a SECRETARIA DE ESTADO .*PREFEITURA MUNICIPAL DE PEIXOTO/,
      ),
    });
    expect(who).toMatchObject({
      kind: 'table',
      rows: [
        ['SES/MT', 'Ana Lima', '•••', '•••', '•••', '•••'],
        ['Prefeitura', 'Rui Dias', '•••', '•••', '•••', '•••'],
      ],
    });
    expect(considering).toMatchObject({ kind: 'text', text: expect.stringContaining('SES-PRO-2026/00001') });
  });

  it('has every provision of the annex once, in its order, the nine clauses as headings', () => {
    expect(outOfOrder(printed)).toEqual([]);
    const clauses = own.blocks.flatMap((block) =>
      block.kind === 'heading' ? (/^CLÁUSULA (\S+)/.exec(block.text)?.[1] ?? []) : [],
    );
    expect(clauses).toEqual([
      'PRIMEIRA',
      'SEGUNDA',
      'TERCEIRA',
      'QUARTA',
      'QUINTA',
      'SEXTA',
      'SÉTIMA',
      'OITAVA',
      'NONA',
    ]);
    expect(wordsOf(own).join(' ')).not.toMatch(/\[CLÁUSULA/);
  });

  it('ends with the technical file and a place for each to sign', () => {
    expect(own.blocks.slice(-3)).toMatchObject([
      { kind: 'heading', text: 'Ficha técnica (art. 4º)' },
      { kind: 'table', rows: [['I. População', '35.000', 'IBGE', '01/06/2026']] },
      { kind: 'signatures', roles: ['Ana Lima, SES/MT', 'Rui Dias, Prefeitura'] },
    ]);
  });

  it('holds nothing that identifies who signs, but in the copy of the parties', () => {
    const open = JSON.stringify(own);
    for (const secret of Object.values(PERSONAL)) expect(open).not.toContain(secret);
    const parties = uncovered(signatories)(own);
    for (const secret of Object.values(PERSONAL)) expect(JSON.stringify(parties)).toContain(secret);
    expect({ ...parties, blocks: parties.blocks.toSpliced(1, 1) }).toEqual({
      ...own,
      blocks: own.blocks.toSpliced(1, 1),
    });
  });

  it('says of another municipality its own name, and leaves what was of the first alone to the technical file', () => {
    const other = wordsOf(issue('Colíder', 'Norte Mato-grossense')).join('\n');
    expect(other).toContain('PREFEITURA MUNICIPAL DE COLÍDER');
    expect(other).not.toMatch(/Peixoto de Azevedo|Vale do Peixoto/i);
    expect(other.match(/\[Próprio deste município/g)).toHaveLength(model.own.length);
  });
});
