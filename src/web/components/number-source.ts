import type { ExplainedJson } from '../../kernel/explained.ts';

/** Everything "de onde vem este número" shows. */
export interface NumberSource {
  explained: ExplainedJson;
  method?: { name: string; version?: string; date?: string };
  /** Whatever must be known before the number is used: "parcial: faltam 2 de 12 meses". */
  status?: string;
  /** Where the records behind it are listed. */
  recordsHref?: string;
}
