import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowedChanges, decideChange, type ReportedAction } from '../changes.ts';
import type { LineState } from '../state.ts';
import { type GivenRecord, keptWords, missingOf, type PledgeRule, pledgeOf } from './pledge.ts';

const seed = <T>(name: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../database/seed/plan', name), 'utf8')) as T;

const { rules, derived } = seed<{
  rules: PledgeRule[];
  derived: { action: string; verb: string; rule: string }[];
}>('pledges.json');
const { operationalActions } = seed<{ operationalActions: { id: string; title: string }[] }>(
  'plan-2024-2027.json',
);

const record = (kind: GivenRecord['kind']): GivenRecord => ({ kind, id: `${kind}-1`, name: `o ${kind}` });
const GROUP = pledgeOf('Constituir grupo de trabalho da SAS', rules);

const line = (unit: string, status: LineState['status'] = null): LineState => ({
  ...{ unit, status },
  origin: 'entered',
});
const action = (rule: ReportedAction['rule'], ...lines: LineState[]): ReportedAction => ({
  ...{ id: '1.1.2', rule, lines },
  pledge: GROUP,
});
const concluding = (of: ReportedAction, unit: string) =>
  allowedChanges(of, unit, { allowed: true }).find(({ status }) => status === 'completed');

describe('what the verb of an action promises', () => {
  it('knows the verb of each of the 96 actions of the plan, as the seed keeps it', () => {
    const found = operationalActions.map(({ id, title }) => {
      const pledge = pledgeOf(title, rules);
      return { action: id, verb: pledge?.verb, rule: pledge?.rule };
    });
    expect(found).toEqual(derived);
    expect(found).toHaveLength(96);
  });

  it.each([
    ['Constituir grupo de trabalho para o dimensionamento', 'group'],
    ['Constituir o desenho da rede conforme as diretrizes', 'document'],
    ['Recompôr o Comitê Estadual de Equidade', 'group'],
    ['Apresentar e validar nas CIR os projetos', 'resolution'],
    ['Apresentar o Projeto em CIB;', 'presented-to-board'],
    ['Apresentar e discutir nas regiões de saúde', 'minutes'],
    ['Realizar curso sobre estratificação de risco', 'class'],
    ['Realizar reuniões sistematizadas de condução', 'meeting'],
    ['Realizar os ajustes necessários', 'report'],
    ['Articular medidas junto ao NGER', 'none'],
  ])('“%s” is answered by the rule %s', (title, rule) => {
    expect(pledgeOf(title, rules)?.rule).toBe(rule);
  });

  it('says nothing of a verb that no rule knows', () => {
    expect(pledgeOf('Repensar a rede', rules)).toBeNull();
    expect(pledgeOf('', rules)).toBeNull();
  });
});

describe('which records satisfy it', () => {
  const asks = GROUP?.asks ?? [];
  it.each<[GivenRecord['kind'][], string[]]>([
    [[], ['o grupo ou comitê constituído', 'a portaria que o constitui']],
    [['body'], ['a portaria que o constitui']],
    [['act'], ['o grupo ou comitê constituído']],
    [['body', 'act'], []],
    [['file', 'body'], []],
    [['body', 'body'], ['a portaria que o constitui']],
    [['fact'], ['o grupo ou comitê constituído', 'a portaria que o constitui']],
  ])('%j leaves %j', (kinds, missing) => {
    expect(missingOf(asks, kinds.map(record)).map(({ words }) => words)).toEqual(missing);
  });
});

describe('concluding', () => {
  const change = concluding(action('single', line('CAS')), 'CAS');
  it('is refused without record and without words, naming what the verb promised', () => {
    expect(change && decideChange(change, { note: null, records: [] })).toEqual({
      refusal:
        'Concluir pede o registro que “constituir” promete: o grupo ou comitê constituído e a portaria que o constitui. Sem ele, escreva o motivo.',
    });
  });
  it('keeps the records, and asks for no words, where all of it is given', () => {
    const records = [record('body'), record('act')];
    expect(change && decideChange(change, { note: null, records })).toEqual({
      ...{ refusal: null, reason: null },
      kept: { records, missing: [], reason: null },
    });
  });
  it('keeps what is missing with its reason, and says so', () => {
    const decided = change && decideChange(change, { note: 'Portaria no prelo', records: [record('body')] });
    const kept = {
      ...{ records: [record('body')], missing: ['a portaria que o constitui'] },
      reason: 'Portaria no prelo',
    };
    expect(decided).toEqual({ refusal: null, reason: 'Portaria no prelo', kept });
    expect(keptWords(kept)).toBe(
      'Concluída sem o registro prometido (a portaria que o constitui): Portaria no prelo',
    );
  });
  it('asks the unit that closes, and each where each has its line; never a partner nor a mere confirmation', () => {
    const parts = action('parts', line('CAS'), line('COAP'));
    expect(concluding(parts, 'CAS')?.pledge).toEqual(GROUP);
    expect(concluding(parts, 'COAP')?.pledge).toBeNull();
    const each = action('each', line('CAS'), line('COAP'));
    expect(concluding(each, 'COAP')?.pledge).toEqual(GROUP);
    const printed = {
      ...action('single'),
      lines: [{ ...line('CAS', 'completed'), origin: 'document' as const }],
    };
    expect(concluding(printed, 'CAS')?.pledge).toBeNull();
    const change = allowedChanges(parts, 'CAS', { allowed: true }).find(
      ({ status }) => status === 'inProgress',
    );
    expect(change?.pledge).toBeNull();
  });
});
