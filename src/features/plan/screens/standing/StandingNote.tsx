import { lazy, Suspense, useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { Standing } from '../../contract.ts';
import { useSayStanding, useStandings } from './queries.ts';
import { StandingBadge } from './StandingBadge.tsx';

const SayStandingDialog = lazy(() =>
  import('./SayStandingDialog.tsx').then((file) => ({ default: file.SayStandingDialog })),
);

interface StandingNoteProps {
  kind: Standing['kind'];
  id: string;
  name: string;
  /** Where the computed one stands beside already. */
  hideComputed?: boolean;
}

/** How an objective or a target stands: by the rule with its counts, and beside it what somebody said, with reason, author and last day. */
export function StandingNote({ kind, id, name, hideComputed = false }: StandingNoteProps) {
  const query = useStandings();
  const [asking, setAsking] = useState(false);
  const standing = query.data?.items.find((each) => each.kind === kind && each.id === id);
  if (standing === undefined) return null;
  return (
    <div className="mt-2 flex flex-col items-start gap-1 text-14">
      {!hideComputed && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StandingBadge kind={kind} standing={standing.computed} />
          <span className="text-13 text-ink-quiet">pela regra: {standing.basis}</span>
        </p>
      )}
      <Said
        standing={standing}
        mayOverride={query.data?.mayOverride ?? false}
        onSay={() => setAsking(true)}
      />
      <PastWords standing={standing} />
      {asking && (
        <Suspense>
          <SayStandingDialog name={name} standing={standing} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </div>
  );
}

interface SaidProps {
  standing: Standing;
  mayOverride: boolean;
  onSay: () => void;
}

function Said({ standing, mayOverride, onSay }: SaidProps) {
  const { kind, override, version } = standing;
  const { withdraw } = useSayStanding(standing);
  const takeBack = () =>
    withdraw.mutateAsync(version).then(
      () => showToast('Vale a situação calculada.'),
      (error: Error) => showToast(error.message, { tone: 'problem' }),
    );
  const say = mayOverride && (
    <Button kind="quiet" className="-ml-3" onPress={onSay}>
      Dizer outra situação
    </Button>
  );
  if (override === null || !override.inForce) return say;
  return (
    <div className="border-warn border-l-[3px] pl-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">Por decisão:</span>
        <StandingBadge kind={kind} standing={override.standing} />
        <span className="text-13 text-ink-quiet">
          {override.by}, {formatInstant(override.at)} ·{' '}
          {override.until === null ? 'até ser retirada' : `até ${formatDay(override.until)}`}
        </span>
      </p>
      <p className="max-w-[72ch]">{override.reason}</p>
      {mayOverride && (
        <p className="screen-only flex flex-wrap gap-x-4">
          {say}
          <Button kind="quiet" isDisabled={withdraw.isPending} onPress={() => void takeBack()}>
            Retirar
          </Button>
        </p>
      )}
    </div>
  );
}

function PastWords({ standing: { history } }: Pick<SaidProps, 'standing'>) {
  if (history.length === 0) return null;
  return (
    <details className="screen-only">
      <summary className="cursor-pointer text-13 text-ink-quiet">
        O que já se disse ({history.length})
      </summary>
      <ol className="mt-1 flex flex-col gap-1 text-13">
        {history.map(({ words, reason, at, by }) => (
          <li key={at}>
            {words} {reason !== null && `Motivo: ${reason}.`}{' '}
            <span className="text-ink-quiet">
              {by}, {formatInstant(at)}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
