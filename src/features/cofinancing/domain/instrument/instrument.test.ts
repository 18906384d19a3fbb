import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { WorkingDays } from '../../../../kernel/working-days.ts';
import { EVENT_TYPES, type EventType, STATES } from './event-types.ts';
import { EVENTS } from './events.ts';
import { documentClocks, foldAll, NOTHING, stateOn } from './fold.ts';
import { inMonth } from './in-month.ts';
import type { EventDetails, Instrument, InstrumentEvent, LifecycleTerms } from './instrument.ts';
import { type Around, may, mayStart } from './may.ts';
import { termFrom } from './term.ts';

const SEED = new URL('../../../../../database/seed/cofinancing/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, SEED), 'utf8'));
const terms: LifecycleTerms = read('lifecycle/hospitalar.json');
const life: InstrumentEvent[] = read('demonstration/instruments.json').instruments[0].steps.map(
  (step: Omit<InstrumentEvent, 'details'> & { details?: EventDetails }) => ({ details: {}, ...step }),
);
const days = new WorkingDays('51');
const TODAY = '2026-11-22';

const upTo = (type: EventType) => life.slice(0, life.findIndex((each) => each.type === type) + 1);
const around = (events: readonly InstrumentEvent[], today = TODAY): Around => ({
  instrument: foldAll(events),
  terms,
  today,
  days,
});
const event = (type: EventType, on: string, details: EventDetails = {}): InstrumentEvent => ({
  type,
  on,
  document: 'nº 1',
  details,
});
const state = (instrument: Instrument, today = TODAY) => stateOn(instrument, terms, today, days);

describe('the life of an instrument', () => {
  test.each([
    ['requested', 'DRAFT'],
    ['submitted', 'UNDER_REVIEW'],
    ['eligibility-checked', 'UNDER_REVIEW'],
    ['reference-proposed', 'PROPOSED_BY_CIR'],
    ['approved', 'APPROVED_BY_CIB'],
    ['contract-presented', 'DOCUMENTS_OVERDUE'],
    ['improvement-plan-presented', 'ACTIVE'],
    ['base-value-ordered', 'ACTIVE'],
  ] as const)('after %s it is %s', (type, expected) => {
    expect(state(foldAll(upTo(type)))).toBe(expected);
  });

  it('allows each step of a whole life in its turn', () => {
    for (const [i, each] of life.entries()) expect(may(around(life.slice(0, i)), each)).toEqual([]);
  });

  it('allows no step on the way to the signature before the one it follows', () => {
    const way: EventType[] = [
      'requested',
      'submitted',
      'eligibility-checked',
      'reference-proposed',
      'approved',
      'signed',
    ];
    for (const [i, type] of way.entries()) {
      const early = life.filter((each) => way.slice(0, i - 1).includes(each.type));
      if (i > 0 && type !== 'eligibility-checked')
        expect([type, mayStart(around(early), type)]).not.toEqual([type, []]);
    }
  });

  it('says every reason at once', () => {
    const reasons = may(around(upTo('requested')), event('suspended', '2030-01-01'));
    expect(reasons).toHaveLength(5);
    expect(reasons.join(' ')).toMatch(
      /Rascunho.*Notificação.*Parecer.*competência.*motivo.*ainda não chegou/,
    );
  });

  it('refuses what happened once already, whatever the state', () => {
    expect(mayStart(around(life), 'cms-appreciated')).toEqual([
      '“Apreciação do Termo pelo Conselho Municipal de Saúde” já foi registrado em 22/09/2020.',
    ]);
  });

  it('lets the CIR propose nobody whose criteria were refused, naming them', () => {
    const checked = life.find(({ type }) => type === 'eligibility-checked')?.details ?? {};
    const items = (checked.items ?? []).map((item) =>
      ['II', 'IX'].includes(item.id) ? { ...item, answer: 'not-met' as const } : item,
    );
    const refused = [...upTo('submitted'), event('eligibility-checked', '2020-07-20', { ...checked, items })];
    expect(mayStart(around(refused), 'reference-proposed')).toEqual([
      'Critério II: não atendido (clínicas básicas ou atendimento especializado).',
      'Critério IX: não atendido (setor de controle e avaliação instituído).',
    ]);
  });

  it('takes a check only of every criterion, and a technical file only with its six parameters', () => {
    const items = [{ id: 'I', answer: 'met' as const, evidence: 'x' }];
    expect(may(around(upTo('submitted')), event('eligibility-checked', '2020-07-20', { items }))).toEqual([
      'Falta responder os critérios II, III, IV, V, VI, VII, VIII, IX.',
    ]);
    const said = terms.technicalFile.map(({ id, measures = [] }) => ({
      id,
      value: '1',
      source: 'IBGE',
      on: '2020-06-01',
      measures: measures.map(({ fact }) => ({ fact, values: ['50'] })),
    }));
    const file = (parameters: typeof said) =>
      may(around(upTo('submitted')), event('technical-file-presented', '2020-06-20', { parameters }));
    expect(file(said)).toEqual([]);
    expect(file(said.slice(0, 5))).toEqual(['Falta valor ou fonte de: VI, distância da capital.']);
    const bare = said.map((each) => ({ ...each, measures: [] }));
    expect(file(bare)[0]).toMatch(/^Falta o número de: Execução da PPI .*; Pacientes de fora do município/);
    const strange = said.map((each) => ({
      ...each,
      measures: [...each.measures, { fact: 'sanitary', values: ['1'] }],
    }));
    expect(file(strange)[0]).toMatch(/^A ficha técnica não tem: sanitary/);
  });

  it('lets the team visit while its designation stands', () => {
    const until = '2021-01-31';
    const team = [{ name: 'A', role: 'ERS' }];
    const designated = [...life, event('team-designated', '2020-11-03', { team, until })];
    expect(mayStart(around(designated, '2021-01-31'), 'visit-recorded')).toEqual([]);
    expect(mayStart(around(designated, '2021-02-01'), 'visit-recorded')).toEqual([
      'A designação da equipe valeu até 31/01/2021: designe a equipe de novo.',
    ]);
  });

  it('takes a contract only with the four contents of the act', () => {
    const [reason] = may(
      around(upTo('signed')),
      event('contract-presented', '2020-10-01', { contents: ['goals', 'costs'] }),
    );
    expect(reason).toBe('O documento não contém: modelo contratual; pactuação regional.');
  });

  it('homologates only what was approved ad referendum', () => {
    const [reason] = may(around(upTo('approved')), event('homologated', '2020-10-01'));
    expect(reason).toBe('A aprovação não foi ad referendum: nada há a homologar.');
    const urgent = [
      ...upTo('reference-proposed'),
      event('approved', '2020-09-03', { act: 'a', amount: '1.00', adReferendum: true }),
    ];
    const ratify = (meeting?: string) =>
      may(around(urgent), event('homologated', '2020-10-01', meeting === undefined ? {} : { meeting }));
    expect(ratify('2020-10-01')).toEqual([]);
    expect(ratify()).toEqual(['Falta dizer: a reunião ordinária que homologou.']);
    expect(ratify('2020-09-03').join()).toMatch(/depois da aprovação, de 03\/09\/2020/);
    expect(ratify('2020-10-02').join()).toMatch(/não é anterior à reunião/);
    expect(ratify('2030-01-01').join()).toMatch(/ainda não aconteceu/);
    expect(state(foldAll([...urgent, event('homologated', '2020-10-01')]))).toBe('HOMOLOGATED');
  });

  it('signs the Termo that was issued here, or one whose file is brought', () => {
    const unissued = upTo('approved');
    const sign = (events: readonly InstrumentEvent[], on: string, details: EventDetails = {}) =>
      may(around(events), event('signed', on, details)).join();
    expect(sign(upTo('term-issued'), '2020-09-10')).toBe('');
    expect(sign(upTo('term-issued'), '2020-09-09')).toMatch(/emitido em 10\/09\/2020: não se assinou/);
    expect(sign(unissued, '2020-09-10')).toMatch(/Falta o que se assina/);
    expect(sign(unissued, '2020-09-10', { file: 'f'.repeat(64) })).toBe('');
  });

  it('gives every state a way in and every event a state to begin from', () => {
    expect(new Set(EVENT_TYPES.flatMap((type) => EVENTS[type].from))).toEqual(
      new Set(STATES.filter((each) => each !== 'CLOSED')),
    );
    expect(EVENT_TYPES.filter((type) => EVENTS[type].from.length === 0)).toEqual([]);
  });
});

describe('the thirty days', () => {
  test.each([
    ['2020-09-10', '2020-10-10', '2020-10-13', 'sábado'],
    ['2020-09-01', '2020-10-01', '2020-10-01', null],
    ['2020-10-03', '2020-11-02', '2020-11-03', 'Finados'],
    ['2024-01-31', '2024-03-01', '2024-03-01', null],
  ])('from %s end on %s, carried to %s (%s)', (from, counted, lastDay, carried) => {
    expect(termFrom(from, 30, days)).toEqual({ from, days: 30, counted, lastDay, carried });
  });

  it('are in time on the last day and overdue on the next', () => {
    const signed = foldAll(upTo('signed'));
    expect(state(signed, '2020-10-13')).toBe('SIGNED');
    expect(state(signed, '2020-10-14')).toBe('DOCUMENTS_OVERDUE');
  });

  it('run for the adequacy plan only where the criterion was met by a plan', () => {
    const checked = upTo('signed').map((each) =>
      each.type === 'eligibility-checked'
        ? { ...each, details: { items: [{ id: 'IV', answer: 'plan' as const, evidence: 'x' }] } }
        : each,
    );
    const asked = (events: readonly InstrumentEvent[]) =>
      documentClocks(foldAll(events), terms, days).map(({ document }) => document.event);
    expect(asked(upTo('signed'))).not.toContain('adequacy-plan-presented');
    expect(asked(checked)).toContain('adequacy-plan-presented');
    expect(documentClocks(NOTHING, terms, days)).toEqual([]);
  });
});

describe('suspension', () => {
  const reason = 'meta não cumprida';
  const noticed = [...life, event('suspension-noticed', '2026-03-02', { reason, until: '2026-03-17' })];
  const opined = (on: string) => [...noticed, event('suspension-opinion', on, { reason })];
  const suspend = (on: string, competencia = '2026-04') => event('suspended', on, { reason, competencia });

  it('needs notice, time to answer, opinion and a reasoned act, in this order', () => {
    expect(may(around(life), suspend('2026-04-01'))).toHaveLength(2);
    const running = 'O prazo de resposta corre até 17/03/2026 e ainda não houve resposta.';
    const lastDay = around(noticed, '2026-03-17');
    expect(may(lastDay, event('suspension-opinion', '2026-03-10', { reason }))).toEqual([running]);
    expect(mayStart(lastDay, 'suspended')).toContain(running);
    expect(may(around(noticed), event('suspension-opinion', '2026-03-10', { reason }))).toEqual([
      '10/03/2026 é dentro do prazo de resposta, que foi até 17/03/2026 e ficou sem ela.',
    ]);
    expect(may(around(noticed), event('suspension-opinion', '2026-03-18', { reason }))).toEqual([]);
    expect(may(around(opined('2026-03-18')), suspend('2026-03-20'))).toEqual([]);
    const answered = [...noticed, event('suspension-answered', '2026-03-05', { reason })];
    expect(may(around(answered), event('suspension-opinion', '2026-03-06', { reason }))).toEqual([]);
  });

  it('gives at least the days to answer, and reaches no month before its notice', () => {
    expect(
      may(around(life), event('suspension-noticed', '2026-03-02', { reason, until: '2026-03-16' })),
    ).toEqual(['O prazo de resposta é de ao menos 15 dias: até 17/03/2026.']);
    expect(may(around(opined('2026-03-18')), suspend('2026-03-20', '2026-02'))).toEqual([
      'A notificação é de março de 2026: a suspensão não alcança competências anteriores.',
    ]);
  });

  it('once decided leaves nothing open: the next one begins by another notice', () => {
    const suspended = [...opined('2026-03-18'), suspend('2026-03-20')];
    const back = [...suspended, event('reinstated', '2026-05-04', { reason, competencia: '2026-06' })];
    expect(state(foldAll(suspended))).toBe('SUSPENDED');
    expect(state(foldAll(back))).toBe('ACTIVE');
    expect(mayStart(around(back), 'suspended').join(' ')).toContain('Notificação');
  });

  it('stops the months from the one it names to the one that resumes, whatever day it is', () => {
    const back = [
      ...opined('2026-03-18'),
      suspend('2026-03-20'),
      event('reinstated', '2026-05-04', { reason, competencia: '2026-06' }),
    ];
    const month = (competencia: string) =>
      inMonth(around(back), competencia, { normal: true, from: '2020-07-01' });
    expect(['2026-03', '2026-04', '2026-05', '2026-06'].map((each) => month(each).suspended)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(month('2026-05')).toMatchObject({
      state: 'SUSPENDED',
      blockedBy: ['Os repasses desta competência estão suspensos.'],
    });
    expect(month('2026-06')).toEqual({ state: 'ACTIVE', suspended: false, blockedBy: [] });
  });
});
