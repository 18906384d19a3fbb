import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateOrder } from './calendar-text.ts';
import {
  type Absence,
  type ColumnType,
  convertValue,
  type TypedValue,
  typedDictionary,
} from './column-type.ts';
import { valueText } from './value-text.ts';

const money: ColumnType = { kind: 'decimal', scale: 2 };
const integer: ColumnType = { kind: 'integer' };
const count: ColumnType = { kind: 'integer', none: '99' };
const code: ColumnType = { kind: 'code' };
const text: ColumnType = { kind: 'text' };
const masked: ColumnType = { kind: 'masked' };
const ORDERS: readonly DateOrder[] = ['aaaammdd', 'ddmmaaaa', 'aammdd', 'aaaa-mm-dd', 'dd/mm/aaaa'];
const date = (order: DateOrder): ColumnType => ({ kind: 'date', order });
const end: ColumnType = { kind: 'month', order: 'aaaamm', none: '999999' };

describe('a text of a cell, by the type of its column', () => {
  it.each<[string, ColumnType, TypedValue, string]>([
    ['      17667.69', money, 1766769n, '17.667,69'],
    ['          0.00', money, 0n, '0,00'],
    ['.5', money, 50n, '0,50'],
    ['12', money, 1200n, '12,00'],
    ['-3.1', money, -310n, '-3,10'],
    ['1.500', money, 150n, '1,50'],
    ['99999999999999.99', money, 9999999999999999n, '99.999.999.999.999,99'],
    ['38.0', { kind: 'decimal', scale: 1 }, 380n, '38,0'],
    ['00037', integer, 37, '37'],
    ['  145', integer, 145, '145'],
    ['-0', integer, 0, '0'],
    ['1234567', integer, 1234567, '1.234.567'],
    ['98', count, 98, '98'],
    ['20240118', date('aaaammdd'), 19740, '18/01/2024'],
    ['18012024', date('ddmmaaaa'), 19740, '18/01/2024'],
    ['970116', date('aammdd'), 9877, '16/01/1997'],
    ['29022024', date('ddmmaaaa'), 19782, '29/02/2024'],
    ['30/09/2015', date('dd/mm/aaaa'), 16708, '30/09/2015'],
    ['2021-03-01', date('aaaa-mm-dd'), 18687, '01/03/2021'],
    ['18991231', date('aaaammdd'), -25568, '31/12/1899'],
    ['202401', end, 19723, '01/2024'],
    ['9412', { kind: 'month', order: 'aamm' }, 9100, '12/1994'],
    ['122023', { kind: 'month', order: 'mmaaaa' }, 19692, '12/2023'],
    ['12/2023', { kind: 'month', order: 'mm/aaaa' }, 19692, '12/2023'],
    ['0102', code, '0102', '0102'],
    [' 7', code, ' 7', ' 7'],
    ['****', code, '****', '****'],
    [' C', text, ' C', ' C'],
    ['\x7b\x84\x80', masked, '\x7b\x84\x80', '\x7b\x84\x80'],
  ])('%j as %j', (cell, type, value, readable) => {
    const converted = convertValue(cell, type);
    expect(converted).toEqual({ value, absence: null });
    expect(valueText(converted.value, type, 'readable')).toBe(readable);
  });

  it.each<[string, ColumnType, Absence]>([
    ['', money, 'blank'],
    ['   ', integer, 'blank'],
    ['', code, 'blank'],
    ['', masked, 'blank'],
    ['99', count, 'none'],
    ['00000000', date('ddmmaaaa'), 'none'],
    ['999999', end, 'none'],
    ['****', integer, 'overflow'],
    ['********', date('aaaammdd'), 'overflow'],
    ['***.**', money, 'invalid'],
    ['1,50', money, 'invalid'],
    ['1.505', money, 'invalid'],
    ['1e3', money, 'invalid'],
    ['.', money, 'invalid'],
    ['-', integer, 'invalid'],
    ['12345678901234567.89', money, 'invalid'],
    ['9007199254740993', integer, 'invalid'],
    ['.8', integer, 'invalid'],
    ['31042024', date('ddmmaaaa'), 'invalid'],
    ['29022023', date('ddmmaaaa'), 'invalid'],
    ['1996', date('ddmmaaaa'), 'invalid'],
    ['790100', date('aammdd'), 'invalid'],
    ['01/01/9000', date('dd/mm/aaaa'), 'invalid'],
    ['2024O118', date('aaaammdd'), 'invalid'],
    ['+2401180', date('aaaammdd'), 'invalid'],
    ['30-09-2015', date('dd/mm/aaaa'), 'invalid'],
    ['19000229', date('aaaammdd'), 'invalid'],
    ['111111', end, 'invalid'],
    ['202413', end, 'invalid'],
  ])('%j as %j is no value', (cell, type, absence) => {
    expect(convertValue(cell, type)).toEqual({ value: null, absence });
    expect(valueText(null, type, 'readable')).toBe('');
  });
});

it('gives back every decimal of 18 digits, in any width', () => {
  const units = fc.bigInt({ min: -999_999_999_999_999_999n, max: 999_999_999_999_999_999n });
  fc.assert(
    fc.property(units, fc.integer({ min: 0, max: 6 }), fc.nat(12), (value, scale, padding) => {
      const type: ColumnType = { kind: 'decimal', scale };
      const written = valueText(value, type);
      expect(convertValue(' '.repeat(padding) + written, type)).toEqual({ value, absence: null });
    }),
  );
});

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('1999-12-31'), noInvalidDate: true });
const written = (iso: string, order: DateOrder): string => {
  const [year, month, dayOfMonth] = iso.split('-') as [string, string, string];
  const parts = { aaaa: year, aa: year.slice(2), mm: month, dd: dayOfMonth };
  return order.replace(/aaaa|aa|mm|dd/g, (part) => parts[part as keyof typeof parts]);
};

it('gives back every day of the 1900s, in any order', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...ORDERS), (when, order) => {
      const iso = when.toISOString().slice(0, 10);
      const { value } = convertValue(written(iso, order), date(order));
      expect(valueText(value, date(order))).toBe(iso);
    }),
  );
});

it('takes no day written in one order for a day of another', () => {
  const years = fc.date({ min: new Date('1800-01-01'), max: new Date('2299-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(years, (when) => {
      const iso = when.toISOString().slice(0, 10);
      expect(convertValue(written(iso, 'ddmmaaaa'), date('aaaammdd')).absence).toBe('invalid');
      expect(convertValue(written(iso, 'aaaammdd'), date('ddmmaaaa')).absence).toBe('invalid');
    }),
  );
});

it('never throws, and a null always says why', () => {
  const types = [money, integer, count, code, text, masked, end, ...ORDERS.map(date)];
  const cells = fc.oneof(fc.string(), fc.stringMatching(/^[ 0-9*./-]{0,14}$/));
  fc.assert(
    fc.property(cells, fc.constantFrom(...types), (cell, type) => {
      const { value, absence } = convertValue(cell, type);
      expect(value === null).toBe(absence !== null);
    }),
  );
});

it('converts a distinct text once and counts rows by what they lack', () => {
  const values = ['10', '', '99', '**', 'x', '3'];
  const codes = Uint16Array.of(0, 0, 1, 2, 2, 2, 3, 4, 4, 5);
  const typed = typedDictionary({ values, codes }, count);
  expect(typed.values).toEqual([10, null, null, null, null, 3]);
  expect(typed.absences).toEqual([null, 'blank', 'none', 'overflow', 'invalid', null]);
  expect(typed.rows).toEqual({ blank: 1, none: 3, overflow: 1, invalid: 2 });
});
