import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button, buttonLook } from '../../../../web/components/Button.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { OfferHeading } from '../../../../web/components/OfferHeading.tsx';
import { SourcedNumber } from '../../../../web/components/SourcedNumber.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { InstrumentDetail, OwnAction } from '../../contract.ts';
import { LatenessBadge } from '../LatenessBadge.tsx';
import { plainTitle, statusState, unitsText } from '../words.ts';
import { OwnActionDialog } from './OwnActionDialog.tsx';
import { useInstrumentCommands } from './queries.ts';
import { RemoveDialog, RemovedActions } from './RemovedActions.tsx';
import { advanceText } from './words.tsx';

interface OwnPlanProps {
  detail: InstrumentDetail;
  onOpen: (action: string) => void;
}

/** The instrument's own plan: how far it has come, its objectives and actions, and how to write it. */
export function OwnPlan({ detail, onOpen }: OwnPlanProps) {
  const { ownPlan, mayChange, instrument } = detail;
  const [opening, setOpening] = useState(false);
  if (ownPlan === null) {
    return (
      <section className="mt-8">
        <h2 className="text-22">Plano próprio</h2>
        <p className="mt-2 max-w-[75ch] text-14 text-ink-quiet">
          Ainda não tem. Com ele, as ações do instrumento entram na fila de quem as lança, e o avanço aparece
          ao lado da ação que o executa.
        </p>
        {mayChange && instrument.declined === null && (
          <Button kind="secondary" className="mt-3" onPress={() => setOpening(true)}>
            Abrir o plano próprio
          </Button>
        )}
        {opening && <OpenDialog detail={detail} onClose={() => setOpening(false)} />}
      </section>
    );
  }
  return <Standing detail={detail} ownPlan={ownPlan} onOpen={onOpen} />;
}

type Own = NonNullable<InstrumentDetail['ownPlan']>;

function Standing({ detail, ownPlan, onOpen }: OwnPlanProps & { ownPlan: Own }) {
  const { instrument, mayChange, mayImport } = detail;
  const [writing, setWriting] = useState<OwnAction | 'new' | null>(null);
  const [removing, setRemoving] = useState<OwnAction | null>(null);
  return (
    <section className="mt-8">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h2 className="text-22">Plano próprio</h2>
          <p className="text-14 text-ink-quiet">
            {formatDay(ownPlan.from)} a {formatDay(ownPlan.to)} · ações concluídas{' '}
            {instrument.plan !== null && (
              <SourcedNumber
                text={advanceText(instrument.plan.advance)}
                label={`Avanço de ${instrument.title}`}
                source={{ explained: instrument.plan.advance.explained }}
              />
            )}
          </p>
        </div>
        <div className="screen-only flex flex-wrap gap-2">
          {mayImport && (
            <Link
              to={'/plano/importar' as string}
              search={{ plano: ownPlan.id } as never}
              className={buttonLook('secondary')}
            >
              Importar documento
            </Link>
          )}
          {mayChange && (
            <Button kind="secondary" onPress={() => setWriting('new')}>
              Escrever ação
            </Button>
          )}
        </div>
      </div>
      {ownPlan.actions.length === 0 && (
        <p className="mt-2 text-14 text-ink-quiet">
          Nenhuma ação ainda. Escreva a primeira, ou importe o documento de sete colunas do próprio plano.
        </p>
      )}
      {ownPlan.objectives.map((objective) => (
        <ObjectivePart
          key={objective.id}
          ownPlan={ownPlan}
          objective={objective}
          onOpen={onOpen}
          offers={mayChange ? { onWrite: setWriting, onRemove: setRemoving } : null}
        />
      ))}
      <RemovedActions instrument={instrument.id} ownPlan={ownPlan} mayChange={mayChange} />
      {removing !== null && (
        <RemoveDialog instrument={instrument.id} action={removing} onClose={() => setRemoving(null)} />
      )}
      {writing !== null && (
        <OwnActionDialog
          instrument={instrument.id}
          ownPlan={ownPlan}
          action={writing === 'new' ? null : writing}
          onClose={() => setWriting(null)}
        />
      )}
    </section>
  );
}

interface PartProps {
  ownPlan: Own;
  objective: Own['objectives'][number];
  onOpen: (action: string) => void;
  /** Null for who may not write here. */
  offers: { onWrite: (action: OwnAction) => void; onRemove: (action: OwnAction) => void } | null;
}

function ObjectivePart({ ownPlan, objective, onOpen, offers }: PartProps) {
  const actions = ownPlan.strategicActions
    .filter((each) => each.objective === objective.id)
    .flatMap((strategic) =>
      ownPlan.actions
        .filter((action) => action.strategicAction === strategic.id)
        .map((action, at) => ({ action, above: at === 0 ? strategic.title : null })),
    );
  if (actions.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="mb-1 text-16">
        {objective.number !== null && <span className="text-ink-quiet">{objective.number}. </span>}
        {plainTitle(objective.title)}
      </h3>
      <TableScroll label={`Ações de ${objective.title}`}>
        <table className="w-full min-w-[760px] text-14 print:min-w-0">
          <thead>
            <tr className="border-rule-strong border-b text-left text-13">
              <th scope="col" className="w-24 py-2 pr-4">
                Nº
              </th>
              <th scope="col" className="w-[40%] py-2 pr-4">
                Ação
              </th>
              <th scope="col" className="py-2 pr-4">
                Quem lança
              </th>
              <th scope="col" className="py-2 pr-4">
                Prazo
              </th>
              <th scope="col" className="py-2 pr-4">
                Situação
              </th>
              {offers && <OfferHeading offer="Corrigir ou retirar" />}
            </tr>
          </thead>
          <tbody>
            {actions.map(({ action, above }) => (
              <tr key={action.id} className="border-rule border-b align-top" data-keep-together>
                <td className="py-2 pr-4 whitespace-nowrap">{action.id}</td>
                <td className="py-2 pr-4">
                  {above !== null && <p className="text-13 text-ink-quiet">{plainTitle(above)}</p>}
                  <button
                    type="button"
                    className="cursor-pointer text-left text-action underline"
                    onClick={() => onOpen(action.id)}
                  >
                    {plainTitle(action.title)}
                  </button>
                </td>
                <td className="py-2 pr-4">{unitsText(action)}</td>
                <td className="py-2 pr-4">
                  <p>{action.deadline.raw}</p>
                  <LatenessBadge lateness={action.lateness} />
                </td>
                <td className="py-2 pr-4">
                  <StateBadge fact="status" state={statusState(action.status)} />
                </td>
                {offers && (
                  <td className="screen-only py-1 whitespace-nowrap">
                    <Button
                      kind="quiet"
                      aria-label={`Corrigir o texto de ${action.id}`}
                      onPress={() => offers.onWrite(action)}
                    >
                      Corrigir
                    </Button>
                    <Button
                      kind="quiet"
                      aria-label={`Retirar ${action.id}`}
                      onPress={() => offers.onRemove(action)}
                    >
                      Retirar
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}

function OpenDialog({ detail, onClose }: { detail: InstrumentDetail; onClose: () => void }) {
  const { instrument } = detail;
  const { say } = useInstrumentCommands();
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  return (
    <FormDialog
      title="Abrir o plano próprio"
      saveLabel="Abrir em branco"
      onClose={onClose}
      save={async () => {
        if (from === null || to === null) throw new Error('Diga os dias em que o plano começa e acaba.');
        await say(instrument.id, '/plan', { from, to, expectedVersion: instrument.version });
      }}
    >
      <p className="text-14">
        O plano nasce em branco: depois se escrevem as ações, ou se importa o seu documento de sete colunas.
      </p>
      <DayField label="Começa em" value={from} onChange={setFrom} />
      <DayField label="Acaba em" value={to} onChange={setTo} />
    </FormDialog>
  );
}
