import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openZip } from './zip.ts';

const zip = (files: Zippable, level: 0 | 6 = 6) => Buffer.from(zipSync(files, { level }));
const text = 'COD_MUN;POP\r\n5103403;1\r\n'.repeat(50);

describe('a zip', () => {
  test.each([0, 6] as const)('packed at level %i gives its files without folders', (level) => {
    const entries = openZip(zip({ 'a/b/POP22.csv': strToU8(text), 'leia.txt': strToU8('x') }, level));
    expect(entries.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['POP22.csv', text.length],
      ['leia.txt', 1],
    ]);
    expect(entries[0]!.read().toString()).toBe(text);
  });

  test('of nothing has nothing', () => expect(openZip(zip({}))).toEqual([]));

  test('with a byte changed is refused when that file is read', () => {
    const bytes = zip({ 'a.csv': strToU8(text) }, 0);
    bytes[bytes.indexOf('5103403')]! ^= 1;
    expect(() => openZip(bytes)[0]!.read()).toThrow(/incompleto ou corrompido/);
  });

  test('that declares less than it holds is refused, without expanding it', () => {
    const bytes = zip({ 'a.csv': Buffer.alloc(4 * 1_048_576) });
    bytes.writeUInt32LE(10, bytes.indexOf('PK\x01\x02') + 24);
    expect(() => openZip(bytes)[0]!.read()).toThrow(/incompleto ou corrompido/);
  });

  test('that promises to expand without end is refused at once', () => {
    const bytes = zip({ 'a.csv': Buffer.alloc(12 * 1_048_576) });
    expect(() => openZip(bytes)).toThrow(/se expande muito além/);
  });

  test('cut anywhere is refused, never read past its end', () => {
    const bytes = zip({ 'a.csv': strToU8(text), 'b.csv': strToU8(text) });
    for (let length = 0; length < bytes.length; length++)
      expect(() => openZip(bytes.subarray(0, length)).map((entry) => entry.read()), `${length}`).toThrow(
        /incompleto ou corrompido/,
      );
  });

  test('with any one byte changed gives the same files, or is refused in words', () => {
    const bytes = zip({ 'a.csv': strToU8('abc;def\r\n'.repeat(9)) });
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 0xff;
      try {
        for (const entry of openZip(changed)) expect(entry.read().length).toBeGreaterThan(0);
      } catch (error) {
        expect((error as Error).message, `byte ${at}`).toMatch(/\.zip/);
      }
    }
  });

  test('with a password is refused', () => {
    const bytes = zip({ 'a.csv': strToU8(text) });
    bytes[bytes.indexOf('PK\x01\x02') + 8]! |= 1;
    expect(() => openZip(bytes)).toThrow(/protegido por senha/);
  });
});
