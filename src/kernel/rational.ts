import { AppError } from './app-error.ts';

/** How an exact value becomes decimals; every use outside display cites the law that chose it. */
export type RoundingMode = 'truncate' | 'half-up' | 'half-even';

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

const INT32 = 2 ** 31;

/** Remainders of whole numbers of 32 bits are several times faster. */
function gcdOfNumbers(a: number, b: number): number {
  let [x, y] = [a, b];
  while (x >= INT32 && y !== 0) [x, y] = [y, x % y];
  return y === 0 ? x : gcdOfInt32(x | 0, y | 0);
}

function gcdOfInt32(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, (x % y) | 0];
  return x;
}

function malformed(text: string): AppError {
  return new AppError(
    'invalid-input',
    `"${text}" não é um número. Escreva só algarismos e a vírgula decimal.`,
    {
      details: { text },
    },
  );
}

function parseDecimal(text: string): Rational {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw malformed(text);
  const [, sign, whole = '', fraction = ''] = match;
  const magnitude = BigInt(whole + fraction);
  return Rational.of(sign === '-' ? -magnitude : magnitude, 10n ** BigInt(fraction.length));
}

/** An exact fraction on bigint, always in lowest terms with a positive denominator. Immutable. */
export class Rational {
  static readonly zero = new Rational(0n, 1n);
  static readonly one = new Rational(1n, 1n);

  readonly numerator: bigint;
  readonly denominator: bigint;

  private constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator;
    this.denominator = denominator;
    Object.freeze(this);
  }

  /** `numerator / denominator`; a number must be a safe integer, so that no float slips in. */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
    if (typeof numerator === 'number' && typeof denominator === 'number')
      return Rational.#ofSafe(numerator, denominator);
    const n = toBigInt(numerator);
    const d = toBigInt(denominator);
    if (d === 0n) throw new AppError('invalid-input', 'Divisão por zero: o denominador não pode ser zero.');
    const divisor = gcd(n, d) || 1n;
    const sign = d < 0n ? -1n : 1n;
    return new Rational((sign * n) / divisor, (sign * d) / divisor);
  }

  /** The same, in lowest terms by floating numbers, which hold safe integers exactly. */
  static #ofSafe(numerator: number, denominator: number): Rational {
    const [n, d] = [safeInteger(numerator), safeInteger(denominator)];
    if (d === 0) throw new AppError('invalid-input', 'Divisão por zero: o denominador não pode ser zero.');
    const divisor = gcdOfNumbers(Math.abs(d), Math.abs(n) % d);
    const signed = d < 0 ? -divisor : divisor;
    return new Rational(BigInt(n / signed), BigInt(d / signed));
  }

  /** Reads `"n/d"` (as stored), `"12"` or `"12.34"` (decimal point). */
  static parse(text: string): Rational {
    const [n, d, ...rest] = text.split('/');
    if (rest.length > 0 || n === undefined) throw malformed(text);
    return d === undefined ? parseDecimal(n) : parseDecimal(n).div(parseDecimal(d));
  }

  /** Reads a Brazilian figure: `"R$ 765.547,34"`, `"104,61"`, `"1.219,05"`. Refuses malformed thousands. */
  static parsePtBr(text: string): Rational {
    const figure = text.replace(/^\s*R\$\s*/, '').replace(/\s*%?\s*$/, '');
    if (!/^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(figure)) throw malformed(text);
    return parseDecimal(figure.replaceAll('.', '').replace(',', '.'));
  }

  add(other: Rational): Rational {
    return Rational.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  sub(other: Rational): Rational {
    return this.add(other.neg());
  }

  mul(other: Rational): Rational {
    return Rational.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** @throws AppError `invalid-input` when `other` is zero. */
  div(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  neg(): Rational {
    return new Rational(-this.numerator, this.denominator);
  }

  abs(): Rational {
    return this.numerator < 0n ? this.neg() : this;
  }

  /** Negative, zero or positive as `this` is below, equal to or above `other`. */
  compare(other: Rational): -1 | 0 | 1 {
    const left = this.numerator * other.denominator;
    const right = other.numerator * this.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  eq(other: Rational): boolean {
    return this.compare(other) === 0;
  }

  lt(other: Rational): boolean {
    return this.compare(other) < 0;
  }

  gt(other: Rational): boolean {
    return this.compare(other) > 0;
  }

  isZero(): boolean {
    return this.numerator === 0n;
  }

  min(other: Rational): Rational {
    return this.gt(other) ? other : this;
  }

  /** The nearest multiple of 10⁻ᵖˡᵃᶜᵉˢ by `mode`; truncation goes towards zero. */
  round(places: number, mode: RoundingMode): Rational {
    const scale = 10n ** BigInt(places);
    const scaled = this.abs().numerator * scale;
    const quotient = scaled / this.denominator;
    const twice = 2n * (scaled % this.denominator);
    const up = roundsUp(mode, twice, this.denominator, quotient);
    const magnitude = quotient + (up ? 1n : 0n);
    return Rational.of(this.numerator < 0n ? -magnitude : magnitude, scale);
  }

  /** Decimal digits with a point and exactly `places` places: what JSON and SQL `numeric` take. */
  toDecimal(places: number, mode: RoundingMode = 'half-up'): string {
    const rounded = this.round(places, mode);
    const digits = ((rounded.abs().numerator * 10n ** BigInt(places)) / rounded.denominator)
      .toString()
      .padStart(places + 1, '0');
    const whole = digits.slice(0, digits.length - places);
    const sign = rounded.numerator < 0n ? '-' : '';
    return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`;
  }

  /** `"n/d"`, the form in which unrounded values are stored. */
  toString(): string {
    return `${this.numerator}/${this.denominator}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function roundsUp(mode: RoundingMode, twice: bigint, denominator: bigint, quotient: bigint): boolean {
  if (mode === 'truncate' || twice < denominator) return false;
  return twice > denominator || mode === 'half-up' || quotient % 2n === 1n;
}

function toBigInt(value: bigint | number): bigint {
  return typeof value === 'bigint' ? value : BigInt(safeInteger(value));
}

function safeInteger(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new AppError('invalid-input', `O valor ${value} não é um inteiro exato; use texto decimal.`);
}

/** The exact sum; zero for none. */
export function sum(values: readonly Rational[]): Rational {
  return values.reduce((total, value) => total.add(value), Rational.zero);
}
