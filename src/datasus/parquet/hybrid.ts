import type { ByteWriter } from './thrift.ts';

/** Groups of eight that a header of one byte can count. */
const MOST_GROUPS = 63;

/**
 * RLE/bit-packed hybrid of 16-bit numbers, `width` bits each (1 to 16): runs of equal groups of eight from where they
 * pay for their header, bit-packed groups between them. Fills up the last group: reads, and changes, up to seven
 * numbers past `count`.
 */
export function putHybrid(out: ByteWriter, numbers: Uint16Array, count: number, width: number): void {
  const groups = Math.ceil(count / 8);
  numbers.fill(numbers[count - 1] ?? 0, count, groups * 8);
  const worthwhile = Math.floor((width + 7) / width);
  let group = 0;
  while (group < groups) {
    const start = group;
    let run = equalGroups(numbers, group, groups);
    while (group < groups && run < worthwhile) {
      group += Math.max(run, 1);
      run = equalGroups(numbers, group, groups);
    }
    putPacked(out, numbers, { start, end: group, width });
    if (group < groups) {
      const end = group + run;
      out.varint((Math.min(end * 8, count) - group * 8) * 2);
      const number = numbers[group * 8]!;
      out.byte(number & 0xff);
      if (width > 8) out.byte(number >>> 8);
      group = end;
    }
  }
}

/** How many groups from here hold one and the same number; 0 where not even this one does. */
function equalGroups(numbers: Uint16Array, group: number, groups: number): number {
  const number = numbers[group * 8];
  let at = group * 8;
  while (at < groups * 8 && numbers[at] === number) at++;
  return Math.floor(at / 8) - group;
}

/** Groups `start` to `end`, least significant bit first, eight numbers to `width` bytes. */
function putPacked(
  out: ByteWriter,
  numbers: Uint16Array,
  { start, end, width }: { start: number; end: number; width: number },
): void {
  for (let group = start; group < end; ) {
    const last = Math.min(end, group + MOST_GROUPS);
    out.byte(((last - group) << 1) | 1);
    let held = 0;
    let bits = 0;
    for (let at = group * 8; at < last * 8; at++) {
      held |= numbers[at]! << bits;
      bits += width;
      for (; bits >= 8; bits -= 8) {
        out.byte(held & 0xff);
        held >>>= 8;
      }
    }
    group = last;
  }
}
