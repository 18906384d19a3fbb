import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import {
  formatBrl,
  formatDay,
  formatDayInWords,
  formatPercent,
  leftInWords,
} from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { Quote } from '../Quote.tsx';
import type { Instrument } from './queries.ts';
import { LICENCE_WORDS } from './words.ts';

/** Art. 4º: the six parameters by which the value was worked out, each with its source and date. */
export function TechnicalFilePart({ instrument: { technicalFile } }: { instrument: Instrument }) {
  return (
    <section aria-labelledby="ficha">
      <h2 id="ficha" className="text-22">
        Ficha técnica
      </h2>
      <ul className="mt-2">
        {technicalFile.map(({ id, label, value, source, on }) => (
          <li key={id} className="border-rule border-t py-2 text-14">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="text-16">
                {id}. {label}
              </span>
              <span className={value === null ? 'text-ink-quiet' : 'font-semibold'}>
                {value ?? 'Sem valor'}
              </span>
            </p>
            {source !== null && on !== null && (
              <p className="text-ink-quiet">
                {source}, {formatDay(on)}.
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Licence = Instrument['licence'];

/** Licence or TAC with its end, what a month loses without it, and what of a transfer the adequacy plan may use. */
export function LicencePart({ instrument: { licence } }: { instrument: Instrument }) {
  const { cite, tac, loss, cap, plan } = licence;
  return (
    <section aria-labelledby="regularidade">
      <h2 id="regularidade" className="text-22">
        Regularidade sanitária
      </h2>
      <p className={`mt-1 text-16 ${licence.alert === null ? '' : 'font-semibold text-warn'}`}>
        {standingOf(licence)}
      </p>
      {loss !== null && (
        <p className="text-14">
          Sem licença nem TAC, um mês paga <strong>{formatBrl(Rational.parse(loss.amount))}</strong> a menos
          {loss.at === 'assessment' &&
            ' a partir da próxima avaliação do incentivo: até lá vale o fator da portaria. É o que a tabela dá'}
          {loss.at === 'month' && ': o programa calculado de novo'} em{' '}
          {competenciaInWords(parseCompetencia(loss.competencia))}, o último mês que os fatos deixam calcular.
        </p>
      )}
      {cap !== null && (
        <p className="text-14">
          Do repasse, até {formatPercent(Rational.parse(cap.value).mul(Rational.of(100)), 0)} podem ir ao
          plano de adequação, e só depois de aprovado pela SES.
        </p>
      )}
      {plan !== null && <PlanLine plan={plan} />}
      <div className="mt-2 flex flex-col gap-2">
        <Quote cite={cite} />
        <Quote cite={tac} />
        {cap !== null && <Quote cite={cap.cite} />}
      </div>
    </section>
  );
}

function PlanLine({ plan }: { plan: NonNullable<Licence['plan']> }) {
  const { document, until, approvedOn, spent, limit } = plan;
  return (
    <p className="text-14">
      Plano de adequação {document}
      {until !== null && `, até ${formatDay(until)}`}:{' '}
      {approvedOn === null ? 'espera a aprovação da SES' : `aprovado em ${formatDay(approvedOn)}`}. As contas
      apresentadas gastaram <strong>{formatBrl(Rational.parse(spent))}</strong> com ele, de até{' '}
      {formatBrl(Rational.parse(limit))}.
    </p>
  );
}

function standingOf({ kind, document, until, daysLeft }: Licence): string {
  if (kind === null || until === null || daysLeft === null)
    return 'Nenhuma licença sanitária nem TAC registrados aqui.';
  const what = `${LICENCE_WORDS[kind]}, ${document}`;
  if (daysLeft < 0) return `${what}: venceu em ${formatDayInWords(until)}.`;
  return `${what}: vale até ${formatDayInWords(until)} (${leftInWords(daysLeft)}).`;
}

/** Art. 8º: who monitors, until when, and how often they went there. */
export function TeamPart({ instrument: { team } }: { instrument: Instrument }) {
  const { members, until, stands, visits, lastVisit, cite } = team;
  return (
    <section aria-labelledby="equipe">
      <h2 id="equipe" className="text-22">
        Equipe de monitoramento
      </h2>
      {until === null ? (
        <p className="mt-1 text-14 text-ink-quiet">Nenhuma equipe designada.</p>
      ) : (
        <p className={`mt-1 text-14 ${stands ? '' : 'font-semibold text-warn'}`}>
          {stands ? 'Vale até' : 'A designação valeu até'} {formatDayInWords(until)}.{' '}
          {visits === 0 || lastVisit === null
            ? 'Nenhuma visita registrada.'
            : `${visits === 1 ? '1 visita' : `${visits} visitas`}, a última em ${formatDay(lastVisit)}.`}
        </p>
      )}
      <ul className="mt-1 text-14">
        {members.map(({ name, role }) => (
          <li key={`${name} ${role}`} className="border-rule border-t py-1.5">
            <strong>{name}</strong>, {role}
          </li>
        ))}
      </ul>
      <div className="mt-2">
        <Quote cite={cite} />
      </div>
    </section>
  );
}
