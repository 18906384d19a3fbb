/** Words of a name without accents, case or punctuation: `"Conquista D'Oeste"` → `"conquista doeste"`. */
export function plainName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * How well a name answers what was typed: 0 the same, 1 begins so, 2 a word begins so, 3 contains it; null not at all.
 * Spaces do not count, so that "mirassol d oeste" finds Mirassol d'Oeste.
 */
export function nameRank(name: string, typed: string): number | null {
  const squashed = name.replaceAll(' ', '');
  const wanted = typed.replaceAll(' ', '');
  if (wanted === '') return null;
  if (squashed === wanted) return 0;
  if (squashed.startsWith(wanted)) return 1;
  if (` ${name}`.includes(` ${typed}`)) return 2;
  return squashed.includes(wanted) ? 3 : null;
}

const collator = new Intl.Collator('pt-BR');

/** Alphabetical order of Portuguese, for names a person reads. */
export function compareNames(a: { readonly name: string }, b: { readonly name: string }): number {
  return collator.compare(a.name, b.name);
}
