import { describe, expect, it } from 'vitest';
import { OTHER_PLAN } from '../../../../../test/other-plan.ts';
import { officeOf } from '../office.ts';
import { readCover } from './cover.ts';

const coverOf = (text: string) =>
  readCover(text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split('\t') })));

describe('what a document says of itself', () => {
  it('is its title, its organ with the acronym, its town and year', () => {
    expect(
      coverOf(
        'Superintendência de Atenção à Saúde – SAS/SES/MT\n\nPlano Estratégico da Superintendência de Atenção à Saúde 2024-2027. SES/MT\nCuiabá, 2023',
      ),
    ).toEqual({
      title: 'Plano Estratégico da Superintendência de Atenção à Saúde 2024-2027. SES/MT',
      organ: { name: 'Superintendência de Atenção à Saúde', acronym: 'SAS' },
      place: 'Cuiabá',
      year: 2023,
    });
  });

  it('is read of another organ, in capitals and without acronym', () => {
    expect(coverOf(OTHER_PLAN)).toEqual({
      title: 'PLANO ESTRATÉGICO DA SUPERINTENDÊNCIA DE VIGILÂNCIA 2024-2027',
      organ: { name: 'Superintendência de Vigilância', acronym: null },
      place: null,
      year: null,
    });
  });

  it('takes a directorate with its acronym in parentheses for one', () => {
    const text =
      'PLANO OPERATIVO DA DIRETORIA DE REDES 2025-2028\nA Diretoria de Redes (DIRED) coordena…\nRio Branco, março de 2025';
    expect(coverOf(text)).toMatchObject({
      organ: { name: 'Diretoria de Redes', acronym: 'DIRED' },
      place: 'Rio Branco',
      year: 2025,
    });
  });

  it('says nothing that no line says', () => {
    expect(coverOf('OBJETIVO 1\tAmpliar\nEste texto cita o plano.')).toEqual({
      title: null,
      organ: null,
      place: null,
      year: null,
    });
  });
});

describe('the office of a plan', () => {
  const unit = (id: string, name: string, kind: string, parent: string | null = null) => ({
    ...{ id, acronym: id, name, kind, parent },
    aliases: [],
  });
  const units = [
    unit('DIRED', 'Diretoria de Redes', 'directorate'),
    unit('COR1', 'Coordenação de Urgência', 'coordination', 'DIRED'),
    unit('COR2', 'Coordenação de Atenção Básica', 'coordination', 'OUTRA'),
  ];

  it.each(['DIRED', 'DIRED/SESACRE', 'Diretoria de Redes'])(
    '%s is known by the register of units',
    (named) => {
      expect(officeOf(named, units)).toEqual({
        id: 'DIRED',
        names: ['DIRED', 'Diretoria de Redes'],
        head: 'diretor',
        coordinations: ['COR1'],
      });
    },
  );

  it('is what is written where the register does not have it', () => {
    expect(officeOf('SUVIG/SES', units)).toEqual({
      id: 'SUVIG',
      names: ['SUVIG'],
      head: 'superintendente',
      coordinations: [],
    });
  });
});
