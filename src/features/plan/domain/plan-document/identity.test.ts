import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeWithData } from '../../../../../test/shared-data.ts';
import { readDocument } from '../../commands/document/read-document.ts';
import { readDirection } from './identity.ts';
import { readPlan } from './read-plan.ts';

const direction = (text: string) =>
  readDirection(text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split('\t') })));

describe('who the organ is and where it goes', () => {
  it('reads a table, lines with colons and headings of their own', () => {
    const table =
      'Negócio\tVigilância\nVisão\tSer referência\nMissão\tProteger\nValores\tÉtica; zelo; e afeto.\nFonte: Regimento, 2020.';
    const lines =
      'Negócio: Vigilância\nVISÃO: Ser referência\nMissão: Proteger\nValores: Ética, zelo e afeto\n\nFonte: Regimento, 2020.';
    const headed =
      'NEGÓCIO\nVigilância\nVISÃO\n\nSer referência\nMISSÃO\nProteger\nVALORES\nÉtica; zelo; afeto\nFonte: Regimento, 2020.';
    const identity = {
      business: 'Vigilância',
      vision: 'Ser referência',
      mission: 'Proteger',
      values: ['Ética', 'zelo', 'afeto'],
      source: 'Regimento, 2020.',
    };
    expect(direction(table).identity).toEqual(identity);
    expect(direction(lines).identity).toEqual({ ...identity, values: ['Ética', 'zelo e afeto'] });
    expect(direction(headed).identity).toEqual(identity);
  });

  it('takes neither a list of contents, nor a table of values, nor a heading without words for them', () => {
    const said = direction(
      '4- IDENTIDADE: MISSÃO – VISÃO – VALORES\t14\nValores\t2024\t2025\nMISSÃO\n5. PRAZOS\nDIRETRIZES SAS – DIRECIONALIDADE\n5.1. OBJETIVOS ESTRATÉGICOS\nMissão\tdepois',
    );
    expect(said.identity).toEqual({ business: '', vision: '', mission: '', values: [], source: '' });
    expect(said.guidelines).toEqual([]);
    expect(said.implementation).toBe('');
  });

  it('reads guidelines beside their name or below it, up to the next heading', () => {
    const both = [
      'DIRETRIZES\tUma\n\tOutra\n\n5.1. OBJETIVOS ESTRATÉGICOS',
      'DIRETRIZES\n\n• Uma\n\n• Outra\n5.1. OBJETIVOS ESTRATÉGICOS',
    ];
    for (const text of both) expect(direction(text).guidelines).toEqual(['Uma', 'Outra']);
  });

  it('reads how the plan is followed from its last section of that name', () => {
    expect(
      direction(
        '7. IMPLEMENTAÇÃO\t61\nx\ty\n7. IMPLEMENTAÇÃO – ACOMPANHAMENTO\n\nUm.\nDois.\n8. REFERÊNCIAS\nTrês',
      ).implementation,
    ).toBe('Um.\nDois.');
  });
});

describeWithData(
  'document 000',
  ['seeds/000_0935b89b306796de.txt', 'plan/plan.reference.json'],
  ([document = '', transcription = '']) => {
    it('says of itself what the reference says', async () => {
      const { identity, guidelines, implementation } = readPlan(
        await readDocument(readFileSync(document), 'plano.txt'),
      ).direction;
      const reference = JSON.parse(readFileSync(transcription, 'utf8'));
      expect({ identity, guidelines, implementation }).toEqual({
        identity: reference.identity,
        guidelines: reference.guidelines,
        implementation: reference.implementationText,
      });
    });
  },
);
