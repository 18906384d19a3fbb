import { Link, useSearch } from '@tanstack/react-router';
import type { ExplainedJson } from '../../../kernel/explained.ts';
import { formatBrl, formatExact } from '../../../kernel/format.ts';
import { Rational } from '../../../kernel/rational.ts';
import { lineId } from '../../../web/components/explained/rows.ts';
import type { SearchText } from '../../../web/place.ts';
import type { PaymentAnswer } from '../contract.ts';
import { whatIfOf } from './what-if.ts';

type NextBand = PaymentAnswer['nextBands'][number];

/** What each criterion lacks to reach its next band, and what that would pay. */
export function NextBands({ payment }: { payment: PaymentAnswer }) {
  const whatIf = whatIfOf(useSearch({ strict: false }) as SearchText);
  if (payment.nextBands.length === 0) return null;
  return (
    <section>
      <h2 className="text-18">Por que não a faixa seguinte?</h2>
      <ul className="mt-1 text-16">
        {payment.nextBands.map((next) => (
          <li key={next.criterion} className="border-rule border-b py-2">
            <a href={`#${lineId(next.rule)}`} data-quiet-link>
              {next.label}
            </a>
            . <Lacking next={next} />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-14">
        <Link
          to={`/cofinanciamento/programas/${payment.agreement.programme.slug}/quadro-01` as string}
          search={{ ...whatIf, termo: payment.agreement.id, competencia: payment.competencia } as never}
        >
          Ver os valores na tabela de faixas
        </Link>
      </p>
    </section>
  );
}

/** The same in the line of the criterion; a criterion in its best band says so. */
export function NextBandRemark({ payment, node }: { payment: PaymentAnswer; node: ExplainedJson }) {
  const next = payment.nextBands.find(({ rule }) => rule === node.id);
  if (next) {
    return (
      <p>
        <span className="font-semibold">Por que não a faixa seguinte?</span> <Lacking next={next} />
      </p>
    );
  }
  if (node.op !== 'band' || !payment.criteria.some(({ id }) => id === node.id)) return null;
  return <p className="text-ink-quiet">É a faixa mais alta deste critério: não há faixa seguinte.</p>;
}

function Lacking({ next }: { next: NextBand }) {
  const { gain, difference } = next;
  return (
    <>
      {wayInWords(next)}, que soma {formatExact(Rational.parse(gain), 0, 4)} Tabela SUS ={' '}
      <strong className="font-semibold">{formatBrl(Rational.parse(difference))} por mês</strong>.
    </>
  );
}

function wayInWords({ needs, printed, distance, strictly }: NextBand): string {
  const points = distance === null ? '' : formatExact(Rational.parse(distance), 0, 4);
  if (needs === 'yes') return `Falta “${printed}”`;
  if (needs === 'first-value')
    return `Ainda sem avaliação: com ${strictly ? 'mais de ' : ''}${points}% estaria na faixa ${printed}`;
  return `${strictly ? 'Falta passar de' : 'Faltam'} ${points} p.p. para a faixa ${printed}`;
}
