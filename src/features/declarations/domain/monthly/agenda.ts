import { type Explained, fact } from '../../../../kernel/explained.ts';
import { formatDay, formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import type { Content } from './declaration.ts';
import type { AgendaIndicator } from './form.ts';

const HUNDRED = Rational.of(100);

/**
 * Whether the agenda of a month counts as met, by the day and the shares that the form cites: all that was agreed is offered by that
 * day, and the centre gets its share of what is offered. Without demand, and with no inconsistency found, the Termo counts it as met. The
 * first reading of the share is used; the tree tells what each other would say. Null while answers are missing.
 */
export function agendaExplained(indicator: AgendaIndicator, content: Content, month: string): Explained {
  const { id, label, cite, rule } = indicator;
  const [chosen, ...others] = rule.readings;
  const failures = failuresUnder(chosen?.id ?? 'at-least', indicator, content, month);
  const value = failures && failures.length === 0;
  const note = failures?.join(' ');
  const count = (item: string, name: string) => fact(item, name, countOf(content.items[item]), 'count');
  const parameter = (of: string, name: string, amount: Rational, unit: '%' | 'count'): Explained => ({
    id: of,
    label: name,
    value: amount,
    unit,
    op: 'parameter',
    inputs: [],
    cite: rule.cite,
  });
  return {
    id,
    label,
    value,
    unit: 'boolean',
    op: 'choose',
    inputs: [
      count('agenda.agreed', 'Vagas pactuadas'),
      count('agenda.centre', 'Vagas à Central'),
      count('agenda.discharged', 'Vagas a egressos'),
      parameter(
        'agenda.latestDay',
        'Último dia do mês para disponibilizar',
        Rational.of(rule.latestDay),
        'count',
      ),
      parameter('agenda.centreShare', 'Parte da Central', Rational.parse(rule.centreShare), '%'),
    ],
    cite,
    ...(chosen && {
      reading: {
        id: 'agenda-share',
        chosen: chosen.id,
        label: chosen.label,
        status: 'assumed' as const,
        alternatives: others.map((other) => ({
          id: other.id,
          label: other.label,
          result: resultWords(failuresUnder(other.id, indicator, content, month)),
          difference: null,
        })),
      },
    }),
    ...(note && { note }),
  };
}

const resultWords = (failures: readonly string[] | null): string | null => {
  if (failures === null) return null;
  return failures.length === 0 ? 'Sim' : 'Não';
};

const countOf = (answer: unknown): Rational | null =>
  typeof answer === 'string' && /^\d+$/.test(answer) ? Rational.parse(answer) : null;

/** Why the agenda is not met (none: it is); null while answers are missing. */
function failuresUnder(
  reading: string,
  { rule }: AgendaIndicator,
  content: Content,
  month: string,
): string[] | null {
  const [agreed, centre, discharged] = ['agenda.agreed', 'agenda.centre', 'agenda.discharged'].map((id) =>
    countOf(content.items[id]),
  );
  const day = content.items['agenda.day'];
  if (!agreed || !centre || !discharged || typeof day !== 'string') return null;
  if (content.items['agenda.noDemand'] === true) return [];
  const offered = centre.add(discharged);
  const share = offered.mul(Rational.parse(rule.centreShare)).div(HUNDRED);
  const words = `${formatExact(Rational.parse(rule.centreShare), 0, 2)}%`;
  const failures: string[] = [];
  if (day > `${month}-${String(rule.latestDay).padStart(2, '0')}`)
    failures.push(`Disponibilizada em ${formatDay(day)}, depois do dia ${rule.latestDay}.`);
  if (offered.lt(agreed)) failures.push('Foram oferecidas menos vagas do que as pactuadas.');
  if (centre.lt(share)) failures.push(`A Central recebeu menos de ${words} das vagas.`);
  if (reading === 'exactly' && share.lt(centre))
    failures.push(`A Central recebeu mais de ${words} das vagas.`);
  return failures;
}
