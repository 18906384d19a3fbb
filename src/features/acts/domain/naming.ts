import type { Act } from './act.ts';

/** The act as a citation names it: "Resolução CIB/MT nº 072/2020", "Lei nº 9.069/1995"; its title where it has no number. */
export function citationName(act: Pick<Act, 'title' | 'number'>): string {
  return act.number === null ? act.title : act.title.replace(/ nº [\d.]+.*$/u, ` nº ${act.number}`);
}
