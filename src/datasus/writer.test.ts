import { expect, it } from 'vitest';
import { changed, header, records } from '../../test/datasus-table.ts';
import { openDbc } from './reader.ts';
import { compressDbf, DbcCompressor, writeDbf } from './writer.ts';

it('writes a DBC piece by piece, its checksum set at the end', async () => {
  const dbf = writeDbf(header, records);
  const headerLength = new DataView(dbf.buffer).getUint16(8, true);
  const compressor = new DbcCompressor(dbf.subarray(0, headerLength));
  const parts = [compressor.start];
  for (let at = headerLength; at < dbf.length; at += 31)
    parts.push(compressor.push(dbf.subarray(at, at + 31)));
  parts.push(compressor.finish());
  const unsigned = new Uint8Array(Buffer.concat(parts));
  const signed = changed(unsigned, (bytes) => bytes.set(compressor.crcBytes(), headerLength));
  expect(Buffer.compare(signed, compressDbf(dbf))).toBe(0);
  await expect((await openDbc(unsigned)).finish()).rejects.toMatchObject({ code: 'crc-mismatch' });
  expect(await (await openDbc(signed)).finish()).toMatchObject({ rows: records.length, crc: 'ok' });
});
