import { expect, it } from 'vitest';
import { joinCut, vocabularyOf } from './join-cut.ts';

const DOCUMENT = `
  Constituir grupo de trabalho com as equipes das unidades de saúde do COSEMS. Solicitar às equipes públicas e privadas a
  conformidade com o plano de trabalho. Realizar as oficinas do grupo de trabalho nas unidades. Os planos das equipes de saúde
  pública são do grupo; os planos do COSEMS são das unidades. Acompanhar o plano, as oficinas e as equipes de cada unidade.`;
const words = vocabularyOf([{ line: 1, cells: [DOCUMENT] }]);

it.each([
  ['redes priva', 'das e públicas', 'redes privadas e públicas'],
  ['privada', 's', 'privadas'],
  ['as equipes das unid', 'ades', 'as equipes das unidades'],
  ['CIR e COS', 'EMS, SES', 'CIR e COSEMS, SES'],
  ['conformidade com o', 'plano', 'conformidade com o plano'],
  ['as oficinas', 'de saúde', 'as oficinas de saúde'],
  ['grupo de', 'trabalho', 'grupo de trabalho'],
  ['Sul', 'Mato-grossense', 'Sul Mato-grossense'],
  ['ERS,', 'e', 'ERS, e'],
  ['Superintendente', ', CORAS', 'Superintendente , CORAS'],
  ['Superintendente/', 'Grupo condutor', 'Superintendente/ Grupo condutor'],
  ['até dez/20', '24', 'até dez/2024'],
  ['até dez', '/2024', 'até dez/2024'],
  ['(1', 'ª 3ª feira do mês)', '(1ª 3ª feira do mês)'],
  ['CIR (', 'todas)', 'CIR (todas)'],
  ['', 'só isto', 'só isto'],
])('%s + %s', (before, after, joined) => expect(joinCut(before, after, words).text).toBe(joined));

it('doubts where either way is as good', () => {
  expect(joinCut('redes públicas', 'e privadas', words).doubtful).toBe(false);
  const pieces = ['com', 'como', 'o', 'o', 'com', 'nas', 'para', 'como', 'deve', 'de', 'cada', 'uma', 'nos'];
  const few = vocabularyOf([{ line: 1, cells: [pieces.join(' ')] }]);
  const doubts = pieces.flatMap((word) =>
    Array.from(word, (_, at) => joinCut(word.slice(0, at), word.slice(at), few).doubtful),
  );
  expect(doubts).toContain(true);
});

it('doubts whether a Roman number goes on an acronym', () => {
  const known = vocabularyOf([{ line: 1, cells: ['o PRI, do PRI e no PRI: Fase IV do PR'] }]);
  expect(joinCut('Fase IV do PR', 'I- Análise', known)).toEqual({
    text: 'Fase IV do PRI- Análise',
    doubtful: true,
  });
  expect(joinCut('CIR e COS', 'EMS, SES', words).doubtful).toBe(false);
});
