import { Ban } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import type { MonthAnswer } from '../../contract.ts';
import { leftOf } from '../../domain/month/owed.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { ACTION_WORDS, type Action, IN_PLACE, NEXT_ACTION, STATE_LOOK } from './month-words.ts';

/** What the reader may do now; and of what their role reaches but may not be done, every reason. */
export function MonthOffers({ month }: { month: MonthAnswer }) {
  const [doing, setDoing] = useState<Action | null>(null);
  const offers = month.offers.filter(({ action }) => !IN_PLACE.has(action));
  const open = offers.filter(({ allowed }) => allowed);
  const next = nextOf(month);
  const main = open.find(({ action }) => action === next);
  const refused = offers.filter(({ allowed }) => !allowed);
  return (
    <section aria-label="O que fazer" className="mb-8 max-w-[80ch]">
      {open.length > 0 ? (
        <div className="screen-only flex flex-wrap gap-2">
          {open
            .toSorted((a, b) => Number(b === main) - Number(a === main))
            .map((offer) => (
              <Button
                key={offer.action}
                kind={offer === main ? 'primary' : 'secondary'}
                onPress={() => setDoing(offer.action)}
              >
                {ACTION_WORDS[offer.action]}
              </Button>
            ))}
        </div>
      ) : (
        <p className="text-16">{waitingWords(month)}</p>
      )}
      <WhyNot refused={refused} expected={next} />
      {doing !== null && <ActionDialog month={month} action={doing} onClose={() => setDoing(null)} />}
    </section>
  );
}

/** What people wait for: who decides on a proposed adjustment, or the step after the state; a payment waits for its bank order. */
function nextOf({ state, proposal, executed }: MonthAnswer): Action | undefined {
  if (proposal !== null) return 'adjust';
  const next = NEXT_ACTION[state];
  return next === 'pay' && leftOf('bank-order', executed) > 0n ? 'bank-order' : next;
}

function waitingWords(month: MonthAnswer): string {
  const { state, offers } = month;
  const next = nextOf(month);
  if (next === undefined) return 'Nada a fazer nesta competência.';
  const mine = offers.some(({ action }) => action === next);
  const words = `“${ACTION_WORDS[next]}”`;
  return mine
    ? `O próximo passo é ${words}, e agora não se pode: veja por quê.`
    : `${STATE_LOOK[state].words}. O próximo passo é ${words}, de outro papel.`;
}

type Offer = MonthAnswer['offers'][number];

/** The step that comes next says its reasons openly; the others are one gesture away. */
function WhyNot({ refused, expected }: { refused: readonly Offer[]; expected: Action | undefined }) {
  const next = refused.filter(({ action }) => action === expected);
  const others = refused.filter(({ action }) => action !== expected);
  return (
    <>
      {next.map((offer) => (
        <div
          key={offer.action}
          className="mt-3 border-warn-mark border-l-[3px] bg-warn-soft px-3 py-2 text-14"
        >
          <p className="font-semibold">{ACTION_WORDS[offer.action]}: por que não agora</p>
          <Reasons offer={offer} />
        </div>
      ))}
      {others.length > 0 && (
        <details className="mt-3 text-14">
          <summary className="cursor-pointer text-action">
            O que o seu papel faz e agora não se pode ({others.length})
          </summary>
          <ul className="mt-2 flex flex-col gap-2">
            {others.map((offer) => (
              <li key={offer.action}>
                <p className="flex items-center gap-1.5 font-semibold">
                  <Ban aria-hidden="true" className="size-4 text-ink-quiet" />
                  {ACTION_WORDS[offer.action]}
                </p>
                <Reasons offer={offer} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const Reasons = ({ offer }: { offer: Offer }) => (
  <ul className="list-disc pl-5">
    {offer.reasons.map((reason) => (
      <li key={reason} className="py-0.5">
        {reason}
      </li>
    ))}
  </ul>
);
