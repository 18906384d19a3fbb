import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { AnnulDialog } from './AnnulDialog.tsx';
import { ProofLink } from './Proof.tsx';
import type { Instrument, Step } from './queries.ts';
import { CLOSING_WORDS, LICENCE_WORDS } from './words.ts';

/** Everything that happened, the newest first: who, when, by which document, with what consequence. */
export function Timeline({ instrument }: { instrument: Instrument }) {
  const { steps } = instrument;
  const [annulling, setAnnulling] = useState<Step | null>(null);
  return (
    <section aria-labelledby="etapas" className="min-w-0">
      <h2 id="etapas" className="text-22">
        Etapas
      </h2>
      {steps.length === 0 && (
        <p className="mt-2 text-16 text-ink-quiet">
          Nada registrado ainda. A primeira etapa é o pedido do município.
        </p>
      )}
      <ol className="mt-2">
        {steps.toReversed().map((step) => (
          <li key={step.sequence} data-keep-together className="border-rule border-t py-3">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="w-24 shrink-0 text-14 text-ink-quiet">{formatDay(step.on)}</span>
              <span className="min-w-0 flex-1 basis-48 text-16">
                {step.number && <span className="text-ink-quiet">{step.number} </span>}
                <span className={step.annulled ? 'text-ink-quiet line-through' : ''}>{step.label}</span>
              </span>
            </p>
            <div className="wrap-anywhere flex flex-col items-start gap-0.5 text-14 sm:pl-27">
              <p>{step.document}</p>
              {step.act && <Link to={`/atos/${step.act.id}` as string}>{step.act.name}</Link>}
              {wordsOf(step).map((words) => (
                <p key={words}>{words}</p>
              ))}
              {step.file && <ProofLink file={step.file} />}
              <div className="flex w-full flex-wrap items-center justify-between gap-x-4">
                <p className="text-13 text-ink-quiet">
                  {step.origin === 'demonstration' ? (
                    <OriginBadge origin="demonstration" />
                  ) : (
                    `${step.by ?? 'Sistema'}, ${formatInstant(step.at)}`
                  )}
                </p>
                {step.annulment && <AnnulButton step={step} onPress={() => setAnnulling(step)} />}
              </div>
              <Annulled step={step} />
            </div>
          </li>
        ))}
      </ol>
      {annulling && (
        <AnnulDialog instrument={instrument} step={annulling} onClose={() => setAnnulling(null)} />
      )}
    </section>
  );
}

/** That a step was annulled, by which act and why. */
function Annulled({ step: { annulled } }: { step: Step }) {
  if (annulled === null) return null;
  const { on, document, reason, by, at } = annulled;
  return (
    <p className="border-warn-mark border-l-[3px] pl-2">
      <strong className="font-semibold">Anulada</strong> em {formatDay(on)}, por {document}: {reason}{' '}
      <span className="text-ink-quiet">{`${by ?? 'Sistema'}, ${formatInstant(at)}`}</span>
    </p>
  );
}

function AnnulButton({ step: { label, on }, onPress }: { step: Step; onPress: () => void }) {
  return (
    <Button
      kind="quiet"
      className="screen-only"
      onPress={onPress}
      aria-label={`Anular: ${label}, ${formatDay(on)}`}
    >
      Anular
    </Button>
  );
}

/** What an event carries, as people read it. */
function wordsOf({ details }: Step): string[] {
  const { competencia, reason, until, meeting, values, closing, licence } = details;
  return [
    competencia && `Desde a competência de ${competenciaInWords(parseCompetencia(competencia))}`,
    values && `Base: ${values.replace('.', ',')} TabelaSUS`,
    licence && LICENCE_WORDS[licence],
    closing && CLOSING_WORDS[closing],
    until && `Até ${formatDay(until)}`,
    meeting && `Homologada na reunião ordinária de ${formatDay(meeting)}`,
    reason,
  ].filter((words) => typeof words === 'string' && words !== '') as string[];
}
