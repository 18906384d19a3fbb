import { describe, expect, it } from 'vitest';
import { type Owner, type Reporting, reportingOf } from './reporting.ts';

const COORDINATIONS = ['COAP', 'CAS', 'CORAS'];
const OFFICE = { id: 'SAS', coordinations: COORDINATIONS };
const S: Owner = { kind: 'superintendent' };
const PERSON: Owner = { kind: 'person' };
const EVERY: Owner = { kind: 'everyCoordination' };
const unit = (code: string): Owner => ({ kind: 'unit', unit: code });
const group = (code: string): Owner => ({ kind: 'group', unit: code });

describe('who reports', () => {
  it.each<[string, Owner[], Reporting]>([
    ['Superintendente', [S], { rule: 'single', units: ['SAS'] }],
    ['Superintendente and a first name', [S, PERSON], { rule: 'single', units: ['SAS'] }],
    ['Superintendente e CAS', [S, unit('CAS')], { rule: 'single', units: ['CAS'] }],
    [
      'Superintendente; CORAS; CACS',
      [S, unit('CORAS'), unit('CACS')],
      { rule: 'parts', units: ['CORAS', 'CACS'] },
    ],
    [
      'CAS, COAP, CORAS',
      [unit('CAS'), unit('COAP'), unit('CORAS')],
      { rule: 'parts', units: ['CAS', 'COAP', 'CORAS'] },
    ],
    ['Todas as coordenadorias da SAS', [EVERY], { rule: 'each', units: COORDINATIONS }],
    ['Superintendente e coordenadores', [S, EVERY], { rule: 'each', units: COORDINATIONS }],
    [
      'Coordenadores e Gestor do Núcleo',
      [EVERY, unit('NTSD')],
      { rule: 'each', units: [...COORDINATIONS, 'NTSD'] },
    ],
    ['Grupo de trabalho', [group('GT')], { rule: 'single', units: ['GT'] }],
  ])('%s', (_, owners, expected) => {
    expect(reportingOf(owners, OFFICE)).toEqual(expected);
  });

  it('is the office of the plan, whichever it is, where its head stands alone', () => {
    const office = { id: 'DIRED', coordinations: ['COR1'] };
    expect(reportingOf([S], office)).toEqual({ rule: 'single', units: ['DIRED'] });
    expect(reportingOf([EVERY], office)).toEqual({ rule: 'each', units: ['COR1'] });
  });
});
