import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { Drawer } from '../../../../web/components/Drawer.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { OriginBadge } from '../../../../web/components/OriginBadge.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { FactAnswer, FactDetail, FactKindAnswer } from '../../contract.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import { evidenceAddress, useFact, useFactCommands } from './queries.ts';
import { ANNULMENT_WORDS, factName } from './words.ts';

interface FactDrawerProps {
  id: string;
  kinds: readonly FactKindAnswer[];
  onClose: () => void;
  onMove: (id: string) => void;
  onNext?: () => void;
  onPrevious?: () => void;
}

/** One fact: what it says, what proves it, and its story. */
export function FactDrawer({ id, kinds, onClose, onMove, onNext, onPrevious }: FactDrawerProps) {
  const query = useFact(id);
  const detail = query.data;
  return (
    <Drawer
      title={detail?.fact.subject ?? 'Fato'}
      subtitle={detail?.fact.kindName}
      onClose={onClose}
      onNext={onNext}
      onPrevious={onPrevious}
      footer={detail?.mayChange ? <Actions detail={detail} kinds={kinds} onMove={onMove} /> : undefined}
    >
      {query.isPending && <Loading label="Lendo o fato" />}
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {detail && (
        <div className="flex flex-col gap-6">
          <FactFacts fact={detail.fact} />
          <Story chain={detail.chain} currentId={detail.fact.id} onMove={onMove} />
          {detail.refusal !== null && <p className="text-14 text-ink-quiet">{detail.refusal}</p>}
        </div>
      )}
    </Drawer>
  );
}

function Actions({
  detail,
  kinds,
  onMove,
}: { detail: FactDetail } & Pick<FactDrawerProps, 'kinds' | 'onMove'>) {
  const [asking, setAsking] = useState<'annul' | 'correct' | null>(null);
  const { annul, undo } = useFactCommands();
  const { fact } = detail;
  const kind = kinds.find((each) => each.id === fact.kind);
  return (
    <>
      <Button onPress={() => setAsking('correct')}>Corrigir</Button>
      <Button kind="danger" onPress={() => setAsking('annul')}>
        Anular
      </Button>
      {detail.undoes > 0 && (
        <Button kind="quiet" onPress={() => void undo(fact.batch)}>
          {detail.undoes === 1 ? 'Desfazer' : `Desfazer os ${detail.undoes} registrados juntos`}
        </Button>
      )}
      <ConfirmDialog
        title="Anular este fato?"
        isOpen={asking === 'annul'}
        onClose={() => setAsking(null)}
        kind="danger"
        confirmLabel="Anular com motivo"
        reasonLabel="Motivo"
        onConfirm={(reason) => annul(fact.id, reason)}
      >
        <p>
          {factName(fact)}, de {formatDay(fact.day)}, deixa de contar. O registro continua aqui, com o motivo.
        </p>
      </ConfirmDialog>
      {asking === 'correct' && kind && (
        <CorrectDialog fact={fact} kind={kind} onClose={() => setAsking(null)} onDone={onMove} />
      )}
    </>
  );
}

function FactFacts({ fact }: { fact: FactAnswer }) {
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-16 [&_dt]:text-14 [&_dt]:text-ink-quiet">
      {fact.annulment && (
        <Line name="Situação">
          <span className="font-semibold">{ANNULMENT_WORDS[fact.annulment.how]}</span>:{' '}
          {fact.annulment.reason}
        </Line>
      )}
      <Line name="Dia">{formatDay(fact.day)}</Line>
      {fact.detailName && <Line name="Tipo">{fact.detailName}</Line>}
      {fact.quantity !== null && <Line name="Quantos">{fact.quantity}</Line>}
      <Line name="Ato">
        <Act act={fact.act} />
      </Line>
      <Line name="Prova">
        <Proof fact={fact} />
      </Line>
      {fact.note && <Line name="Observação">{fact.note}</Line>}
      <Line name="Origem">
        {fact.source === 'register' ? <OriginBadge origin="entered" /> : 'Outra parte do Pactua'}
      </Line>
    </dl>
  );
}

function Act({ act }: { act: FactAnswer['act'] }) {
  if (act === null) return 'Sem ato';
  const words = act.date === null ? act.name : `${act.name}, de ${formatDay(act.date)}`;
  if (act.id === null) return words;
  return (
    <Link to={'/atos/$ato' as string} params={{ ato: act.id } as never} search={true as never}>
      {words}
    </Link>
  );
}

function Proof({ fact }: { fact: FactAnswer }) {
  if (fact.evidence === null && fact.url === null) return 'Sem prova anexada';
  return (
    <span className="flex flex-col gap-1">
      {fact.evidence && (
        <>
          <a href={evidenceAddress(fact.id)} data-quiet-link>
            {fact.evidence.fileName}
          </a>
          <code className="text-13 break-all text-ink-quiet">{fact.evidence.sha256}</code>
        </>
      )}
      {fact.url && (
        <a href={fact.url} rel="noreferrer" target="_blank" className="break-all">
          {fact.url}
        </a>
      )}
    </span>
  );
}

interface StoryProps {
  chain: readonly FactAnswer[];
  currentId: string;
  onMove: (id: string) => void;
}

/** From the first record to what became of it; a corrected fact leads to the one in its place. */
function Story({ chain, currentId, onMove }: StoryProps) {
  return (
    <section aria-labelledby="story">
      <h3 id="story" className="text-16 font-semibold">
        História
      </h3>
      <ol>
        {chain.map((fact, index) => (
          <li key={fact.id} className="border-rule border-b py-2 text-14 last:border-b-0">
            <p>
              {index === 0 ? 'Registrado' : 'Registrado em correção'}: {formatDay(fact.day)}
              {fact.act && `, ${fact.act.name}`}
            </p>
            <p className="text-13 text-ink-quiet">
              {fact.recordedBy ?? 'Pactua'}, {formatInstant(fact.recordedAt)}
            </p>
            {fact.annulment && <Ending annulment={fact.annulment} />}
            {fact.id !== currentId && (
              <Button kind="quiet" onPress={() => onMove(fact.id)}>
                Abrir este registro
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Ending({ annulment }: { annulment: NonNullable<FactAnswer['annulment']> }) {
  return (
    <div className="mt-2 border-rule-strong border-l-2 pl-2">
      <p>
        {ANNULMENT_WORDS[annulment.how]}: {annulment.reason}
      </p>
      <p className="text-13 text-ink-quiet">
        {annulment.by ?? 'Pactua'}, {formatInstant(annulment.at)}
      </p>
    </div>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
