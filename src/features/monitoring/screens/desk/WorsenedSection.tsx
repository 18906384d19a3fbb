import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { apiGet, apiPost } from '../../../../web/api.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { RecordActions } from '../../../../web/components/RecordActions.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { useSession } from '../../../../web/session.ts';
import { Charged, WorsenedAnswer } from '../../contract/worsened.ts';
import { nonConformityAddress } from '../nonconformities/queries.ts';
import { countOf } from '../words.ts';
import { Block, LINE } from './Block.tsx';

const CheckNow = lazy(() =>
  import('../nonconformities/DeskDialogs.tsx').then((file) => ({ default: file.CheckNow })),
);

type Item = WorsenedAnswer['items'][number];

/** Lines shown before "Mostrar as". */
const FIRST = 8;

/** O que piorou desde a semana passada: each line from what to what, when, and what may be done of it. */
export function WorsenedSection() {
  const { data } = useQuery({
    queryKey: ['monitoring', 'worsened'],
    queryFn: ({ signal }) => apiGet('/api/monitoring/worsened', WorsenedAnswer, signal),
  });
  const [all, setAll] = useState(false);
  if (data === undefined) return null;
  const { items, since, competencia } = data;
  const shown = all ? items : items.slice(0, FIRST);
  return (
    <Block
      title="O que piorou desde a semana passada"
      count={items.length}
      note={`Comparado com ${formatDay(since)}.`}
    >
      {items.length === 0 && (
        <li className="pt-2">
          <EmptyState title="Nada piorou nos últimos sete dias.">
            Nenhuma ação passou do prazo ou recuou, nenhuma meta deixou de ser alcançada, nenhuma medida
            corretiva venceu.
          </EmptyState>
        </li>
      )}
      {shown.map((item) => (
        <Worse
          key={`${item.kind} ${item.id} ${item.units.join(' ')}`}
          item={item}
          competencia={competencia}
        />
      ))}
      {items.length > shown.length && (
        <li className="py-2">
          <Button kind="quiet" onPress={() => setAll(true)}>{`Mostrar as ${items.length}`}</Button>
        </li>
      )}
    </Block>
  );
}

function addressOf({ kind, id }: Item, competencia: string | null): string {
  if (kind === 'indicator') return `/indicadores/${id}`;
  if (kind === 'late' || kind === 'status') return `/plano/acoes/${id}`;
  if (kind === 'returned') return `/ciclo/${competencia}/revisao`;
  return kind === 'unsent' ? `/ciclo/${competencia}` : nonConformityAddress(id);
}

function Worse({ item, competencia }: { item: Item; competencia: string | null }) {
  const { number, title, from, to, on, units } = item;
  const address = addressOf(item, competencia);
  return (
    <li className={LINE}>
      <span className="min-w-0 flex-1 max-sm:basis-full">
        <Link
          to={address as string}
          className="line-clamp-2 text-ink no-underline hover:text-action-strong hover:underline"
        >
          <span className="font-semibold">{number}</span> {title}
        </Link>
        <span className="block text-14">
          <span className="text-ink-quiet">{from}</span> → <span className="text-bad">{to}</span>
          <span className="text-ink-quiet">
            {on !== null && ` · ${formatDay(on)}`}
            {units.length > 0 && ` · ${units.join(', ')}`}
          </span>
        </span>
      </span>
      <Act item={item} />
    </li>
  );
}

function Act({ item: { kind, id, title, number, charge } }: { item: Item }) {
  if (kind === 'late' || kind === 'status' || kind === 'indicator')
    return (
      <span className="flex items-center gap-1">
        <RecordActions
          kind={kind === 'indicator' ? 'indicator' : 'action'}
          id={id}
          title={title}
          isOffTrack={kind !== 'status'}
          inLine
        />
      </span>
    );
  if (kind === 'check') return <Check id={id} number={number} />;
  return charge === null ? null : <Charge charge={charge} name={number === '' ? title : number} />;
}

/** Reminds who answers for the line; once a day. */
function Charge({ charge, name }: { charge: NonNullable<Item['charge']>; name: string }) {
  const client = useQueryClient();
  const today = useSession()?.today;
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      const { people } = await apiPost('/api/monitoring/worsened/charge', { key: charge.key }, Charged);
      showToast(`Cobrança enviada a ${countOf(people, 'pessoa', 'pessoas')}.`);
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: ['monitoring', 'worsened'] });
    }
  };
  return (
    <span className="flex items-center gap-3">
      {charge.on !== null && (
        <span className="text-14 text-ink-quiet">
          {charge.on === today ? 'Cobrado hoje' : `Cobrado em ${formatDay(charge.on)}`}
        </span>
      )}
      {charge.on !== today && (
        <Button onPress={() => void send()} isBusy={isBusy} aria-label={`Cobrar ${name}`}>
          Cobrar
        </Button>
      )}
    </span>
  );
}

function Check({ id, number }: Pick<Item, 'id' | 'number'>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)} aria-label={`Verificar a eficácia da ${number}`}>
        Verificar
      </Button>
      {isOpen && (
        <Suspense>
          <CheckNow id={id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
