import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import type { AccountsAnswer } from '../../contract.ts';
import { type Instrument, type Offer, useInstrument } from '../life/queries.ts';
import { StepDialog } from '../life/StepDialog.tsx';
import { OFFICE_WORDS } from '../life/words.ts';

/** From the notice to the act, as the Termo's procedure goes; then the way back. */
const WAY = ['suspension-noticed', 'suspension-answered', 'suspension-opinion', 'suspended', 'reinstated'];

/** What follows a notice that nobody answered, or accounts that nobody presented: each step of the suspension, done, offered here, or waiting and why. */
export function Unanswered({ accounts }: { accounts: AccountsAnswer }) {
  const { id } = accounts.agreement;
  const query = useInstrument(id);
  const instrument = query.data;
  return (
    <section aria-labelledby="sem-resposta" className="max-w-[80ch] text-14">
      <h2 id="sem-resposta" className="text-18 font-semibold">
        {accounts.notice === null ? 'Contas não apresentadas no prazo' : 'Sem resposta no prazo'}: a suspensão
        dos repasses
      </h2>
      <p className="mt-1 text-ink-quiet">
        Só se suspende depois de notificação com prazo, resposta ou fim do prazo, parecer e ato motivado. Tudo
        fica na <Link to={`/cofinanciamento/termos/${id}/vida` as string}>Vida do Termo</Link>.
      </p>
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading label="Lendo a vida do Termo" lines={4} />}
      {instrument && <Way instrument={instrument} reason={reasonOf(accounts)} />}
    </section>
  );
}

/** Why, as the accounts tell it; whoever writes the step may say more. */
function reasonOf({ competencia, notice, lastDay }: AccountsAnswer): string {
  const month = competenciaInWords(parseCompetencia(competencia));
  if (notice === null)
    return `Prestação de contas de ${month}: não apresentada até ${formatDay(lastDay ?? '')}, prazo do relatório mensal do art. 9º.`;
  return `Prestação de contas de ${month}: inconsistências notificadas em ${formatDay(notice.on)}, sem resposta até ${formatDay(notice.lastDay)}.`;
}

function Way({ instrument, reason }: { instrument: Instrument; reason: string }) {
  const [open, setOpen] = useState<Offer | null>(null);
  const { offers, suspension, suspensions, stateWords } = instrument;
  const said = new Map(suspension.open.map((each) => [each.type, each]));
  const steps = WAY.flatMap((type) => offers.find((offer) => offer.type === type) ?? []);
  const suspended = suspensions.find(({ to }) => to === null);
  return (
    <>
      {suspended && (
        <p className="mt-2 border-bad border-l-[3px] pl-3 text-16 font-semibold">
          Repasses suspensos desde a competência de {competenciaInWords(parseCompetencia(suspended.from))}.
        </p>
      )}
      {steps.length === 0 && (
        <p className="mt-2 text-16">O Termo está em “{stateWords}”: nada se suspende.</p>
      )}
      <ol className="mt-2 border-rule border-t">
        {steps.map((offer) => (
          <StepLine
            key={offer.type}
            offer={offer}
            said={said.get(offer.type)}
            onPress={() => setOpen(offer)}
          />
        ))}
      </ol>
      {open && (
        <StepDialog
          instrument={instrument}
          offer={open}
          reason={open.office === 'municipality' ? '' : reason}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

interface StepLineProps {
  offer: Offer;
  said: Instrument['suspension']['open'][number] | undefined;
  onPress: () => void;
}

function StepLine({ offer: { label, office, allowed, reasons }, said, onPress }: StepLineProps) {
  const isNow = said === undefined && reasons.length === 0;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-rule border-b py-2">
      <div className="min-w-0 flex-1 basis-72">
        <p className={isNow ? 'font-semibold' : ''}>{label}</p>
        {said && (
          <p className="text-ink-quiet">
            {said.document}, {formatDay(said.on)}
            {said.until && `: resposta até ${formatDay(said.until)}`}. {said.reason}
          </p>
        )}
        {said === undefined &&
          reasons.map((each) => (
            <p key={each} className="text-ink-quiet">
              {each}
            </p>
          ))}
        {isNow && !allowed && <p className="text-ink-quiet">Cabe a: {OFFICE_WORDS[office]}.</p>}
      </div>
      {isNow && allowed && (
        <Button className="screen-only" aria-label={`Registrar: ${label}`} onPress={onPress}>
          Registrar
        </Button>
      )}
    </li>
  );
}
