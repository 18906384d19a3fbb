import { describe, expect, it } from 'vitest';
import { isStatusWord, readStatus, statusReason } from './status-words.ts';

describe('a STATUS cell', () => {
  it.each([
    ['', null],
    ['Não iniciada', 'notStarted'],
    ['EM ANDAMENTO', 'inProgress'],
    ['Finalizado', 'completed'],
    ['Cancelada', 'cancelled'],
  ])('%j is %j', (cell, status) => {
    expect([readStatus(cell), statusReason(cell)]).toEqual([status, null]);
  });

  it.each([
    ['Suspensa', /pausa.*cancelada/],
    ['PARALISADO', /pausa/],
    ['Previsto', /não iniciada ou já em andamento/],
    ['Quase lá', /não é uma situação conhecida/],
  ])('%j is asked', (cell, reason) => {
    expect([readStatus(cell), statusReason(cell)]).toEqual(['unknown', expect.stringMatching(reason)]);
  });

  it('is a word of the column also where it is asked, so that a page break inside it is healed', () => {
    expect(['Suspenso', 'Concluída', 'Sus penso', ''].map(isStatusWord)).toEqual([true, true, false, false]);
  });
});
