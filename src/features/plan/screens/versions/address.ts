/** Two states of the plan, each a number of a version or `now`. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

const NOW = 'hoje';

/** `1-hoje` → version 1 and now; null where the address names no two states. */
export function pairOf(text: string): Pair | null {
  const [, from = '', to = ''] = /^(\d+|hoje)-(\d+|hoje)$/.exec(text) ?? [];
  if (from === '' || from === to) return null;
  const state = (part: string) => (part === NOW ? 'now' : part);
  return { from: state(from), to: state(to) };
}

/** The address of a comparison. */
export function pairAddress({ from, to }: Pair): string {
  const part = (state: string) => (state === 'now' ? NOW : state);
  return `/plano/versoes/${part(from)}-${part(to)}`;
}
