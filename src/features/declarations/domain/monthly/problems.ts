import { Temporal } from 'temporal-polyfill';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import type { Content } from './declaration.ts';
import { type Form, type Item, itemsOf } from './form.ts';

/** What is wrong, and where: an item, `census`, a day of the census (`census/07`) or `month`. */
export interface Problem {
  readonly at: string;
  readonly words: string;
  /** False: a warning, shown and sent along. */
  readonly blocking: boolean;
}

const WHOLE = /^\d{1,9}$/;

/** The days of a month, `01`…`31`. */
export function daysOf(month: string): string[] {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return Array.from({ length: daysInMonth }, (_, index) => String(index + 1).padStart(2, '0'));
}

/** Everything that keeps a month from being sent, and what is only to be looked at, in the order of the form (pt-BR). */
export function problemsOf(form: Form, content: Content, month: string, today: string): Problem[] {
  return [
    ...monthProblems(month, today),
    ...censusProblems(form, content, month),
    ...itemsOf(form).flatMap((item) => itemProblems(item, content)),
    ...checkProblems(form, content),
    ...content.inconsistencies.flatMap((each, index): Problem[] =>
      each.reason.trim() !== '' && WHOLE.test(each.quantity)
        ? []
        : [
            blocking(
              `inconsistencies/${index}`,
              'Escreva o motivo e quantos encaminhamentos ele atingiu, ou tire a linha.',
            ),
          ],
    ),
  ];
}

const blocking = (at: string, words: string): Problem => ({ at, words, blocking: true });
const warning = (at: string, words: string): Problem => ({ at, words, blocking: false });

function monthProblems(month: string, today: string): Problem[] {
  const name = competenciaInWords(parseCompetencia(month));
  return today.slice(0, 7) > month
    ? []
    : [
        blocking(
          'month',
          `O mês de ${name} ainda não terminou: preencha à vontade e envie a partir do dia 1º do mês seguinte.`,
        ),
      ];
}

function itemProblems(item: Item, content: Content): Problem[] {
  const answer = content.items[item.id] ?? null;
  if (answer === null || answer === '') return item.optional ? [] : [blocking(item.id, 'Falta responder.')];
  const form = FORMS[item.kind];
  if (form !== null && !form.pattern.test(String(answer))) return [blocking(item.id, form.words)];
  return needsProof(item, content) && !content.proofs[item.id] ? [blocking(item.id, 'Anexe a prova.')] : [];
}

const FORMS: Readonly<Record<Item['kind'], { readonly pattern: RegExp; readonly words: string } | null>> = {
  count: { pattern: WHOLE, words: 'Digite um número inteiro, sem vírgula. Se nada houve, digite 0.' },
  day: { pattern: /^\d{4}-\d{2}-\d{2}$/, words: 'Escreva o dia inteiro, como 18/03/2026.' },
  'yes-no': null,
};

/** Whether the answer given asks for a file. */
export function needsProof(item: Item, content: Content): boolean {
  const answer = content.items[item.id] ?? null;
  if (item.proof === 'required') return true;
  if (item.proof === 'when-yes') return answer === true;
  return (
    item.proof === 'when-some' && typeof answer === 'string' && WHOLE.test(answer) && BigInt(answer) > 0n
  );
}

function censusProblems(form: Form, content: Content, month: string): Problem[] {
  const found: Problem[] = [];
  let missing = 0;
  for (const day of daysOf(month)) {
    const cells = content.census[day] ?? {};
    const written = form.census.columns.filter(({ id }) => (cells[id] ?? '') !== '');
    if (written.length === 0) missing += 1;
    else if (written.some(({ id }) => !WHOLE.test(cells[id] ?? '')))
      found.push(blocking(`census/${day}`, `Dia ${day}: só números inteiros.`));
    else if (written.length < form.census.columns.length)
      found.push(blocking(`census/${day}`, `Dia ${day}: preencha todas as colunas, com 0 onde não houver.`));
    else found.push(...overfull(form, cells, day));
  }
  if (missing > 0)
    found.push(
      warning(
        'census',
        `${missing} ${missing === 1 ? 'dia' : 'dias'} sem censo: contam como não informados à Central.`,
      ),
    );
  return found;
}

function overfull(form: Form, cells: Readonly<Record<string, string | null>>, day: string): Problem[] {
  const patients = form.census.columns.filter(({ kind }) => kind === 'patients');
  return patients.flatMap(({ clinic, label }) =>
    Number(cells[`patients.${clinic}`]) > Number(cells[`beds.${clinic}`])
      ? [
          warning(
            `census/${day}`,
            `Dia ${day}: há mais pacientes do que leitos (${label.split(':')[0]}). Confira.`,
          ),
        ]
      : [],
  );
}

function checkProblems(form: Form, content: Content): Problem[] {
  const total = (ids: readonly string[]): bigint | null => {
    const answers = ids.map((id) => content.items[id]);
    return answers.every((answer): answer is string => typeof answer === 'string' && WHOLE.test(answer))
      ? answers.reduce((sum, answer) => sum + BigInt(answer), 0n)
      : null;
  };
  return form.checks.flatMap(({ item, less, most, words, blocking: isBlocking }) => {
    const [low, high] = [total(less), total(most)];
    return low !== null && high !== null && low > high ? [{ at: item, words, blocking: isBlocking }] : [];
  });
}
