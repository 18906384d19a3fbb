import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Rational } from '../../src/kernel/rational.ts';
import { type FreshContext, freshContext, hasDatabase } from '../database/fresh.ts';
import { sharedData } from '../public-data.ts';
import { describeWithData } from '../shared-data.ts';
import {
  expectMeasured,
  loadAdmissions,
  type Measured,
  printed,
  SHARES,
  wholeFile,
} from './measured-admissions.ts';
import { domainPage, rowsOf } from './public-rows.ts';

interface Icsap {
  readonly groups: readonly { readonly group: number; readonly prefixes: readonly string[] }[];
  readonly exclusions: {
    readonly birthDiagnoses: { readonly prefixes: readonly string[] };
    readonly obstetricProcedures: readonly { readonly code: string }[];
    readonly additionalCode: { readonly code: string };
  };
  readonly sanityCheckValues: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
interface Hospital {
  readonly indicators: readonly {
    readonly id: string;
    readonly check?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  }[];
}

const CAESAREAN = ['0411010026', '0411010034', '0411010042'];
const VAGINAL = ['0310010039', '0310010047', '0310010055'];
const COLUMNS = ['IDENT', 'DIAG_PRINC', 'PROC_REA', 'ESPEC'] as const;
type Row = Record<(typeof COLUMNS)[number], string>;

/** Files of admissions on disk that have every column asked for: state, month. */
const HERE = [
  ['RDAC1401', '12', '2014-01'],
  ['RDRR1412', '14', '2014-12'],
  ['RDSE1506', '28', '2015-06'],
  ['RDAC2203', '12', '2022-03'],
  ['RDAC2401', '12', '2024-01'],
] as const;
/** The page counts the listed cases of obstetric procedures too: 9 of 205,499 in one file, none in the others. */
const APART = Rational.of(1, 10_000);

/** Counts the same admissions again from the page of the field and the rows of the file, past cards and engine. */
function recount(page: Icsap, rows: readonly Row[]) {
  const plain = (code: string) => code.toUpperCase().replaceAll('.', '').replace(/X$/, '');
  const starts = (code: string, prefixes: readonly string[]) =>
    prefixes.some((prefix) => plain(code).startsWith(prefix));
  const sensitive = page.groups.flatMap((group) => group.prefixes);
  const { birthDiagnoses, obstetricProcedures, additionalCode } = page.exclusions;
  const obstetric = new Set([...obstetricProcedures, additionalCode].map(({ code }) => code));
  const admitted = rows.filter((row) => row.IDENT === '1');
  const listed = (row: Row) => starts(row.DIAG_PRINC, sensitive) && !obstetric.has(row.PROC_REA);
  const among = {
    ALL: () => true,
    ALL_EXCEPT_BIRTHS: (row: Row) => !starts(row.DIAG_PRINC, birthDiagnoses.prefixes),
    ALL_EXCEPT_OBSTETRIC_PROCEDURES: (row: Row) => !obstetric.has(row.PROC_REA),
    CLINICAL_ADMISSIONS: (row: Row) => row.ESPEC === '03',
    CLINICAL_AND_PAEDIATRIC: (row: Row) => ['03', '07'].includes(row.ESPEC),
  };
  return (variant: keyof typeof among) => {
    const chosen = admitted.filter(among[variant]);
    return [chosen.filter(listed).length, chosen.length].map(String);
  };
}

const page = domainPage('icsap') as Icsap;

if (hasDatabase)
  describeWithData(
    'every admission of a file, by the cards and by the page of the field',
    ['domain/icsap.json', 'domain/hospital-indicators.json', ...HERE.map(([n]) => `data/dbc/sih/${n}.dbc`)],
    ([, , ...files]) => {
      let fresh: FreshContext;
      beforeAll(async () => {
        fresh = await freshContext();
        await loadAdmissions(fresh.context, files);
      });
      afterAll(() => fresh.close());

      describe.each(HERE)('%s', (name, state, period) => {
        const rows = rowsOf(files[HERE.findIndex(([each]) => each === name)] as string, COLUMNS);

        test.each(SHARES.map(([, variant]) => variant))('713, %s', async (variant) => {
          const expected = recount(page, (await rows) as Row[])(variant);
          const counted = await wholeFile(fresh.context, { indicator: '713', state, period, variant });
          expect(printed(counted)).toEqual(expected);
          expect(Number(expected[0])).toBeGreaterThan(0);
        });

        test('caesarean deliveries of all deliveries', async () => {
          const admitted = (await rows).filter((row) => row.IDENT === '1');
          const done = (codes: readonly string[]) =>
            admitted.filter((row) => codes.includes(row.PROC_REA as string)).length;
          const expected = [done(CAESAREAN), done(CAESAREAN) + done(VAGINAL)].map(String);
          const asked = { indicator: 'cesareas', state, period, variant: null };
          expect(printed(await wholeFile(fresh.context, asked))).toEqual(expected);
        });
      });

      const measured = Object.keys(page.sanityCheckValues).filter((name) => name.startsWith('RD'));
      describe.each(measured)('the values measured on %s', (name) => {
        const told = page.sanityCheckValues[name] as Readonly<Record<string, number>>;
        const deliveries = (domainPage('hospital-indicators') as Hospital).indicators.find(
          ({ id }) => id === 'H06',
        )?.check?.[name];
        const path = sharedData(`data/dbc/sih/${name}.dbc`);

        test('agree with one another: ICSAP ÷ admissions is the share of all', () => {
          expect(Rational.of(told.icsap!, told.ident1).toDecimal(5)).toBe(told.shareAll!.toFixed(5));
          expect(told.rows).toBeGreaterThan(told.ident1!);
          if (deliveries === undefined) return;
          const all = deliveries.caesarean! + deliveries.vaginal!;
          expect(Rational.of(deliveries.caesarean!, all).toDecimal(2)).toBe(deliveries.rate!.toFixed(2));
        });

        if (path === null) {
          const why = `${name}.dbc não está entre os arquivos públicos: copie-o para data/dbc/sih e o teste o conta`;
          console.warn(`pulado: ${why}`);
          test.skip(`are what the cards count (${why})`, () => undefined);
          return;
        }
        test('are what the cards count', async () => {
          const shares = Object.fromEntries(
            SHARES.map(([share]) => [share, Rational.parse(String(told[share]))]),
          ) as Measured['shares'];
          const { caesarean = 0, vaginal = 0 } = deliveries ?? {};
          await expectMeasured(fresh.context, path, {
            name,
            admissions: told.ident1!,
            shares,
            ...(deliveries && { deliveries: { caesarean, vaginal } }),
            apart: APART,
          });
        });
      });
    },
  );
