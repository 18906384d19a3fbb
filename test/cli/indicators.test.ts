import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithData } from '../shared-data.ts';
import { openCommandLine } from './pactua.ts';

interface Value {
  set: 'plan' | 'hospital';
  indicator: string;
  name: string;
  territory: string;
  period: string;
  value: string | null;
  denominator: string | null;
  status: string;
  reason: string | null;
}

/** What answers each card of the hospital resolution (`hospital-indicators.json`). */
const HOSPITAL_CARDS: Readonly<Record<string, readonly string[]>> = {
  H01: ['II', 'ppi-sia'],
  H02: ['referenciados'],
  H03: ['5.2-4', 'internacoes'],
  H04: ['ocupacao', 'bed-occupancy-rate'],
  H05: ['permanencia', 'rejected-length-of-stay'],
  H06: ['cesareas'],
  H07: ['hospital-infection-rate', 'infected-patients-rate'],
  H08: ['nir'],
  H09: ['naqh'],
  H10: ['records', 'comissoes'],
  H11: ['ccih', 'comissoes'],
  H12: ['safety'],
  Q01: ['cnes-updated'],
  Q02: ['daily-census'],
  Q03: ['permanencia'],
  Q04: ['time-to-procedure.hospital', 'time-to-procedure.ambulatory'],
  Q05: ['refusal-rate'],
  Q06: ['records', 'ccih', 'ethics', 'notification'],
  Q07: ['internship'],
  Q08: ['humanisation'],
  Q09: ['education.actions'],
  Q10: ['satisfaction-survey', 'satisfaction-positive', 'ouvidor'],
  N01: ['5.2-1', 'producao-ambulatorial'],
  N02: ['consultations.first', 'consultations.subsequent'],
  N03: ['5.2-3'],
  N04: ['5.2-4'],
  N05: ['bed-occupancy-rate.surgical', 'bed-occupancy-rate.clinical'],
  N06: ['regulated-admissions-rate'],
  N07: ['agenda-availability'],
};

describe('pactua indicators', () => {
  const pactua = openCommandLine();
  let all: { exit: number; values: Value[] };
  beforeAll(async () => {
    const answer = await pactua.run('indicators', '--all', '--territory', '51', '--period', '2022', '--json');
    all = { exit: answer.exit, values: answer.json<Value[]>() };
  });
  afterAll(() => pactua.close());

  it('lists every card of the plan and of the hospital resolution, each once, with a value or the reason it has none', () => {
    expect(all.exit).toBe(0);
    expect(all.values.filter(({ set }) => set === 'plan')).toHaveLength(15);
    const mute = all.values.filter(({ value, reason }) => value === null && !reason?.endsWith('.'));
    expect(mute).toEqual([]);
    expect(all.values.every((each) => each.territory === '51' && each.period === '2022')).toBe(true);
    expect(all.values.find((each) => each.indicator === '717')).toMatchObject({ value: '49.9' });
    const listed = all.values.map(({ indicator }) => indicator);
    expect(new Set(listed).size).toBe(listed.length);
    const silent = Object.entries(HOSPITAL_CARDS).filter(
      ([, ids]) => !ids.every((id) => listed.includes(id)),
    );
    expect(silent).toEqual([]);
  });

  it('says of what hospitals declare, and of what is held to a contract, where it is told and where it is seen', () => {
    const reason = (id: string) => all.values.find(({ indicator }) => indicator === id)?.reason;
    expect(reason('refusal-rate')).toMatch(/declara por mês.*Declaração mensal.*Painel do hospital/u);
    expect(reason('5.2-4')).toMatch(/programado.*PPI e Documento Descritivo.*Painel do hospital/u);
    expect(reason('internacoes')).toContain('Carregue-o em Indicadores › Cargas');
  });

  it('limits the list to the hospital resolution where that is asked', async () => {
    const { exit, json } = await pactua.run(
      'indicators',
      '--all',
      '--hospital',
      '--period',
      '2022',
      '--json',
    );
    const asked = all.values.filter(({ set }) => set === 'hospital').map(({ indicator }) => indicator);
    expect([exit, json<Value[]>().map(({ indicator }) => indicator)]).toEqual([0, asked]);
  });

  it('says what to do where a file lacks, and tells a value where the card takes one', () => {
    const lacking = all.values.filter(({ reason }) => reason?.startsWith('Nenhum arquivo'));
    expect(lacking.map(({ indicator }) => indicator)).toEqual(expect.arrayContaining(['713', '715']));
    expect(lacking.filter(({ reason }) => !reason?.includes('Carregue-o em Indicadores › Cargas'))).toEqual(
      [],
    );
    expect(lacking.find(({ indicator }) => indicator === '715')?.reason).toContain('Lançar valores');
    const without = all.values.filter(({ status }) => status === 'no-denominator');
    expect(without.filter((each) => each.reason?.includes('é zero') && each.denominator !== '0')).toEqual([]);
  });

  it('says of those that people tell or record that nothing is there yet, and where it is written', () => {
    const empty = all.values.filter((each) => each.status === 'no-records');
    const told = empty.filter(({ indicator }) => indicator === 'pbf');
    expect(told.map(({ reason }) => reason)).toEqual([expect.stringContaining('Lançar valores')]);
    const counted = empty.filter((each) => !told.includes(each));
    expect(counted.map((each) => each.indicator)).toEqual([
      'projetos-ras',
      'adesoes',
      'profissionais',
      'fase-1',
      'diretrizes',
      'estratificacao',
      '716',
    ]);
    expect(counted.filter(({ reason }) => !reason?.includes('Registro de fatos'))).toEqual([]);
  });

  it('takes the code alone: the configured state, the current year', async () => {
    const answer = await pactua.run('indicators', 'adesoes', '--json');
    expect(answer.json<Value>()).toMatchObject({
      indicator: 'adesoes',
      territory: '51',
      status: 'no-records',
    });
    const wrong = await pactua.run('indicators', 'adesoes', '--all');
    expect([wrong.exit, wrong.error]).toEqual([2, expect.stringContaining('não combina')]);
  });
});

describeWithData('the cards of the hospital resolution', ['domain/hospital-indicators.json'], ([file]) => {
  it('are all answered by something that the list shows', () => {
    const { indicators } = JSON.parse(readFileSync(file as string, 'utf8'));
    expect(indicators.map(({ id }: { id: string }) => id)).toEqual(Object.keys(HOSPITAL_CARDS));
  });
});
