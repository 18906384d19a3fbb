import { Link } from '@tanstack/react-router';
import { Check, CircleAlert, CircleHelp, Equal, Minus } from 'lucide-react';
import { formatCount } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { formatInstant } from '../../../web/format.ts';
import type { ImportAttempt } from '../contract.ts';
import { STATUS_WORDS, slotInWords } from './words.ts';

const LOOKS: Partial<Record<ImportAttempt['status'], { icon: typeof Check; tone: string }>> = {
  imported: { icon: Check, tone: 'text-good' },
  replaced: { icon: Check, tone: 'text-good' },
  unchanged: { icon: Equal, tone: 'text-none' },
  cancelled: { icon: Minus, tone: 'text-none' },
  refused: { icon: CircleAlert, tone: 'text-bad' },
  failed: { icon: CircleAlert, tone: 'text-bad' },
};

const DOUBTED = { icon: CircleHelp, tone: 'text-warn' };

/** What came of each load, the newest first, with its counts and doubts. */
export function PastLoads({
  items,
  onOpen,
}: {
  items: readonly ImportAttempt[];
  onOpen: (versionId: string) => void;
}) {
  if (items.length === 0)
    return (
      <EmptyState title="Nenhum arquivo carregado ainda.">
        Os números que já aparecem no painel vieram contados de arquivos públicos que acompanham o Pactua.
      </EmptyState>
    );
  return (
    <ol className="flex flex-col">
      {items.map((attempt) => (
        <PastLoad key={attempt.id} attempt={attempt} onOpen={onOpen} />
      ))}
    </ol>
  );
}

function PastLoad({ attempt, onOpen }: { attempt: ImportAttempt; onOpen: (versionId: string) => void }) {
  const { versionId } = attempt;
  const doubted = attempt.doubts.length > 0;
  const look = doubted ? DOUBTED : LOOKS[attempt.status];
  const Icon = look?.icon ?? Minus;
  const counts =
    attempt.rows === null ? null : `${formatCount(attempt.rows)} registros × ${attempt.columns} colunas`;
  return (
    <li data-keep-together className="grid gap-x-4 border-rule border-b py-2.5 sm:grid-cols-[9rem_1fr_auto]">
      <span
        className={`flex items-center gap-1.5 self-start text-14 font-semibold ${look?.tone ?? 'text-none'}`}
      >
        <Icon aria-hidden="true" className="size-4 shrink-0" />
        {doubted ? 'Guardado, em dúvida' : STATUS_WORDS[attempt.status]}
      </span>
      <div className="min-w-0">
        <p className="text-14 break-words">
          <span className="font-semibold">{attempt.fileName}</span>
          {slotInWords(attempt) && <span className="text-ink-quiet"> · {slotInWords(attempt)}</span>}
          {counts && <span className="text-ink-quiet"> · {counts}</span>}
        </p>
        {attempt.reason && <p className="max-w-[90ch] text-14">{attempt.reason}</p>}
        {doubted && versionId !== null && (
          <Button kind="secondary" onPress={() => onOpen(versionId)}>
            Comparar as versões e decidir
          </Button>
        )}
        {attempt.error?.code === 'unknown-layout' && (
          <p className="text-14">
            <Link to="/abrir-dbc">Abrir este arquivo no navegador, sem enviar</Link>
          </p>
        )}
      </div>
      <span className="text-13 text-ink-quiet whitespace-nowrap">
        {formatInstant(attempt.finishedAt ?? attempt.requestedAt)}
      </span>
    </li>
  );
}
