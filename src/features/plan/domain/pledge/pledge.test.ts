import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowedChanges, decideChange, type ReportedAction } from '../changes.ts';
import type { LineState } from '../state.ts';
import {
  asksOf,
  type GivenRecord,
  type KnownRecord,
  keptWords,
  missingOf,
  type Pledge,
  type PledgeRule,
  pledgeOf,
} from './pledge.ts';

const seed = <T>(name: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../database/seed/plan', name), 'utf8')) as T;

const { rules, derived } = seed<{
  rules: PledgeRule[];
  derived: { action: string; verb: string; rule: string }[];
}>('pledges.json');
const { operationalActions } = seed<{ operationalActions: { id: string; title: string }[] }>(
  'plan-2024-2027.json',
);

/** What a title promises, asked of the action 1.1.2. */
const promised = (title: string): Pledge => {
  const pledge = pledgeOf(title, rules);
  if (pledge === null) throw new Error(`no rule knows ${title}`);
  return asksOf(pledge, '1.1.2');
};
const GROUP = promised('Constituir grupo de trabalho da SAS');

/** Records as they are kept, by what a manager calls them. */
const RECORDS = {
  'o grupo da 1.1.2': { kind: 'body', actions: ['1.1.2'], createdBy: null },
  'o grupo da 1.1.2, criado pela portaria 12': {
    ...{ kind: 'body', actions: ['1.1.2'], createdBy: 'portaria 12' },
  },
  'o comitê da 3.5.3': { kind: 'body', actions: ['3.5.3'], createdBy: null },
  'portaria 12': { kind: 'act', actKind: 'ordinance', issuer: 'SES/MT' },
  'portaria 30': { kind: 'act', actKind: 'ordinance', issuer: 'SES/MT' },
  'lei 8.080': { kind: 'act', actKind: 'law', issuer: 'Congresso Nacional' },
  'resolução CIB': {
    ...{ kind: 'act', actKind: 'resolution', issuer: 'Comissão Intergestores Bipartite – CIB/MT' },
  },
  'resolução CIR': { kind: 'act', actKind: 'resolution', issuer: 'CIR Norte' },
  'resolução CES': { kind: 'act', actKind: 'resolution', issuer: 'Conselho Estadual de Saúde' },
  'profissionais qualificados': { kind: 'fact', factKind: 'professionals-qualified' },
  'adesão à planificação': { kind: 'fact', factKind: 'planning-adhesion' },
  'foto.jpg': { kind: 'file' },
  'Portaria 12 em PDF': {
    ...{ kind: 'file', declared: { kind: 'Portaria', number: '12/2026', date: '2026-05-03' } },
  },
  'Portaria em PDF, sem número': { kind: 'file', declared: { kind: 'Portaria', date: '2026-05-03' } },
  'Resolução CIB em PDF': {
    kind: 'file',
    declared: { kind: 'Resolução da CIB', number: '9/2026', date: '2026-05-03' },
  },
  'lista de presença': {
    kind: 'file',
    declared: { kind: 'Lista de presença da turma', date: '2026-05-03' },
  },
  'documento que resultou': { kind: 'file', declared: { kind: 'Documento que resultou' } },
} as const satisfies Record<string, Omit<KnownRecord, 'id'>>;
type RecordName = keyof typeof RECORDS;

const record = (name: RecordName): GivenRecord & KnownRecord => ({ ...RECORDS[name], id: name, name });

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
  it('wherever a file may be given, the rules say what it must be declared as', () => {
    const asked = rules.flatMap(({ asks }) => asks).filter(({ kinds }) => kinds.includes('file'));
    expect(asked.filter(({ files = [] }) => files.length === 0)).toEqual([]);
  });

  const [group, ordinance] = ['o grupo ou comitê constituído', 'a portaria que o constitui'];
  const resolution = ['a resolução da CIB ou da CIR'];
  const course = ['a turma: pessoas formadas, ou a lista de presença'];
  it.each<[string, RecordName[], string[]]>([
    ['Constituir grupo de trabalho', [], [group, ordinance]],
    ['Constituir grupo de trabalho', ['o grupo da 1.1.2'], [ordinance]],
    ['Constituir grupo de trabalho', ['o grupo da 1.1.2', 'portaria 12'], []],
    ['Constituir grupo de trabalho', ['o grupo da 1.1.2', 'Portaria 12 em PDF'], []],
    ['Constituir grupo de trabalho', ['o grupo da 1.1.2', 'Portaria em PDF, sem número'], [ordinance]],
    ['Constituir grupo de trabalho', ['o grupo da 1.1.2', 'foto.jpg'], [ordinance]],
    ['Constituir grupo de trabalho', ['o grupo da 1.1.2', 'lei 8.080'], [ordinance]],
    ['Constituir grupo de trabalho', ['o grupo da 1.1.2', 'resolução CIB'], [ordinance]],
    ['Constituir grupo de trabalho', ['o comitê da 3.5.3', 'portaria 12'], [group]],
    ['Constituir grupo de trabalho', ['o grupo da 1.1.2, criado pela portaria 12', 'portaria 12'], []],
    [
      'Constituir grupo de trabalho',
      ['o grupo da 1.1.2, criado pela portaria 12', 'portaria 30'],
      [ordinance],
    ],
    ['Constituir grupo de trabalho', ['o grupo da 1.1.2', 'o grupo da 1.1.2'], [ordinance]],
    ['Constituir grupo de trabalho', ['profissionais qualificados'], [group, ordinance]],
    ['Validar as diretrizes em CIB', ['resolução CIB'], []],
    ['Validar as diretrizes nas CIR', ['resolução CIR'], []],
    ['Validar as diretrizes em CIB', ['resolução CES'], resolution],
    ['Validar as diretrizes em CIB', ['portaria 12'], resolution],
    ['Validar as diretrizes em CIB', ['lei 8.080'], resolution],
    ['Validar as diretrizes em CIB', ['Resolução CIB em PDF'], []],
    ['Validar as diretrizes em CIB', ['Portaria 12 em PDF'], resolution],
    ['Validar as diretrizes em CIB', ['foto.jpg'], resolution],
    ['Realizar curso de estratificação', ['profissionais qualificados'], []],
    ['Realizar curso de estratificação', ['adesão à planificação'], course],
    ['Realizar curso de estratificação', ['portaria 12'], course],
    ['Realizar curso de estratificação', ['lista de presença'], []],
    ['Realizar curso de estratificação', ['foto.jpg'], course],
    ['Elaborar o projeto', ['documento que resultou'], []],
    ['Elaborar o projeto', ['foto.jpg'], ['o documento que resultou']],
  ])('“%s” with %j lacks %j', (title, given, missing) => {
    expect(missingOf(promised(title).asks, given.map(record)).map(({ words }) => words)).toEqual(missing);
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
    const records = [record('o grupo da 1.1.2'), record('portaria 12')];
    expect(change && decideChange(change, { note: null, records })).toEqual({
      ...{ refusal: null, reason: null },
      kept: {
        records: [
          { kind: 'body', id: 'o grupo da 1.1.2', name: 'o grupo da 1.1.2' },
          { kind: 'act', id: 'portaria 12', name: 'portaria 12' },
        ],
        ...{ missing: [], reason: null },
      },
    });
  });
  it('names what was given and is not what is asked', () => {
    const records = [record('o comitê da 3.5.3'), record('portaria 12'), record('lei 8.080')];
    expect(change && decideChange(change, { note: null, records })).toEqual({
      refusal: expect.stringMatching(
        / “o comitê da 3\.5\.3” e “lei 8\.080” não são o que se pede: confira o tipo do ato e quem o assinou/,
      ),
    });
  });
  it('keeps what is missing with its reason, and says so', () => {
    const decided =
      change && decideChange(change, { note: 'Portaria no prelo', records: [record('o grupo da 1.1.2')] });
    const body = { kind: 'body' as const, id: 'o grupo da 1.1.2', name: 'o grupo da 1.1.2' };
    const kept = {
      ...{ records: [body], missing: ['a portaria que o constitui'] },
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
