import { formatCount, formatDay, formatExact } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { Quote } from '../Quote.tsx';
import { ProofLink } from './Proof.tsx';
import type { Instrument } from './queries.ts';
import { VERDICT_WORDS } from './words.ts';

type Eligibility = Instrument['eligibility'];

/** Art. 2º, I to IX: each criterion with its answer, its proof and its verdict; a refusal says every reason. */
export function EligibilityPart({ instrument: { eligibility } }: { instrument: Instrument }) {
  const { criteria, reasons, by, population } = eligibility;
  return (
    <section aria-labelledby="elegibilidade">
      <h2 id="elegibilidade" className="text-22">
        Elegibilidade
      </h2>
      <p className="mt-1 text-14 text-ink-quiet">{whoseOf(eligibility)}</p>
      {population && (
        <p className="text-14">
          População: <strong>{formatCount(population.people)}</strong> ({population.vintage}, ano de{' '}
          {population.year}).
        </p>
      )}
      {by !== 'nobody' && reasons.length > 0 && (
        <div role="note" className="mt-3 border-bad border-l-[3px] pl-3 text-14">
          <p className="font-semibold">Não elegível:</p>
          <ul className="list-disc pl-5">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      <Readings readings={eligibility.readings} />
      <ol className="mt-3">
        {criteria.map((criterion) => (
          <CriterionLine key={criterion.id} criterion={criterion} />
        ))}
      </ol>
    </section>
  );
}

function whoseOf({ by, on }: Eligibility): string {
  if (by === 'nobody' || on === null) return 'Ninguém respondeu ainda aos critérios.';
  const who = by === 'analysis' ? 'Verificação da SES' : 'Evidências do município, à espera da verificação';
  return `${who}, de ${formatDay(on)}.`;
}

/** Where the act says two things or none: what each answer would make of the criterion. */
function Readings({ readings }: { readings: Eligibility['readings'] }) {
  if (readings.length === 0) return null;
  return (
    <div className="mt-3 flex flex-col gap-3">
      {readings.map(({ id, question, chosen, options }) => (
        <div key={id} role="note" className="border-warn-mark border-l-[3px] pl-3 text-14">
          <p className="font-semibold">{question}</p>
          <ul>
            {options.map((option) => (
              <li key={option.id}>
                {option.label}: {VERDICT_WORDS[option.verdict].toLowerCase()}
                {option.id === chosen && <strong> (em uso)</strong>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

const TONES: Readonly<Record<Eligibility['criteria'][number]['verdict'], string>> = {
  met: 'text-good',
  plan: 'text-warn',
  'not-met': 'text-bad',
  undecided: 'text-warn',
  unanswered: 'text-ink-quiet',
};

function CriterionLine({ criterion }: { criterion: Eligibility['criteria'][number] }) {
  const { id, label, cite, asks, evidence, file, value, verdict } = criterion;
  return (
    <li data-keep-together className="border-rule border-t py-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 flex-1 basis-64 text-16">
          {id}. {label}
        </span>
        <span className={`text-14 font-semibold ${TONES[verdict]}`}>{VERDICT_WORDS[verdict]}</span>
      </p>
      {asks !== null && (
        <p className="text-14">
          Pede-se {asks}
          {value !== null && <>; medido: {formatExact(Rational.parse(value), 0, 2)}%</>}.
        </p>
      )}
      {evidence !== '' && <p className="text-14 text-ink-quiet">{evidence}</p>}
      {file && <ProofLink file={file} />}
      <details>
        <summary className="cursor-pointer text-13 text-ink-quiet">O que o ato diz</summary>
        <Quote cite={cite} />
      </details>
    </li>
  );
}
