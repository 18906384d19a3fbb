import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCommandLine } from './pactua.ts';

interface Value {
  indicator: string;
  name: string;
  territory: string;
  period: string;
  value: string | null;
  denominator: string | null;
  status: string;
  reason: string | null;
}

describe('pactua indicators', () => {
  const pactua = openCommandLine();
  let all: { exit: number; values: Value[] };
  beforeAll(async () => {
    const answer = await pactua.run('indicators', '--all', '--territory', '51', '--period', '2022', '--json');
    all = { exit: answer.exit, values: answer.json<Value[]>() };
  });
  afterAll(() => pactua.close());

  it('lists the fifteen indicators of the plan, each with a value or the reason it has none', () => {
    expect(all.exit).toBe(0);
    expect(all.values).toHaveLength(15);
    const mute = all.values.filter(({ value, reason }) => value === null && !reason?.endsWith('.'));
    expect(mute).toEqual([]);
    expect(all.values.every((each) => each.territory === '51' && each.period === '2022')).toBe(true);
    expect(all.values.find((each) => each.indicator === '717')).toMatchObject({ value: '49.9' });
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
