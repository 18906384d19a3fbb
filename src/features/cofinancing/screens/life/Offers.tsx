import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import type { Instrument, Offer } from './queries.ts';
import { StepDialog } from './StepDialog.tsx';
import { OFFICE_WORDS } from './words.ts';

/** What this person may record now, and of everything else of this state, whose it is and every reason why not. */
export function Offers({ instrument }: { instrument: Instrument }) {
  const [open, setOpen] = useState<Offer | null>(null);
  const { offers } = instrument;
  const mine = offers.filter(({ allowed, reasons }) => allowed && reasons.length === 0);
  const rest = offers.filter((offer) => !mine.includes(offer));
  return (
    <section aria-labelledby="agora">
      <h2 id="agora" className="text-22">
        O que pode ser feito agora
      </h2>
      {mine.length === 0 && (
        <p className="mt-2 text-16 text-ink-quiet">
          Nada que caiba ao seu papel. Abaixo, o que cabe a outros e o que ainda espera.
        </p>
      )}
      <ul className="mt-2 border-rule border-t">
        {mine.map((offer) => (
          <li
            key={offer.type}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-rule border-b py-3"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="text-16">{offer.label}</p>
              <p className="text-14 text-ink-quiet">{offer.consequence}</p>
            </div>
            <Button aria-label={`Registrar: ${offer.label}`} onPress={() => setOpen(offer)}>
              Registrar
            </Button>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details className="mt-3">
          <summary className="cursor-pointer py-1 text-16">
            O que não pode agora, e por quê ({rest.length})
          </summary>
          <ul className="border-rule border-t">
            {rest.map(({ type, label, office, allowed, reasons }) => (
              <li key={type} className="border-rule border-b py-2 text-14">
                <p className="font-semibold">{label}</p>
                <ul className="list-disc pl-5 text-ink-quiet">
                  {!allowed && <li>Cabe a: {OFFICE_WORDS[office]}.</li>}
                  {reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </details>
      )}
      {open && <StepDialog instrument={instrument} offer={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
