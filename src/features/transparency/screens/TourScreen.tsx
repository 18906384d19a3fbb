import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Check, PanelRight, RotateCcw } from 'lucide-react';
import type { MouseEvent } from 'react';
import { AppError } from '../../../kernel/app-error.ts';
import { Button, buttonLook } from '../../../web/components/Button.tsx';
import { Checkbox } from '../../../web/components/Checkbox.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { useSession } from '../../../web/session.ts';
import { enterAs } from '../../accounts/screens/index.tsx';
import type { CarryingScreen, TourAnswer } from '../contract.ts';
import { useTour } from './queries.ts';
import { ScreenLink } from './ScreenLink.tsx';
import { TraceMark } from './TraceBadge.tsx';
import { type Ticks, useTourTicks } from './tour-ticks.ts';

type Stop = TourAnswer['stops'][number];

/** Names of the two windows: the tour at the side, and the one its screens open in. */
const PANEL = 'pactua-roteiro';
const STAGE = 'pactua-tela';

/** The one screen of the tour that is seen before signing in. */
const SIGN_IN = '/entrar';

const isPanel = () => window.name === PANEL;

function openPanel(): void {
  const [width, height] = [440, screen.availHeight];
  window.open(
    '/sobre/roteiro',
    PANEL,
    `popup,width=${width},height=${height},left=${screen.availWidth - width}`,
  );
}

/** `/sobre/roteiro`: twenty minutes with both documents on the table. */
export function TourScreen() {
  const tour = useTour();
  const ticks = useTourTicks();
  if (tour.isPending) return <Loading label="Lendo o roteiro" lines={10} />;
  if (tour.isError) return <ErrorState error={tour.error} onRetry={tour.refetch} />;
  const { stops, minutes } = tour.data;
  const open = stops.filter((stop) => stop.screens.some((screen) => screen.address !== null));
  const done = open.filter(ticks.isDone).length;
  return (
    <>
      <PageHeader
        title={`Roteiro de ${minutes} minutos`}
        count={`${done} de ${open.length} paradas vistas`}
        breadcrumb={[{ label: 'Sobre o Pactua', href: '/sobre' }, { label: 'Roteiro' }]}
        context={`Com os dois documentos na mesa: o que olhar no papel, a tela que responde e o que deve ser visto nela. ${plannedWords(stops.length - open.length)}`}
        actions={
          <>
            {done > 0 && (
              <Button kind="quiet" icon={<RotateCcw aria-hidden="true" />} onPress={ticks.restart}>
                Recomeçar
              </Button>
            )}
            {!isPanel() && (
              <span className="max-sm:hidden">
                <Button icon={<PanelRight aria-hidden="true" />} onPress={openPanel}>
                  Abrir ao lado
                </Button>
              </span>
            )}
          </>
        }
      />
      <ol className="max-w-[60rem]">
        {stops.map((stop) => (
          <TourStop key={stop.minute} stop={stop} ticks={ticks} />
        ))}
      </ol>
    </>
  );
}

function plannedWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? 'Uma parada ainda não tem tela.'
    : `${count} paradas ainda não têm tela; estão marcadas como planejadas.`;
}

function TourStop({ stop, ticks }: { stop: Stop; ticks: Ticks }) {
  const built = stop.screens.some((screen) => screen.address !== null);
  const done = ticks.isDone(stop);
  return (
    <li
      data-keep-together
      className="grid gap-x-6 gap-y-2 border-rule border-t py-5 sm:grid-cols-[4.5rem_minmax(0,1fr)_7rem]"
    >
      <p className="text-22 font-semibold">
        {stop.minute}
        <span className="text-14 font-normal text-ink-quiet"> min</span>
      </p>
      <div className="flex flex-col gap-2">
        <h2 className="text-18">{stop.paper === '–' ? 'Sem papel' : `No papel: ${stop.paper}`}</h2>
        <Provisions stop={stop} />
        <p className="max-w-[65ch] text-16">{stop.mustSee}.</p>
        <Screens stop={stop} ticks={ticks} />
      </div>
      <div className="sm:justify-self-end">
        {built ? (
          <Checkbox isSelected={done} onChange={(ticked) => ticks.tick(stop, ticked)}>
            Vista<span className="sr-only">: minuto {stop.minute}</span>
          </Checkbox>
        ) : (
          <p className="flex items-center gap-1.5 py-1.5 text-14 text-none">
            <TraceMark state="planned" />
            Planejada
          </p>
        )}
      </div>
    </li>
  );
}

function Provisions({ stop }: { stop: Stop }) {
  if (stop.rows.length === 0) return null;
  return (
    <ul aria-label="Trechos" className="flex flex-wrap gap-x-4 gap-y-1 text-14">
      {stop.rows.map(({ id, atLabel, state }) => (
        <li key={id} className="flex items-center gap-1">
          <TraceMark state={state} />
          <Link to="/sobre/rastreabilidade" hash={id} className="max-sm:py-2.5">
            {id}
          </Link>
          <span className="text-ink-quiet">{atLabel}</span>
        </li>
      ))}
    </ul>
  );
}

/** A screen is opened as the person of its stop, where there are demonstration people. */
function useOpenAs(stop: Stop, ticks: Ticks) {
  const session = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { role } = stop;
  const changes = role !== null && session?.demonstration === true && !session.roles.includes(role.id);
  const open = async (event: MouseEvent, { route, address }: CarryingScreen) => {
    ticks.opened(stop, route);
    if (!changes || route === SIGN_IN || address === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    try {
      await enterAs(queries, role.id);
      if (isPanel()) window.open(address, STAGE);
      else await navigate({ href: address });
    } catch (error) {
      showToast(error instanceof AppError ? error.message : 'Não foi possível entrar.', { tone: 'problem' });
    }
  };
  return { open, changes };
}

function Screens({ stop, ticks }: { stop: Stop; ticks: Ticks }) {
  const { open, changes } = useOpenAs(stop, ticks);
  const { role, screens } = stop;
  const built = screens.some((screen) => screen.address !== null);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {screens.map((screen) => (
          <ScreenLink
            key={screen.route}
            screen={screen}
            target={isPanel() ? STAGE : undefined}
            onFollow={(event) => void open(event, screen)}
            className={`${buttonLook('secondary')} [overflow-wrap:anywhere]`}
          >
            {ticks.isOpened(stop, screen.route) && <Check aria-label="Já aberta" className="text-good" />}
            Abrir {screen.name} <span className="font-normal">{screen.route}</span>
          </ScreenLink>
        ))}
      </div>
      {role && built && (
        <p className="text-14 text-ink-quiet">
          {changes ? 'Abre como ' : 'Para ver como '}
          <strong className="font-semibold text-ink">{role.name}</strong>
          {changes && ', entrando como a pessoa de demonstração desse papel'}.
        </p>
      )}
    </>
  );
}
