import type { Layout, Tallies } from './layout.ts';

/** Six tables share their columns; the code of the qualification, rule or incentive tells them apart. */
const BY_CODE: readonly (readonly [RegExp, string])[] = [
  [/^50/, 'CNES-EE'],
  [/^60/, 'CNES-EF'],
  [/^70/, 'CNES-GM'],
  [/^71/, 'CNES-RC'],
  [/^8/, 'CNES-IN'],
  [/^[0-4]/, 'CNES-HB'],
];

function decideByCode({ code }: Tallies): readonly string[] {
  const all = BY_CODE.map(([, system]) => system);
  if (code!.empty) return all;
  return BY_CODE.filter(([pattern]) => code!.every((value) => pattern.test(value))).map(
    ([, system]) => system,
  );
}

function cnes(kind: string, has: readonly string[], more: Partial<Layout> = {}): Layout {
  return {
    system: `CNES-${kind}`,
    has: ['CNES', 'CODUFMUN', 'COMPETEN', ...has],
    uf: [{ column: 'CODUFMUN', from: 0, to: 2 }],
    year: [{ column: 'COMPETEN', from: 0, to: -2 }],
    month: [{ column: 'COMPETEN', from: -2 }],
    ...more,
  };
}

/** Establishments (CNES): one photograph a month by state. */
export const CNES_LAYOUTS: readonly Layout[] = [
  cnes('LT', ['TP_LEITO', 'CODLEITO', 'QT_EXIST', 'QT_SUS']),
  cnes('EQ', ['TIPEQUIP', 'CODEQUIP', 'QT_EXIST', 'QT_USO']),
  cnes('SR', ['SERV_ESP', 'CLASS_SR']),
  cnes('EP', ['IDEQUIPE', 'TIPO_EQP']),
  cnes('PF', ['CBO', 'CNS_PROF']),
  cnes('DC', ['S_HBSAGP', 'DIALISE']),
  cnes('ST', ['LEITHOSP', 'COMISS01', 'URGEMERG']),
  cnes('HB', ['SGRUPHAB', 'NULEITOS']),
  cnes('HB', ['SGRUPHAB', 'PORTARIA'], {
    lacks: ['NULEITOS'],
    watch: { code: { column: 'SGRUPHAB' } },
    decide: decideByCode,
  }),
];
