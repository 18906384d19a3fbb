import type { KeptContent } from './content.ts';

/** The records of the plan that an entry speaks of, as `level/id`; those that it speaks of as a whole have none. */
export function tiesOf(content: KeptContent): string[] {
  switch (content.kind) {
    case 'link':
      return [content.from, content.to].map(({ level, id }) => `${level}/${id}`);
    case 'assessment':
      return [`problem/${content.subject}`, `strategicAction/${content.subject}`];
    case 'code':
      return [`${content.level}/${content.id}`];
    case 'instrument':
      return [...content.make, ...content.carry].map((id) => `action/${id}`);
    case 'macroproblem':
      return content.prioritised === null ? [] : [`problem/${content.prioritised}`];
    case 'problem':
      return [`problem/${content.code}`];
    case 'acronym':
      return [`acronym/${content.acronym}`];
    default:
      return [];
  }
}

/** What was done when an entry was written, as a sentence goes on: “escreveu-se o problema P11”. */
export function entryGesture(content: KeptContent): string {
  switch (content.kind) {
    case 'link':
      return `${content.from.id} foi ligado a ${content.to.id}`;
    case 'assessment':
      return `${content.assessor} avaliou ${content.subject}`;
    case 'code':
      return `deu-se a ${content.id} o código ${content.code}`;
    case 'instrument':
      return `mexeu-se no instrumento “${content.title}”`;
    case 'macroproblem':
      return 'mexeu-se num problema das macrorregiões';
    case 'problem':
      return `mexeu-se no problema ${content.code}`;
    case 'acronym':
      return `mexeu-se na sigla ${content.acronym}`;
    case 'workshop':
      return `mexeu-se na oficina “${content.title}”`;
    case 'trait':
      return `mexeu-se em “${content.text}”, da análise`;
    case 'credit':
      return `mexeu-se na ficha técnica (${content.role})`;
    case 'statement':
      return `mexeu-se em “${content.printed}”, da análise`;
  }
}
