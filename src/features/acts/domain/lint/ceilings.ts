import { formatExact } from '../../../../kernel/format.ts';
import { Rational, sum } from '../../../../kernel/rational.ts';
import { saidColumns } from './band-runs.ts';
import { tableSpans } from './band-tables.ts';
import type { Mark } from './finding.ts';
import { hitsOf, type LegalText, tolerant } from './legal-text.ts';

const CEILING = tolerant(
  String.raw`\b(?:teto|pontuação máxima) [^.;]{0,40}?(?:em|de) (?<n>\d{1,3}(?:,\d{1,2})?)(?! ?%|[\d.]|,\d| mil)`,
);
const CELL = /\((?<inside>[^()]{1,24})\)/gu;
const SCORE = /^\+?(?<n>\d{1,3}[,.]\d{1,2})(?: ?[a-z]{1,8} ?[a-z]{0,4})?$/u;

/** L009: a ceiling that the best cells of the table add up to less or more than. Silent where a cell cannot be read. */
export function ceilingsAgainstTables(text: LegalText): Mark[] {
  const [table] = tableSpans(text);
  const best = table ? bestScore(text, table.start, table.end + 40) : bestSaid(text);
  if (best === null) return [];
  return hitsOf(text, CEILING).flatMap(({ start, end, groups }): Mark[] => {
    const ceiling = Rational.parsePtBr(groups.n ?? '0');
    if (best.eq(ceiling)) return [];
    const isOver = best.gt(ceiling);
    const reached = formatExact(best, 0, 2);
    return [
      {
        rule: 'L009',
        severity: isOver ? 'error' : 'warning',
        start,
        end,
        message: isOver
          ? `As melhores faixas somam ${reached} e passam do teto de ${groups.n}.`
          : `As melhores faixas somam ${reached}: o teto de ${groups.n} não se alcança.`,
        suggestion: `Confirmar o teto ou os pontos das faixas: o máximo da tabela é ${reached}.`,
      },
    ];
  });
}

/** The sum of the highest scores of the tables said in words, or null where some score is not. */
function bestSaid(text: LegalText): Rational | null {
  const best = saidColumns(text, []).map((column) => column.best);
  const known = best.filter((score) => score !== null);
  return known.length === 0 || known.length < best.length ? null : sum(known);
}

/** The sum of the highest score of each column, or null where the table has none or some cell is not legible. */
function bestScore(text: LegalText, from: number, to: number): Rational | null {
  const columns: Rational[] = [];
  let line = -1;
  let column = 0;
  for (const { start, groups } of hitsOf(text, CELL, from, Math.min(to, text.text.length))) {
    const printed = SCORE.exec((groups.inside ?? '').trim())?.groups?.n;
    if (printed === undefined) return null;
    const at = text.text.lastIndexOf('\n', start);
    column = at === line ? column + 1 : 0;
    line = at;
    const score = Rational.parsePtBr(printed.replace('.', ','));
    const best = columns[column] ?? score;
    columns[column] = best.gt(score) ? best : score;
  }
  return columns.length < 2 ? null : sum(columns);
}
