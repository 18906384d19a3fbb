import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../catalogue/read-catalogue.ts';
import type { Fact, FactContent } from './fact.ts';
import { batchProblems, type RegisterGround, removalProblem, subjectProblem } from './register.ts';

const cards = readCatalogue().cards.flatMap((card) => card.facts ?? []);
const ownerOf = (id: string) => cards.find((card) => card.kinds.some((kind) => kind.id === id))!;

function ground(kind: string, standing: readonly Fact[] = []): RegisterGround {
  const card = ownerOf(kind);
  return {
    card,
    kind: card.kinds.find((each) => each.id === kind)!,
    today: '2026-11-22',
    placeProblem: (code) => (code === '519999' ? 'Município de código 519999 não consta do cadastro.' : null),
    placeName: (code) => ({ '510792': 'Sorriso', '5103': 'Norte' })[code] ?? code,
    careLineName: (code) => ({ MI: 'Materno e infantil', PSI: 'Atenção psicossocial' })[code] ?? code,
    hasEvidence: true,
    standing,
  };
}

const BASE: FactContent = {
  kind: 'planning-adhesion',
  territory: '510792',
  careLine: null,
  detail: null,
  quantity: null,
  day: '2024-03-10',
  act: { name: 'Termo de Adesão nº 12/2024', date: '2024-03-10', id: null },
  evidence: null,
  url: null,
  note: null,
};
const fact = (given: Partial<Fact>): Fact => ({
  ...BASE,
  id: given.day ?? 'f1',
  source: 'register',
  origin: null,
  batch: 'b',
  corrects: null,
  annulment: null,
  ...given,
});

describe('what the facts of one gesture have in common', () => {
  const proved = { evidence: 'a'.repeat(64) };
  test.each<[string, Partial<FactContent>, string | null]>([
    ['um termo assinado ontem', {}, null],
    ['hoje ainda vale', { day: '2026-11-22' }, null],
    ['amanhã não', { day: '2026-11-23' }, 'O dia 23/11/2026 ainda não chegou'],
    ['ano digitado errado', { day: '0224-03-10' }, 'anterior à lei do SUS'],
    ['sem o ato que a ficha pede', { act: null }, 'Falta o ato'],
    ['ato sem data', { act: { name: 'Termo nº 1', date: null, id: null } }, 'Falta a data do ato'],
    ['ato de amanhã', { act: { name: 'Termo nº 1', date: '2026-11-23', id: null } }, 'ainda não chegou'],
    ['início da fase 1, sem ato, que é opcional', { kind: 'planning-phase-1-started', act: null }, null],
    ['serviço digital sem prova', { kind: 'digital-service-implanted', detail: 'TELE-ECG' }, 'Falta a prova'],
    ['serviço digital provado', { kind: 'digital-service-implanted', detail: 'TELE-ECG', ...proved }, null],
    [
      'serviço provado por endereço',
      { kind: 'digital-service-implanted', detail: 'TELE-ECG', url: 'https://x.example/a' },
      null,
    ],
    ['serviço sem tipo', { kind: 'digital-service-implanted', ...proved }, 'Escolha tipo de serviço'],
    ['adesão com tipo, que não tem', { detail: 'APS' }, 'não se divide em tipos'],
  ])('%s', (_, given, words) => {
    const content = { ...BASE, ...given };
    const problems = batchProblems(content, ground(content.kind));
    if (words === null) expect(problems).toEqual([]);
    else expect(problems.join(' ')).toContain(words);
  });

  test('a file that never arrived proves nothing, and every problem is told at once', () => {
    const content = { ...BASE, day: '2027-01-01', act: null, evidence: 'b'.repeat(64) };
    const problems = batchProblems(content, { ...ground(BASE.kind), hasEvidence: false });
    expect(problems).toHaveLength(3);
    expect(problems[2]).toContain('não chegou inteiro');
  });
});

describe('what may be said of a subject', () => {
  const adhered = fact({});
  const left = fact({ kind: 'planning-withdrawal', day: '2025-02-01' });
  test.each<[string, Partial<FactContent>, readonly Fact[], string | null]>([
    ['primeira adesão', {}, [], null],
    ['município que não existe', { territory: '519999' }, [], 'não consta do cadastro'],
    [
      'adesão de novo, depois',
      { day: '2025-01-01' },
      [adhered],
      'Sorriso já está em adesão desde 10/03/2024',
    ],
    ['adesão de novo, antes', { day: '2023-01-01' }, [adhered], 'Não se registra duas vezes'],
    ['de novo depois de sair', { day: '2026-01-01' }, [adhered, left], null],
    ['saída de quem está', { kind: 'planning-withdrawal', day: '2025-02-01' }, [adhered], null],
    [
      'saída de quem não está',
      { kind: 'planning-withdrawal', day: '2025-02-01' },
      [],
      'não está em adesão em 01/02/2025',
    ],
    [
      'saída antes da adesão',
      { kind: 'planning-withdrawal', day: '2023-02-01' },
      [adhered],
      'não há o que encerrar',
    ],
    ['saída no dia da adesão', { kind: 'planning-withdrawal' }, [adhered], 'não há o que encerrar'],
    [
      'cofinanciamento não se mistura com adesão',
      { kind: 'planning-cofinancing', day: '2024-05-01' },
      [adhered],
      null,
    ],
    [
      'projeto de linha prevista',
      { kind: 'care-network-project-validated', territory: '5103', careLine: 'MI' },
      [],
      null,
    ],
    [
      'projeto sem linha',
      { kind: 'care-network-project-validated', territory: '5103' },
      [],
      'não prevê a linha',
    ],
    [
      'linha fora do plano',
      { kind: 'care-network-project-validated', territory: '5103', careLine: 'SB' },
      [],
      'Prevê: Materno e infantil',
    ],
    ['município com linha', { careLine: 'MI' }, [], 'não é de uma linha de cuidado'],
    ['quantos, sem número', { kind: 'professionals-qualified', detail: 'APS' }, [], 'Diga quantos'],
    ['zero pessoas', { kind: 'professionals-qualified', detail: 'APS', quantity: 0 }, [], 'a partir de 1'],
    [
      'gente demais',
      { kind: 'professionals-qualified', detail: 'APS', quantity: 90_000 },
      [],
      'Confira o número',
    ],
    ['trinta pessoas', { kind: 'professionals-qualified', detail: 'APS', quantity: 30 }, [], null],
  ])('%s', (_, given, standing, words) => {
    const content = { ...BASE, ...given };
    const problem = subjectProblem(content, ground(content.kind, standing));
    if (words === null) expect(problem).toBeNull();
    else expect(problem).toContain(words);
  });

  test('the same list of people on the same day would be counted twice', () => {
    const listed = fact({ kind: 'professionals-qualified', detail: 'APS', quantity: 30 });
    const again = { ...BASE, kind: 'professionals-qualified', detail: 'APS', quantity: 12 };
    expect(subjectProblem(again, ground(again.kind, [listed]))).toContain('Corrija aquele registro');
    expect(subjectProblem({ ...again, detail: 'AAE' }, ground(again.kind, [listed]))).toBeNull();
    expect(subjectProblem({ ...again, day: '2024-04-10' }, ground(again.kind, [listed]))).toBeNull();
  });

  test('an adhesion cannot be taken away from under its withdrawal', () => {
    const open = ground('planning-adhesion', [adhered, left]);
    expect(removalProblem(adhered, open)).toContain('Anule antes aquele registro');
    expect(removalProblem(left, { ...open, kind: open.card.kinds[2]! })).toBeNull();
  });
});
