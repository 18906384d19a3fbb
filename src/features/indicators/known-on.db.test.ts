import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMISSIONS, RECORDS } from '../../../test/admissions.ts';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { PERSON_OF_ROLE, sendAs, signInAs } from '../../../test/database/sign-in.ts';
import { describeWithData } from '../../../test/shared-data.ts';
import { reactions } from '../../app/reactions.ts';
import { buildServer } from '../../app/server.ts';
import { writeDbc } from '../../datasus/writer.ts';
import { fixedClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { listEvents } from '../../platform/events.ts';
import { drainReactions, startJobs } from '../../platform/jobs.ts';
import {
  importFiles,
  listCurrentVersions,
  restoreVersion,
  verifyWarehouse,
  withdrawVersion,
} from '../sources/index.ts';
import { IndicatorPage, MapAnswer, ProvenanceAnswer, SeriesAnswer } from './contract.ts';
import { indicatorValue } from './index.ts';

/** With the bed's specialty, which the indicator of admissions needs. */
const good = (updatedOn = '2024-03-05', records = RECORDS) =>
  writeDbc(
    { fields: [...ADMISSIONS, { name: 'ESPEC', width: 2 }], updatedOn },
    records.map((record) => [...record, '03']),
  );

const FIRST = '2026-03-10';
const SECOND = '2026-05-20';
const THIRD = '2026-07-01';

describe.skipIf(!hasDatabase)('values as known on a day', () => {
  let fresh: FreshContext;
  let folder: string;
  const on = (day: string): Context => ({
    ...fresh.context,
    clock: fixedClock(`${day}T15:00:00Z`, fresh.context.env.timeZone),
  });
  const react = async () => {
    const jobs = await startJobs(fresh.context, reactions);
    await drainReactions(fresh.context);
    await jobs.stop();
  };
  const importOn = async (day: string, bytes: Uint8Array) => {
    const path = join(folder, 'RDAC2401.dbc');
    writeFileSync(path, bytes);
    // Files of few records stand for whole months here: the doubt about them is answered.
    await importFiles(on(day), [path], { confirmed: true });
    await react();
    return (await listCurrentVersions(fresh.context, { system: 'SIH-RD' }))[0]!;
  };
  const value = (knownOn: string | null = null) =>
    indicatorValue(fresh.context, { indicator: '713', territory: '12', period: '2024-01', knownOn });

  beforeAll(async () => {
    fresh = await freshContext();
    folder = mkdtempSync(join(tmpdir(), 'pactua-known-'));
  });
  afterAll(async () => {
    await fresh.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the files of a day make the value of that day, and it points to them', async () => {
    const first = await importOn(FIRST, good());
    const second = await importOn(SECOND, good('2024-09-05', RECORDS.slice(0, 1)));
    expect(await value()).toMatchObject({ denominator: '1', sources: [{ sha256: second.sha256 }] });
    expect(await value('2026-05-19')).toMatchObject({
      denominator: '2',
      knownOn: '2026-05-19',
      sources: [{ sha256: first.sha256 }],
    });
    expect(await value(SECOND)).toMatchObject({ denominator: '1' });
    expect(await value('2026-03-09')).toMatchObject({ value: null, status: 'unavailable', sources: [] });
  });

  test('page, series, origin and map are of the day asked for, and say so', async () => {
    const app = await buildServer(fresh.context);
    const headers = await signInAs(app, PERSON_OF_ROLE.coordinator!);
    const ask = async (url: string) =>
      (await sendAs(app, headers, { method: 'GET', url: `/api/indicators/713${url}` })).json();
    const before = '2026-05-19';
    const asked = (day: string | null) => `territory=12${day === null ? '' : `&knownOn=${day}`}`;
    const page = async (day: string | null) => IndicatorPage.parse(await ask(`?${asked(day)}`));
    const months = ({ series }: IndicatorPage) => series[0]!.months.map(({ denominator }) => denominator);
    const then = await page(before);
    expect([then.knownOn, months(then)]).toEqual([before, ['2']]);
    const now = await page(null);
    expect([now.knownOn, months(now)]).toEqual([null, ['1']]);
    const none = await page('2026-03-09');
    expect(months(none)).toEqual([]);
    const series = SeriesAnswer.parse(await ask(`/series?grain=month&${asked(before)}`));
    expect(series.items.map(({ denominator }) => denominator)).toEqual(['2']);
    const sha = async (day: string | null) =>
      ProvenanceAnswer.parse(await ask(`/provenance?period=2024-01&${asked(day)}`)).files.map(
        (each) => each.sha256,
      );
    expect(await sha(before)).toEqual(then.series[0]!.months[0]!.sources.map(({ sha256 }) => sha256));
    expect(await sha(before)).not.toEqual(await sha(null));
    const counted = async (day: string | null) => {
      const { places } = MapAnswer.parse(await ask(`/map?period=2024-01&level=municipality&${asked(day)}`));
      return places.reduce((total, place) => total + Number(place.denominator), 0);
    };
    expect([await counted(before), await counted(null)]).toEqual([2, 1]);
    const bad = await sendAs(app, headers, { method: 'GET', url: '/api/indicators/713?knownOn=2099-01-01' });
    expect(bad.statusCode).toBe(400);
    await app.close();
  });

  test('an official figure is known once it was published', async () => {
    const of = (knownOn: string) =>
      indicatorValue(fresh.context, { indicator: '717', territory: '51', period: '2022', knownOn });
    expect(await of('2024-01-01')).toMatchObject({ status: 'declared', numerator: '29' });
    expect(await of('2023-12-31')).toMatchObject({ status: 'unavailable', value: null });
  });

  test('a version put back in force makes the value again; what stood in between stays readable', async () => {
    const [second] = await listCurrentVersions(fresh.context, { system: 'SIH-RD' });
    const [first] = (await verifyWarehouse(fresh.context)).versions.filter((each) => !each.current);
    await restoreVersion(on(THIRD), first!.id, 'O arquivo de setembro veio sem um registro.');
    await react();
    expect(await value()).toMatchObject({ denominator: '2', sources: [{ sha256: first!.sha256 }] });
    expect(await value('2026-06-30')).toMatchObject({ sources: [{ sha256: second!.sha256 }] });
    expect(await verifyWarehouse(fresh.context)).toMatchObject({ ok: true, versions: { length: 2 } });
    const events = await listEvents(fresh.context, 'source/SIH-RD/AC/2024-01');
    expect(events.at(-1)).toMatchObject({
      type: 'restored',
      reason: 'O arquivo de setembro veio sem um registro.',
      data: { versionId: first!.id, previousId: second!.id },
    });
    await expect(restoreVersion(on(THIRD), first!.id, 'De novo, sem precisar.')).rejects.toThrow(
      'já é a atual',
    );
  });

  test('a later issue still takes the place of the version put back', async () => {
    const third = await importOn('2026-08-01', good('2024-08-01', RECORDS.slice(1)));
    expect(third.issuedOn).toBe('2024-08-01');
    expect(await value()).toMatchObject({ sources: [{ sha256: third.sha256 }] });
  });

  test('a load that is withdrawn leaves its month as if nothing had come, and the days before as they were', async () => {
    const [third] = await listCurrentVersions(fresh.context, { system: 'SIH-RD' });
    await withdrawVersion(on('2026-09-01'), third!.id, 'É de outro estado, com o cabeçalho trocado.');
    expect(await listCurrentVersions(fresh.context, { system: 'SIH-RD' })).toEqual([]);
    expect(await value()).toMatchObject({
      value: null,
      status: 'unavailable',
      sources: [],
      reason: expect.stringContaining('Carregue-o em Indicadores › Cargas'),
    });
    expect(await value('2026-08-31')).toMatchObject({ sources: [{ sha256: third!.sha256 }] });
    expect(await value('2026-09-01')).toMatchObject({ value: null });
    expect((await listEvents(fresh.context, 'source/SIH-RD/AC/2024-01')).at(-1)).toMatchObject({
      type: 'withdrawn',
      reason: 'É de outro estado, com o cabeçalho trocado.',
      data: { versionId: third!.id },
    });
    expect(await verifyWarehouse(fresh.context)).toMatchObject({ ok: true, versions: { length: 3 } });
    await expect(withdrawVersion(on('2026-09-02'), third!.id, 'De novo, sem precisar.')).rejects.toThrow(
      'não há o que retirar',
    );
  });

  test('the same bytes sent again change nothing and say the way back, which is to put it in force', async () => {
    const path = join(folder, 'RDAC2401.dbc');
    const [again] = await importFiles(on('2026-09-03'), [path]);
    expect(again).toMatchObject({ status: 'unchanged', reason: expect.stringContaining('foi retirado') });
    const kept = (await verifyWarehouse(fresh.context)).versions.at(-1)!;
    await restoreVersion(on('2026-09-04'), kept.id, 'Era mesmo deste estado: foi engano.');
    await react();
    expect(await value()).toMatchObject({ sources: [{ sha256: kept.sha256 }] });
    expect(await value('2026-09-03')).toMatchObject({ value: null });
  });

  test.each(['2026-02-30', '2099-01-01', 'ontem'])('%s is no day of knowledge', async (day) => {
    await expect(value(day)).rejects.toThrow('não é um dia até hoje');
  });

  test('what is counted from facts has no versions, and says so', async () => {
    const answer = await indicatorValue(fresh.context, {
      indicator: 'adesoes',
      territory: '51',
      period: '2026',
      knownOn: FIRST,
    });
    expect(answer).toMatchObject({ value: null, reason: expect.stringContaining('conta fatos') });
  });

  describeWithData(
    'with a report read before the census came out',
    ['data/reference/egestor_cobertura_ab_12_2019.csv.gz'],
    (files) => {
      test('there is the count and no ratio until the population was published', async () => {
        await importFiles(on('2022-06-01'), files);
        await react();
        const of = (knownOn: string) =>
          indicatorValue(fresh.context, {
            indicator: '714',
            territory: '51',
            period: '2019-12',
            method: 'ESF_3450',
            knownOn,
          });
        const early = await of('2022-12-31');
        expect(early).toMatchObject({ status: 'no-denominator', value: null });
        expect(early.reason).toContain('ainda não estava publicada em 31/12/2022');
        expect(await of('2023-01-01')).toMatchObject({ status: 'computed', numerator: early.numerator });
      });
    },
  );
});
