import { AppError } from '../../../kernel/app-error.ts';
import type { Dated, Interval } from './programme.ts';

/** Whether a day lies in [from, to). */
export function covers([from, to]: Interval, day: string): boolean {
  return from <= day && (to === null || day < to);
}

/** The version that binds on `day`, as the State knew the law on `knownOn`; null where there is none. */
export function versionAt<T extends Dated>(versions: readonly T[], day: string, knownOn: string): T | null {
  const hits = versions.filter((version) => covers(version.effect, day) && covers(version.known, knownOn));
  if (hits.length > 1) {
    throw new AppError('internal', `Há ${hits.length} versões do mesmo parâmetro em vigor em ${day}.`);
  }
  return hits[0] ?? null;
}

/** Pairs of versions that bind and are known at the same time: each is a defect of the data. */
export function overlaps<T extends Dated>(versions: readonly T[]): [T, T][] {
  return versions.flatMap((one, i) =>
    versions
      .slice(i + 1)
      .filter((other) => meet(one.effect, other.effect) && meet(one.known, other.known))
      .map((other): [T, T] => [one, other]),
  );
}

function meet(a: Interval, b: Interval): boolean {
  return (a[1] === null || b[0] < a[1]) && (b[1] === null || a[0] < b[1]);
}
