import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button, buttonLook } from '../../../../web/components/Button.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Menu } from '../../../../web/components/Menu.tsx';
import { SourcedNumber } from '../../../../web/components/SourcedNumber.tsx';
import type { Column, Group } from '../../../../web/grid/Grid.tsx';
import type { InstrumentDetail, OwnAction } from '../../contract.ts';
import { ActionGrid } from '../actions/ActionGrid.tsx';
import type { Reporting } from '../reporting/use-reporting.tsx';
import { plainTitle } from '../words.ts';
import { OwnActionDialog } from './OwnActionDialog.tsx';
import { useInstrumentCommands } from './queries.ts';
import { RemoveDialog, RemovedActions } from './RemovedActions.tsx';
import { advanceText } from './words.tsx';

interface OwnPlanProps {
  detail: InstrumentDetail;
  reporting: Reporting;
  undo: () => void;
  openId: string | null;
  open: (action: string | null) => void;
}

/** The instrument's own plan: how far it has come, its objectives and actions, and how to write it. */
export function OwnPlan({ detail, ...gestures }: OwnPlanProps) {
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
  return <Standing detail={detail} ownPlan={ownPlan} {...gestures} />;
}

type Own = NonNullable<InstrumentDetail['ownPlan']>;

function Standing({ detail, ownPlan, ...gestures }: OwnPlanProps & { ownPlan: Own }) {
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
      {ownPlan.actions.length > 0 && (
        <Actions
          ownPlan={ownPlan}
          offers={mayChange ? { onWrite: setWriting, onRemove: setRemoving } : null}
          {...gestures}
        />
      )}
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

type Gestures = Pick<OwnPlanProps, 'reporting' | 'undo' | 'openId' | 'open'>;

interface ActionsProps extends Gestures {
  ownPlan: Own;
  /** Null for who may not write here. */
  offers: { onWrite: (action: OwnAction) => void; onRemove: (action: OwnAction) => void } | null;
}

/** The actions in the grid of the plan above, under the objective and the strategic action that they carry out. */
function Actions({ ownPlan, offers, ...gestures }: ActionsProps) {
  const groupOf = useMemo(() => groupsOf(ownPlan), [ownPlan]);
  return (
    <ActionGrid
      label={`Ações de ${ownPlan.title}`}
      rows={ownPlan.actions}
      groupOf={groupOf}
      last={offers === null ? [] : [textColumn(offers)]}
      {...gestures}
    />
  );
}

function groupsOf({ objectives, strategicActions }: Own): (action: OwnAction) => Group {
  const titles = new Map(
    strategicActions.map((strategic) => {
      const objective = objectives.find(({ id }) => id === strategic.objective);
      const number = objective?.number == null ? '' : `${objective.number}. `;
      const above = objective === undefined ? '' : `${number}${plainTitle(objective.title)} › `;
      return [strategic.id, `${above}${plainTitle(strategic.title)}`];
    }),
  );
  return ({ strategicAction }) => ({
    id: strategicAction,
    label: titles.get(strategicAction) ?? strategicAction,
  });
}

const textColumn = ({ onWrite, onRemove }: NonNullable<ActionsProps['offers']>): Column<OwnAction> => ({
  id: 'text',
  header: 'Texto',
  width: 112,
  sortable: false,
  value: () => null,
  onCard: true,
  cell: (action) => (
    <Menu
      label="Mudar"
      ariaLabel={`Mudar o texto de ${action.id}`}
      buttonClass={buttonLook('quiet')}
      entries={[
        { id: 'write', label: 'Corrigir o texto', onAction: () => onWrite(action) },
        { id: 'remove', label: 'Retirar do plano', onAction: () => onRemove(action) },
      ]}
    />
  ),
});

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
