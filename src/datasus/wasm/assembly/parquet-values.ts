// Distinct cells to values of Parquet: what parquet/script-engine.ts does, byte for byte.

const SPACE: u32 = 0x20;
/** In a map from code to index: the code has no value. */
export const NOTHING: u16 = 0xffff;
const VALUE: u8 = 0;
const BLANK: u8 = 1;
/** Left to the host, which knows every form a value may take. */
const ODD: u8 = 2;
const DECIMAL: u32 = 1;
const YEAR_FIRST: u32 = 2;

/**
 * Cells of text to a dictionary page: length and UTF-8 of each that is not blank (where `required` is 1, of every
 * one). `map` gets the index of each code,
 * `offsets` where each index begins (and, after the last, the end); `result`: bytes, code of the least and of the
 * greatest. Returns how many have a value.
 */
export function parquetText(
  cells: usize, count: u32, width: u32, required: u32, map: usize, offsets: usize, out: usize, result: usize,
): u32 {
  let kept: u32 = 0;
  let to = out;
  let least: u32 = 0;
  let greatest: u32 = 0;
  let leastLength: u32 = 0;
  let greatestLength: u32 = 0;
  let leastKey: u64 = 0;
  let greatestKey: u64 = 0;
  for (let code: u32 = 0; code < count; code++) {
    const cell = cells + code * width;
    const length = trimmedLength(cell, width);
    if (length == 0 && required == 0) {
      store<u16>(map + (code << 1), NOTHING);
      continue;
    }
    store<u16>(map + (code << 1), <u16>kept);
    store<u32>(offsets + (kept << 2), <u32>(to - out));
    const end = putUtf8(cell, length, to + 4);
    store<u32>(to, <u32>(end - to - 4));
    to = end;
    const key = sortKey(cell, length);
    if (kept == 0) {
      least = greatest = code;
      leastLength = greatestLength = length;
      leastKey = greatestKey = key;
    } else if (key < leastKey || (key == leastKey && isBefore(cell, length, cells + least * width, leastLength))) {
      least = code;
      leastLength = length;
      leastKey = key;
    } else if (
      key > greatestKey || (key == greatestKey && isBefore(cells + greatest * width, greatestLength, cell, length))
    ) {
      greatest = code;
      greatestLength = length;
      greatestKey = key;
    }
    kept++;
  }
  store<u32>(offsets + (kept << 2), <u32>(to - out));
  store<u32>(result, <u32>(to - out));
  store<u32>(result, least, 4);
  store<u32>(result, greatest, 8);
  return kept;
}

function trimmedLength(cell: usize, width: u32): u32 {
  let length = width;
  while (length > 0) {
    const last = <u32>load<u8>(cell + length - 1);
    if (last != SPACE && last != 0) break;
    length--;
  }
  return length;
}

/** Latin-1 to UTF-8. Writes up to 16 bytes past the end it returns. */
function putUtf8(cell: usize, length: u32, out: usize): usize {
  const end = cell + length;
  let from = cell;
  let to = out;
  while (from < end) {
    const bytes = v128.load(from);
    const left = <u32>(end - from);
    let high = i8x16.bitmask(bytes);
    if (left < 16) high &= (1 << left) - 1;
    v128.store(to, bytes);
    const plain = high == 0 ? min(left, 16) : <u32>ctz(high);
    from += plain;
    to += plain;
    if (high != 0) {
      const byte = <u32>load<u8>(from);
      from++;
      store<u8>(to, 0xc0 | (byte >>> 6));
      store<u8>(to, 0x80 | (byte & 0x3f), 1);
      to += 2;
    }
  }
  return to;
}

/** The first eight bytes as a number that sorts as they do. */
function sortKey(cell: usize, length: u32): u64 {
  const key = bswap(load<u64>(cell));
  if (length >= 8) return key;
  if (length == 0) return 0;
  const unused = (8 - <u64>length) << 3;
  return (key >> unused) << unused;
}

function isBefore(a: usize, aLength: u32, b: usize, bLength: u32): bool {
  const shared = min(aLength, bLength);
  for (let at: u32 = 0; at < shared; at++) {
    const left = load<u8>(a + at);
    const right = load<u8>(b + at);
    if (left != right) return left < right;
  }
  return aLength < bLength;
}

/**
 * Cells of numbers (kind 0 integer, 1 decimal) and days (2 aaaammdd, 3 ddmmaaaa) to 64-bit values, each with a
 * status. Only plain forms are read here. Returns how many are odd.
 */
export function parquetNumbers(
  cells: usize, count: u32, width: u32, kind: u32, scale: u32, values: usize, statuses: usize,
): u32 {
  let odd: u32 = 0;
  for (let code: u32 = 0; code < count; code++) {
    const cell = cells + code * width;
    const end = cell + trimmedLength(cell, width);
    let from = cell;
    while (from < end && load<u8>(from) == SPACE) from++;
    const to = values + (<usize>code << 3);
    let status = BLANK;
    if (from < end) status = kind >= YEAR_FIRST ? readDay(from, end, kind, to) : readNumber(from, end, kind, scale, to);
    store<u8>(statuses + code, status);
    if (status == ODD) odd++;
  }
  return odd;
}

/** Most digits read here: of a number that fits 53 bits. */
const DIGITS: u32 = 15;

function readNumber(start: usize, end: usize, kind: u32, scale: u32, to: usize): u8 {
  let from = start;
  const negative = load<u8>(from) == 0x2d;
  if (negative) from++;
  if (<u32>(end - from) + scale > DIGITS) return ODD;
  let value: i64 = 0;
  let digits: u32 = 0;
  let missing = kind == DECIMAL ? scale : 0;
  let inFraction = false;
  for (; from < end; from++) {
    const byte = <u32>load<u8>(from);
    const digit = byte - 0x30;
    if (digit < 10) {
      if (inFraction) {
        if (missing == 0) return ODD;
        missing--;
      }
      value = value * 10 + digit;
      digits++;
    } else if (byte == 0x2e && kind == DECIMAL && !inFraction) inFraction = true;
    else return ODD;
  }
  if (digits == 0) return ODD;
  for (; missing > 0; missing--) value *= 10;
  store<i64>(to, negative ? -value : value);
  return VALUE;
}

function readDay(from: usize, end: usize, kind: u32, to: usize): u8 {
  if (end - from != 8) return ODD;
  let number: u32 = 0;
  for (let at: usize = from; at < end; at++) {
    const digit = <u32>load<u8>(at) - 0x30;
    if (digit > 9) return ODD;
    number = number * 10 + digit;
  }
  const yearFirst = kind == YEAR_FIRST;
  const year = yearFirst ? number / 10000 : number % 10000;
  const month = yearFirst ? (number / 100) % 100 : (number / 10000) % 100;
  const day = yearFirst ? number % 100 : number / 1000000;
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return ODD;
  store<i64>(to, <i64>daysSince1970(<i32>year, <i32>month, <i32>day));
  return VALUE;
}

function daysIn(year: u32, month: u32): u32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** Years begin in March here, so that the odd day of leap years is the last. */
function daysSince1970(year: i32, month: i32, day: i32): i32 {
  const shifted = month <= 2 ? year - 1 : year;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719468;
}

/**
 * Values with a status to a dictionary page of 4 (`wide` 0) or 8 bytes each, and the map of codes; `result`: code of
 * the least and of the greatest. Returns how many have a value.
 */
export function parquetFixed(
  values: usize, statuses: usize, count: u32, wide: u32, map: usize, out: usize, result: usize,
): u32 {
  let kept: u32 = 0;
  let least: i64 = i64.MAX_VALUE;
  let greatest: i64 = i64.MIN_VALUE;
  let leastCode: u32 = 0;
  let greatestCode: u32 = 0;
  for (let code: u32 = 0; code < count; code++) {
    if (load<u8>(statuses + code) != VALUE) {
      store<u16>(map + (code << 1), NOTHING);
      continue;
    }
    const value = load<i64>(values + (<usize>code << 3));
    if (wide != 0) store<i64>(out + (kept << 3), value);
    else store<i32>(out + (kept << 2), <i32>value);
    if (value < least) {
      least = value;
      leastCode = code;
    }
    if (value > greatest) {
      greatest = value;
      greatestCode = code;
    }
    store<u16>(map + (code << 1), <u16>kept);
    kept++;
  }
  store<u32>(result, leastCode);
  store<u32>(result, greatestCode, 4);
  return kept;
}
