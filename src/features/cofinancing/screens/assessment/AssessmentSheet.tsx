import { FileDown, FileText } from 'lucide-react';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { buttonLook } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { AssessmentAnswer } from '../../contract.ts';
import { fallOf } from '../../figures.ts';
import { reais } from '../ledger/ledger-words.ts';
import { Waterfall } from '../month/Waterfall.tsx';
import { AssessmentActions } from './AssessmentActions.tsx';
import { CountedEvidence } from './CountedEvidence.tsx';
import { ordinancePath, useAssessment } from './queries.ts';
import { points, signed, tabelaSus } from './words.ts';

interface SheetProps {
  sheet: AssessmentAnswer;
}

/** One assessment: the result, what is to be done now, the table it was scored by, the evidence and what another reading would give. */
export function AssessmentSheet({ agreement, period }: { agreement: string; period: string }) {
  const query = useAssessment(agreement, period);
  if (query.isPending) return <Loading label="Lendo a avaliação" lines={12} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Sheet sheet={query.data} />;
}

function Sheet({ sheet }: SheetProps) {
  const { agreement, words, stateWords, competencia } = sheet;
  const root = `/cofinanciamento/termos/${agreement.id}`;
  const reach =
    competencia === null ? '' : ` Alcança de ${competenciaInWords(parseCompetencia(competencia))} em diante.`;
  return (
    <>
      <PageHeader
        title={`Avaliação do ${words}`}
        breadcrumb={[
          { label: 'Cofinanciamento', href: '/cofinanciamento' },
          { label: agreement.municipality, href: root },
          { label: 'Avaliação do incentivo', href: `${root}/incentivo` },
          { label: words },
        ]}
        context={`${agreement.establishment}. Avaliação ${stateWords}.${reach}`}
      />
      <div className="grid max-w-[80rem] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,4fr)_minmax(0,3fr)]">
        <section aria-label="Resultado">
          <Result sheet={sheet} />
          <AssessmentActions sheet={sheet} />
          <Ordinance sheet={sheet} />
        </section>
        <Criteria sheet={sheet} />
      </div>
      <Difference sheet={sheet} />
      <Readings sheet={sheet} />
      <CountedEvidence counted={sheet.counted} />
      <Evidence sheet={sheet} />
    </>
  );
}

function Result({ sheet: { scored, ratified, frozen } }: SheetProps) {
  if (scored === null)
    return (
      <p className="max-w-[60ch] text-16">
        {frozen === null
          ? 'A evidência ainda não foi congelada: a pontuação usará os fatos do dia em que for.'
          : 'A evidência está congelada. A pontuação usa só ela, mude o que mudar depois.'}
      </p>
    );
  return (
    <dl className="flex flex-wrap gap-x-12 gap-y-3">
      <div>
        <dt className="text-16 text-ink-quiet">Pontuação</dt>
        <dd className="text-28 font-semibold">{tabelaSus(scored.factor)}</dd>
        <dd className="text-14">{reais(scored.amount)} sobre a produção de referência</dd>
      </div>
      {ratified !== null && (
        <div>
          <dt className="text-16 text-ink-quiet">Ratificado</dt>
          <dd className="text-28 font-semibold">{tabelaSus(ratified.factor)}</dd>
          <dd className="text-14">
            {reais(ratified.amount)}, por {ratified.by ?? 'Sistema'}, {formatInstant(ratified.at)}
          </dd>
        </div>
      )}
      {ratified?.reason && (
        <div className="basis-full border-warn-mark border-l-[3px] bg-warn-soft px-3 py-2">
          <dt className="text-14 font-semibold">Por que é menor que a pontuação</dt>
          <dd className="max-w-[70ch] text-16">{ratified.reason}</dd>
        </div>
      )}
    </dl>
  );
}

function Ordinance({ sheet: { agreement, period, ordinance, published } }: SheetProps) {
  if (ordinance === null) return null;
  const { number } = ordinance;
  return (
    <div className="mt-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-rule border-y py-2">
      <span>
        <span className="font-semibold">{number}</span>
        <span className="block text-13 text-ink-quiet">
          {published
            ? `Publicada em ${formatDay(published.day)}, ${published.gazette}`
            : 'Emitida, à espera de publicação'}
        </span>
      </span>
      <span className="screen-only flex gap-2">
        <a
          className={buttonLook('quiet')}
          href={ordinancePath(agreement.id, period, 'pdf')}
          target="_blank"
          rel="noreferrer"
          aria-label={`Ver PDF: ${number}, em outra aba`}
        >
          <FileText aria-hidden="true" />
          Ver PDF
        </a>
        <a
          className={buttonLook('quiet')}
          href={ordinancePath(agreement.id, period, 'docx')}
          download
          aria-label={`Baixar ${number} em DOCX`}
        >
          <FileDown aria-hidden="true" />
          DOCX
        </a>
      </span>
    </div>
  );
}

function Criteria({ sheet: { scored } }: SheetProps) {
  if (scored === null) return null;
  return (
    <section aria-label="Quadro 01">
      <h2 className="mb-2 text-22">Quadro 01</h2>
      <TableScroll label="Pontuação dos critérios">
        <table className="w-full text-16">
          <thead>
            <tr className="border-rule-strong border-b text-left text-13 text-ink-quiet">
              <th scope="col" className="py-1.5 font-normal">
                Critério
              </th>
              <th scope="col" className="py-1.5 pl-3 text-right font-normal">
                Evidência
              </th>
              <th scope="col" className="py-1.5 pl-3 text-right font-normal">
                TabelaSUS
              </th>
            </tr>
          </thead>
          <tbody>
            {scored.criteria.map(({ label, value, score }) => (
              <tr key={label} className="border-rule border-b">
                <th scope="row" className="py-1.5 text-left font-normal">
                  {label}
                </th>
                <td className="py-1.5 pl-3 text-right whitespace-nowrap">{evidenceWords(value)}</td>
                <td className="py-1.5 pl-3 text-right tabular-nums">{points(score)}</td>
              </tr>
            ))}
            <tr className="border-rule-strong border-b font-semibold">
              <th scope="row" className="py-1.5 text-left">
                Pontuação
              </th>
              <td />
              <td className="py-1.5 pl-3 text-right tabular-nums">{points(scored.factor)}</td>
            </tr>
          </tbody>
        </table>
      </TableScroll>
      <p className="mt-2 text-13 text-ink-quiet">
        A pontuação é a soma até o teto, com o complemento da equidade onde cabe.
      </p>
    </section>
  );
}

const evidenceWords = (value: string): string => {
  if (value === '') return 'sem avaliação';
  return /^\d/.test(value) ? `${value.replace('.', ',')}%` : value;
};

const CAUSES = [
  ['data', 'Dados: a evidência mudou'],
  ['rule', 'Regra: parâmetro ou tabela em vigor'],
  ['reading', 'Interpretação decidida'],
  ['manual', 'Decisão: o que se ratificou além ou aquém da tabela'],
] as const;

function Difference({ sheet: { difference, scored, ratified, agreement, period } }: SheetProps) {
  if (difference === null || scored === null) return null;
  const is = Rational.parse(ratified?.amount ?? scored.amount);
  const parts = CAUSES.map(([id, label]) => ({ id, label, amount: Rational.parse(difference.parts[id]) }));
  const whole = parts.reduce((total, { amount }) => total.add(amount), Rational.zero);
  return (
    <section className="mt-8 max-w-[900px]">
      <h2 className="mb-1 text-22">O que mudou desde a avaliação anterior</h2>
      <Waterfall
        title={`De ${tabelaSus(difference.was)} para ${tabelaSus(difference.is)}, por causa`}
        note={`Sobre a mesma produção de referência, contra a avaliação do ${difference.before}. As partes somam o todo: ${signed(whole.toDecimal(2))}.`}
        bars={fallOf([
          { id: 'was', label: 'Antes', amount: is.sub(whole), isWhole: true },
          ...parts,
          { id: 'is', label: 'Agora', amount: is, isWhole: true },
        ])}
        fileName={`avaliacao-${agreement.id}-${period}`}
      />
    </section>
  );
}

function Readings({ sheet: { scored } }: SheetProps) {
  if (scored === null || scored.readings.length === 0) return null;
  return (
    <section aria-label="Interpretações" className="mt-8 max-w-[900px]">
      <h2 className="mb-2 text-22">O que outra interpretação daria</h2>
      <ul className="border-rule-strong border-t">
        {scored.readings.map(({ id, label, alternatives }) => (
          <li key={id} className="border-rule border-b py-2">
            <p className="text-16">{label}</p>
            <ul className="mt-1 text-14">
              {alternatives.map((each) => (
                <li key={each.id} className="flex flex-wrap justify-between gap-x-4">
                  <span className="text-ink-quiet">{each.label}</span>
                  <span className="ml-auto font-semibold whitespace-nowrap">
                    {each.difference === null ? 'não se sabe' : signed(each.difference)}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Evidence({ sheet: { frozen, changedSince } }: SheetProps) {
  if (frozen === null) return null;
  const { base, facts, knownOn, sha256, whole, by, at } = frozen;
  return (
    <section aria-label="Evidência" className="mt-8 max-w-[900px]">
      <h2 className="mb-1 text-22">Evidência congelada</h2>
      <p className="text-14 text-ink-quiet">
        Fatos e atos conhecidos até {formatDay(knownOn)}, congelados por {by ?? 'Sistema'},{' '}
        {formatInstant(at)}. Produção de referência: {reais(base.amount)}, de{' '}
        {competenciaInWords(parseCompetencia(base.competencia))}.
      </p>
      <p className="mt-1 break-all font-mono text-13 text-ink-quiet">
        SHA-256: {sha256} {whole ? '(confere)' : '(NÃO confere com o que está guardado)'}
      </p>
      {changedSince.length > 0 && (
        <div className="mt-3 border-warn-mark border-l-[3px] bg-warn-soft px-3 py-2 text-14">
          <p className="font-semibold">Mudou depois de congelada; a pontuação não muda:</p>
          <ul>
            {changedSince.map(({ label, frozen: was, now }) => (
              <li key={label}>
                {label}: {was} na evidência, {now} agora.
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="mt-3 border-rule-strong border-t">
        {facts.map(({ label, text, note }) => (
          <li key={label} className="border-rule border-b py-2 wrap-anywhere">
            <p className="flex flex-wrap justify-between gap-x-4 text-16">
              <span>{label}</span>
              <span className="ml-auto font-semibold">{text}</span>
            </p>
            {note && <p className="text-14 text-ink-quiet">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
