import { MONTH } from './words.ts';

const VAGUE =
  /^(?:imediat|em breve|assim que|o quanto antes|urgente|inicio (?:d|imediat)|meados d|comeco d|em torno|por volta|mais ou menos|aproximadamente|amanha|hoje|ate amanha|ate hoje|(?:a )?(?:curto|medio|longo) prazo|a partir de (?:ja|imediato|agora))/;
const OPEN_YET =
  /^(?:(?:a|a ser|em|por) defini(?:r|do|cao)|a combinar|a confirmar|a pactuar|indefinid[oa]|em aberto|aguardando\b.*|(?:sem|s\/) ?(?:prazo|data)(?: definid[oa])?|s\/d|(?:prazo )?nao (?:informado|definido)|-+|\?+|x+)$/;
const NOT_APPLIED = /^(?:nao se aplica|n\/a|na)$/;
const SITUATION =
  /^(?:ja )?(?:em andamento|em execucao|em curso|(?:nao )?(?:iniciad|concluid|realizad|finalizad|executad|entregue|cumprid|suspens|cancelad)[oa]?)$/;

/** Why an expression cannot be read; `main` as compared. */
export function reasonFor(raw: string, main: string): string {
  const written = `“${raw.trim()}”`;
  if (OPEN_YET.test(main)) return 'O prazo ainda não foi definido: informe a data.';
  if (NOT_APPLIED.test(main)) return `${written} diz que não há prazo: confirme que a ação não tem um.`;
  if (SITUATION.test(main)) return `${written} é uma situação, não um prazo: informe a data.`;
  if (VAGUE.test(main)) return `${written} não diz um dia, mês ou ano: informe a data.`;
  return `Não é uma expressão de prazo conhecida: ${written}.`;
}

const ENDS = 'fim|final|termino|encerramento|conclusao';
/** What is of the calendar, though it was not understood: no event has to be waited for. */
const OF_CALENDAR = new RegExp(
  `^(?:ate|a partir) (?:d?[ao] )?(?:(?:${ENDS}) d[aeo]s? )?(?:\\d+[/.-]|se \\d|metade|vespera|exercicio|ano|mes|(?:(?:\\d+[oa]?|[a-z]+) )?(?:dia|semana|quinzena|semestre|quadrimestre|trimestre|bimestre)\\b|(?:${MONTH})\\b)`,
);
const EXTERNAL = new RegExp(
  `^(?:conforme|de acordo com|segundo|a depender|dependendo|depende|sob demanda|por demanda|quando|sempre que|se necessario|apos|antes d|depois d|mediante|ate a |ate (?:o )?(?:${ENDS}) d|ate que|a partir d[ao]s? |a contar d[ao]s? |na data d|no dia d[ao]|no ato d|por ocasiao d|durante a (?:vigencia d|gestao|execucao d)|durante o (?:mandato|projeto)|a cada reuniao|nas? reunia?o|vinculad[oa]|de comum acordo|junto com|concomitante)`,
);

/** Whether it waits for something outside of the document. */
export const isExternal = (main: string): boolean => EXTERNAL.test(main) && !OF_CALENDAR.test(main);
