import { beforeAll, describe, expect, it } from 'vitest';
import { readTerritorySeed } from '../seed.ts';
import type { TerritoryRecords } from '../store/records.ts';
import { type FacilityMeasure, facilityCountOf } from './facilities.ts';
import { Territory } from './territory.ts';

let records: TerritoryRecords;
let territory: Territory;

beforeAll(async () => {
  records = await readTerritorySeed('MT');
  territory = new Territory(records.units, records.aliases, '51');
});

function count(code: string, measure: FacilityMeasure) {
  const series = records.facilitySeries.find((each) => each.id === measure)!;
  return facilityCountOf(territory, code, series, (municipality) => {
    const found = records.facilities.find(
      (each) => each.series === measure && each.municipality === municipality,
    );
    return found === undefined ? null : BigInt(found.value);
  });
}

describe('establishments and beds', () => {
  it.each([
    ['51', 'establishments', 'partial', 11805n, 141],
    ['51', 'inpatientBeds', 'partial', 7890n, 95],
    ['51', 'icuBeds', 'partial', 1732n, 63],
    ['510010', 'establishments', 'known', 12n, 1],
    ['510840', 'icuBeds', 'known', 126n, 1],
  ] as const)('%s has %s %s: %s in %i municipalities', (code, measure, status, value, withRecord) => {
    expect(count(code, measure)).toMatchObject({ status, value, withRecord });
  });

  it('does not read absence as zero', () => {
    expect(count('510183', 'establishments')).toEqual({
      status: 'missing',
      reason: 'A tabulação de "Estabelecimentos de saúde ativos" não traz Boa Esperança do Norte.',
    });
    expect(count('51', 'inpatientBeds')).toMatchObject({
      reason: '47 de 142 municípios não constam da tabulação; a ausência não foi lida como zero.',
    });
  });
});
