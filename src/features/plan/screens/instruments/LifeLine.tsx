import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import type { InstrumentDetail } from '../../contract.ts';
import { useInstrumentCommands } from './queries.ts';
import { StepDialog } from './StepDialog.tsx';
import { StageBadge } from './words.tsx';

type Step = InstrumentDetail['instrument']['steps'][number];

/** The life of an instrument so far, the last stage first, and what may be said next. */
export function LifeLine({ detail }: { detail: InstrumentDetail }) {
  const { instrument, next, mayChange } = detail;
  const { say } = useInstrumentCommands();
  const [asking, setAsking] = useState<'step' | 'undo' | null>(null);
  const close = () => setAsking(null);
  return (
    <section className="mt-8" aria-labelledby="etapas">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="etapas" className="text-22">
          Etapas
        </h2>
        {mayChange && instrument.declined === null && (
          <div className="screen-only flex flex-wrap gap-2">
            {instrument.steps.length > 0 && (
              <Button kind="quiet" onPress={() => setAsking('undo')}>
                Desfazer a última
              </Button>
            )}
            {next.length > 0 && (
              <Button kind="primary" onPress={() => setAsking('step')}>
                Registrar etapa
              </Button>
            )}
          </div>
        )}
      </div>
      {instrument.steps.length === 0 ? (
        <p className="mt-2 text-14 text-ink-quiet">
          Ninguém registrou etapa ainda. A primeira é “Em elaboração”, no dia em que o trabalho começou.
        </p>
      ) : (
        <ol className="mt-2">
          {instrument.steps.toReversed().map((step) => (
            <StepLine key={`${step.stage} ${step.on} ${step.reason}`} step={step} />
          ))}
        </ol>
      )}
      {asking === 'step' && <StepDialog detail={detail} onClose={close} />}
      {asking === 'undo' && (
        <ConfirmDialog
          title="Desfazer a última etapa?"
          isOpen
          kind="danger"
          confirmLabel="Desfazer com motivo"
          reasonLabel="Motivo"
          onClose={close}
          onConfirm={(reason) =>
            say(instrument.id, '/steps/undo', { reason, expectedVersion: instrument.version })
          }
        >
          <p>O instrumento volta à etapa anterior. O que foi registrado fica na história.</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

function StepLine({ step }: { step: Step }) {
  return (
    <li className="grid gap-x-4 border-rule border-b py-2 text-14 sm:grid-cols-[7rem_14rem_1fr]">
      <span className="tabular-nums">{formatDay(step.on)}</span>
      <StageBadge stage={step.stage} />
      <span>
        {step.act !== null &&
          (step.act.id === null ? (
            step.act.name
          ) : (
            <Link to={`/atos/${step.act.id}` as string}>{step.act.name}</Link>
          ))}
        {step.reason !== null && (
          <span className={step.act === null ? '' : 'block text-ink-quiet'}>{step.reason}</span>
        )}
      </span>
    </li>
  );
}
