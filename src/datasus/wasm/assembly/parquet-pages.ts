// Rows to pages of Parquet: what parquet/hybrid.ts does, byte for byte, eight at a time.

import { NOTHING } from './parquet-values';

/**
 * Codes to indexes, those without a value left out, and one level (0 or 1) a row. Returns how many have a value.
 * Most groups of eight repeat one code. Writes up to eight numbers past the last.
 */
export function parquetIndexes(codes: usize, rows: u32, map: usize, indexes: usize, levels: usize): u32 {
  let kept: u32 = 0;
  const grouped = rows & ~7;
  let row: u32 = 0;
  while (row < grouped) {
    const eight = v128.load(codes + (row << 1));
    const code = <usize>i16x8.extract_lane_u(eight, 0);
    if (i16x8.all_true(i16x8.eq(eight, i16x8.splat(<i16>code)))) {
      const index = load<u16>(map + (code << 1));
      const level = <u32>(index != NOTHING);
      v128.store(indexes + (kept << 1), i16x8.splat(<i16>index));
      v128.store(levels + (row << 1), i16x8.splat(<i16>level));
      kept += level << 3;
      row += 8;
    } else {
      for (const end = row + 8; row < end; row++) kept = putIndex(codes, row, map, indexes, levels, kept);
    }
  }
  for (; row < rows; row++) kept = putIndex(codes, row, map, indexes, levels, kept);
  return kept;
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function putIndex(codes: usize, row: u32, map: usize, indexes: usize, levels: usize, kept: u32): u32 {
  const index = load<u16>(map + (<usize>load<u16>(codes + (row << 1)) << 1));
  const level = <u32>(index != NOTHING);
  store<u16>(indexes + (kept << 1), index);
  store<u16>(levels + (row << 1), <u16>level);
  return kept + level;
}

/** Bytes that values of these indexes take in PLAIN. */
export function parquetPlainSize(indexes: usize, count: u32, offsets: usize): u32 {
  let size: u32 = 0;
  for (let at: u32 = 0; at < count; at++) {
    const offset = offsets + (<usize>load<u16>(indexes + (at << 1)) << 2);
    size += load<u32>(offset, 4) - load<u32>(offset);
  }
  return size;
}

/** Values of different lengths in PLAIN: copied from the dictionary's page, with up to 16 bytes of overshoot. */
export function parquetPlainText(indexes: usize, count: u32, offsets: usize, page: usize, out: usize): void {
  let to = out;
  for (let at: u32 = 0; at < count; at++) {
    const offset = offsets + (<usize>load<u16>(indexes + (at << 1)) << 2);
    const from = page + load<u32>(offset);
    const size = load<u32>(offset, 4) - load<u32>(offset);
    for (let done: u32 = 0; done < size; done += 16) v128.store(to + done, v128.load(from + done));
    to += size;
  }
}

/** Values of 4 or 8 bytes in PLAIN. */
export function parquetPlainFixed(indexes: usize, count: u32, wide: u32, page: usize, out: usize): void {
  for (let at: u32 = 0; at < count; at++) {
    const index = <usize>load<u16>(indexes + (at << 1));
    if (wide != 0) store<u64>(out + (at << 3), load<u64>(page + (index << 3)));
    else store<u32>(out + (at << 2), load<u32>(page + (index << 2)));
  }
}

/** Groups of eight that a header of one byte can count. */
const MOST_GROUPS: u32 = 63;

/**
 * RLE/bit-packed hybrid of 16-bit numbers: runs of equal groups of eight from where they pay for their header,
 * bit-packed groups between them. Writes up to 16 bytes past the end; returns the bytes. Reads, and changes, up to
 * seven numbers past the last.
 */
export function parquetHybrid(numbers: usize, count: u32, width: u32, out: usize): u32 {
  const groups = (count + 7) >>> 3;
  for (let at = count; at < groups << 3; at++) store<u16>(numbers + (at << 1), load<u16>(numbers + ((count - 1) << 1)));
  const worthwhile = (width + 7) / width;
  let to = out;
  let group: u32 = 0;
  let run: u32 = groups == 0 ? 0 : equalGroups(numbers, 0, groups);
  while (group < groups) {
    const start = group;
    while (group < groups && run < worthwhile) {
      group += max(run, 1);
      run = group < groups ? equalGroups(numbers, group, groups) : 0;
    }
    to = putPacked(numbers, start, group, width, to);
    if (group < groups) {
      const end = group + run;
      const length = min(end << 3, count) - (group << 3);
      to = putVarint(length << 1, to);
      store<u16>(to, load<u16>(numbers + (<usize>group << 4)));
      to += width > 8 ? 2 : 1;
      group = end;
      run = group < groups ? equalGroups(numbers, group, groups) : 0;
    }
  }
  return <u32>(to - out);
}

/** How many groups from here hold one and the same number; 0 where not even this one does. */
function equalGroups(numbers: usize, group: u32, groups: u32): u32 {
  let at = numbers + (<usize>group << 4);
  const same = i16x8.splat(load<i16>(at));
  let next = group;
  while (next < groups && i16x8.all_true(i16x8.eq(v128.load(at), same))) {
    next++;
    at += 16;
  }
  return next - group;
}

function putPacked(numbers: usize, start: u32, end: u32, width: u32, out: usize): usize {
  let to = out;
  let group = start;
  const half = width << 1;
  const quarter = <u64>(width << 2);
  const low16 = i32x4.splat(0xffff);
  const low32 = i64x2.splat(0xffffffff);
  while (group < end) {
    const last = min(end, group + MOST_GROUPS);
    store<u8>(to, <u8>(((last - group) << 1) | 1));
    to++;
    for (; group < last; group++) {
      const eight = v128.load(numbers + (<usize>group << 4));
      const four = v128.or(v128.and(eight, low16), i32x4.shl(i32x4.shr_u(eight, 16), width));
      const two = v128.or(v128.and(four, low32), i64x2.shl(i64x2.shr_u(four, 32), half));
      const first = <u64>i64x2.extract_lane(two, 0);
      const second = <u64>i64x2.extract_lane(two, 1);
      if (width == 16) {
        store<u64>(to, first);
        store<u64>(to, second, 8);
      } else {
        store<u64>(to, first | (second << quarter));
        store<u64>(to, second >> (64 - quarter), 8);
      }
      to += width;
    }
  }
  return to;
}

function putVarint(number: u32, out: usize): usize {
  let to = out;
  let left = number;
  while (left >= 0x80) {
    store<u8>(to, <u8>((left & 0x7f) | 0x80));
    to++;
    left >>>= 7;
  }
  store<u8>(to, <u8>left);
  return to + 1;
}
