import { describe, expect, test } from 'vitest';
import {
  type Candidate,
  decideImport,
  decideRecognised,
  restoreRefusal,
  withdrawRefusal,
} from './decision.ts';
import { currentOf, endOfDay, type SourceVersion } from './version.ts';

const slot = { system: 'SIH-RD', uf: 'AC', period: '2024-01' };
const candidate: Candidate = {
  fileName: 'RDAC2401.dbc',
  sha256: 'b'.repeat(64),
  ...slot,
  issuedOn: '2025-02-08',
  issueBasis: 'header',
  rows: 4315,
  part: null,
  named: slot,
};
const version: SourceVersion = {
  id: '1',
  ...slot,
  fileName: 'RDAC2401.dbc',
  sha256: 'a'.repeat(64),
  issuedOn: '2024-06-01',
  importedAt: '2024-07-01T00:00:00.000Z',
  rows: 4300,
  part: null,
  issueBasis: 'header',
};

describe('decideImport', () => {
  test.each([
    ['a first file is imported', candidate, [], { status: 'imported', current: true, previous: null }],
    [
      'a newer issue replaces',
      candidate,
      [version],
      { status: 'replaced', current: true, previous: version },
    ],
    [
      'another file of the same day replaces',
      { ...candidate, issuedOn: version.issuedOn },
      [version],
      { status: 'replaced', current: true },
    ],
    [
      'an older issue is kept aside',
      { ...candidate, issuedOn: '2024-02-01' },
      [version],
      { status: 'imported', current: false, previous: version },
    ],
    [
      'half of the rows replace',
      { ...candidate, rows: 2150 },
      [version],
      { status: 'replaced', current: true },
    ],
    [
      'less than half of the rows is a doubt',
      { ...candidate, rows: 2149 },
      [version],
      { status: 'imported', current: false, previous: version, doubts: ['far-fewer-rows'] },
    ],
    [
      'an extract in the place of the official file is a doubt, and each doubt is told',
      { ...candidate, rows: 12, issueBasis: 'upload' as const },
      [version],
      {
        current: false,
        doubts: ['far-fewer-rows', 'extract-over-official'],
        reason: expect.stringMatching(/tem 12 registros, .* 4\.300 da atual; e é um extrato/),
      },
    ],
    [
      'the official file takes the place of an extract, which was loaded after it was issued',
      candidate,
      [{ ...version, issueBasis: 'upload' as const, issuedOn: '2026-11-22', rows: 50 }],
      { status: 'replaced', current: true },
    ],
    [
      'but not with less than half of its rows',
      { ...candidate, rows: 12 },
      [{ ...version, issueBasis: 'upload' as const, issuedOn: '2026-11-22' }],
      { status: 'imported', current: false, doubts: ['far-fewer-rows'] },
    ],
    [
      'an extract in the place of an extract replaces',
      { ...candidate, issueBasis: 'upload' as const },
      [{ ...version, issueBasis: 'upload' as const }],
      { status: 'replaced', current: true },
    ],
    [
      'the same bytes are recognised',
      { ...candidate, sha256: version.sha256 },
      [version],
      { status: 'unchanged' },
    ],
    ['a table without rows is refused', { ...candidate, rows: 0 }, [version], { status: 'refused' }],
    [
      'a name of another state is refused',
      { ...candidate, named: { ...slot, uf: 'MT' } },
      [],
      { status: 'refused' },
    ],
    [
      'a name of another month is refused',
      { ...candidate, named: { ...slot, period: '2024-02' } },
      [],
      { status: 'refused' },
    ],
    ['an unknown name is no contradiction', { ...candidate, named: null }, [], { status: 'imported' }],
    [
      'rows of several months are refused',
      { ...candidate, period: null, named: null },
      [],
      { status: 'refused' },
    ],
  ])('%s', (_, given, known, expected) => {
    expect(decideImport(given, known)).toMatchObject(expected);
  });

  test('an older issue, or a doubtful one, stands where a person asked for it', () => {
    const older = { ...candidate, issuedOn: '2024-02-01', rows: 3 };
    expect(decideImport(older, [version], [version], true)).toMatchObject({
      status: 'replaced',
      current: true,
    });
  });

  test('a refusal says both what the name and what the content tell', () => {
    const decision = decideImport(
      { ...candidate, fileName: 'RDMT2401.dbc', named: { ...slot, uf: 'MT' } },
      [],
    );
    expect(decision).toEqual({
      status: 'refused',
      reasons: [
        'O nome RDMT2401.dbc diz SIH-RD · MT · 2024-01, mas o conteúdo é SIH-RD · AC · 2024-01. Confira o arquivo e envie-o com o nome que corresponde ao conteúdo.',
      ],
    });
  });

  test('known bytes under a contradicting name are refused too', () => {
    expect(decideRecognised('RDMT2401.dbc', version, { ...slot, uf: 'MT' }, [version]).status).toBe(
      'refused',
    );
    expect(decideRecognised('copia.dbc', version, null, [version]).status).toBe('unchanged');
  });
});

describe('versions', () => {
  const late = { ...version, id: '2', issuedOn: '2024-02-01', importedAt: '2026-01-01T00:00:00.000Z' };
  const newest = { ...version, id: '3', issuedOn: '2025-02-08', importedAt: '2025-03-01T00:00:00.000Z' };

  test('the newest issue stands, whenever it was imported', () => {
    expect(currentOf([late, newest, version])?.id).toBe('3');
    expect(currentOf([])).toBeNull();
  });

  test('a day ends at midnight of the place', () => {
    expect(endOfDay('2026-11-22', 'America/Cuiaba')).toBe('2026-11-23T03:59:59.999Z');
  });

  test('a file is compared with the version that stands, not with one that was left behind', () => {
    const known = [newest, version];
    const between = { ...candidate, sha256: 'c'.repeat(64), issuedOn: '2024-08-01' };
    expect(decideImport(between, known)).toMatchObject({ status: 'imported', current: false });
    expect(decideImport(between, known, [version])).toMatchObject({ status: 'replaced', previous: version });
  });

  test('a version that stands cannot be put back in force', () => {
    expect(restoreRefusal(version, [newest, version])).toMatch(/já é a atual de SIH-RD · AC · 2024-01/);
    expect(restoreRefusal(version, [newest])).toBeNull();
  });

  test('only a version that stands can be taken back; its bytes, sent again, say where it is put in force', () => {
    expect(withdrawRefusal(version, [version])).toBeNull();
    expect(withdrawRefusal(version, [newest])).toMatch(/não é a que vale para SIH-RD · AC · 2024-01/);
    expect(decideImport({ ...candidate, sha256: version.sha256 }, [version], [])).toMatchObject({
      status: 'unchanged',
      reason: expect.stringMatching(/foi retirado.*Últimas cargas.*ponha-o em vigor/u),
    });
    expect(decideImport({ ...candidate, sha256: 'c'.repeat(64) }, [version], [])).toMatchObject({
      status: 'imported',
      current: true,
      previous: null,
    });
  });
});

describe('a part of a month', () => {
  const part = (id: string, letter: string, more: object = {}): SourceVersion => ({
    ...version,
    id,
    sha256: id.repeat(64),
    fileName: `RDAC2401${letter.toLowerCase()}.dbc`,
    part: letter,
    ...more,
  });
  const [a, b] = [part('d', 'A'), part('e', 'B')];
  const ofPart = (letter: string, more: object = {}): Candidate => ({
    ...candidate,
    fileName: `RDAC2401${letter.toLowerCase()}.dbc`,
    part: letter,
    ...more,
  });

  test('takes no other’s place, and says which lacks or that they make the month', () => {
    expect(decideImport(ofPart('A'), [])).toMatchObject({
      status: 'imported',
      current: true,
      reason: expect.stringMatching(/^Parte B ainda não importada/),
    });
    expect(decideImport(ofPart('B', { rows: 1 }), [a], [a])).toMatchObject({
      status: 'imported',
      current: true,
      previous: null,
      reason: 'O mês vale pelas partes A e B juntas.',
    });
  });

  test('replaces only the same part, and is compared with it alone', () => {
    expect(decideImport(ofPart('B'), [a, b], [a, b])).toMatchObject({ status: 'replaced', previous: b });
    expect(decideImport(ofPart('B', { rows: 2149 }), [a, b], [a, b])).toMatchObject({
      current: false,
      doubts: ['far-fewer-rows'],
    });
    expect(decideImport(ofPart('B', { issuedOn: '2024-01-01' }), [a, b], [a, b])).toMatchObject({
      status: 'imported',
      current: false,
      previous: b,
    });
  });

  test('does not put a whole file out of the counts unasked; asked, it brings the other part that is kept', () => {
    expect(decideImport(ofPart('B'), [version, a], [version])).toMatchObject({
      current: false,
      doubts: ['part-over-whole'],
      reason: expect.stringContaining('é a parte B do mês'),
    });
    expect(decideImport(ofPart('B'), [version, a], [version], true)).toMatchObject({
      status: 'replaced',
      current: true,
      previous: version,
      reason: expect.stringContaining('O mês vale pelas partes A e B juntas.'),
    });
  });

  test('gives way, with all others, to a file of the whole month, which is compared with all of them', () => {
    expect(decideImport({ ...candidate, rows: 4299 }, [a, b], [a, b])).toMatchObject({
      doubts: ['far-fewer-rows'],
    });
    expect(decideImport({ ...candidate, rows: 8600 }, [a, b], [a, b])).toMatchObject({
      status: 'replaced',
      current: true,
      reason: expect.stringContaining('RDAC2401a.dbc e RDAC2401b.dbc'),
    });
    const reissued = { ...b, issuedOn: '2025-06-01' };
    expect(decideImport({ ...candidate, rows: 8600 }, [a, reissued], [a, reissued])).toMatchObject({
      current: false,
      doubts: [],
    });
  });
});
