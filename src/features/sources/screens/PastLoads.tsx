import { Link } from '@tanstack/react-router';
import { Check, CircleAlert, CircleHelp, Equal, Minus } from 'lucide-react';
import { formatCount } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { formatInstant } from '../../../web/format.ts';
import type { ImportAttempt } from '../contract.ts';
import { DOUBT_WORDS, STATUS_WORDS, slotInWords } from './words.ts';

const LOOKS: Partial<Record<ImportAttempt['status'], { icon: typeof Check; tone: string }>> = {
  imported: { icon: Check, tone: 'text-good' },
  replaced: { icon: Check, tone: 'text-good' },
  unchanged: { icon: Equal, tone: 'text-none' },
  cancelled: { icon: Minus, tone: 'text-none' },
  refused: { icon: CircleAlert, tone: 'text-bad' },
  failed: { icon: CircleAlert, tone: 'text-bad' },
};

const UNKNOWN = { icon: Minus, tone: 'text-none' };

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

/** What is said of a load: one kept in doubt that somebody put in force since is no doubt any more. */
function lookOf({ status, doubts, stands }: ImportAttempt) {
  if (doubts.length === 0) return { ...(LOOKS[status] ?? UNKNOWN), word: STATUS_WORDS[status] };
  return stands
    ? { icon: Check, tone: 'text-good', word: 'Posto em vigor' }
    : { icon: CircleHelp, tone: 'text-warn', word: 'Guardado, em dúvida' };
}

function PastLoad({ attempt, onOpen }: { attempt: ImportAttempt; onOpen: (versionId: string) => void }) {
  const { versionId } = attempt;
  const { icon: Icon, tone, word } = lookOf(attempt);
  const doubted = attempt.doubts.length > 0;
  return (
    <li
      data-keep-together
      className="grid gap-x-4 gap-y-1 border-rule border-b py-2.5 sm:grid-cols-[11.5rem_1fr_auto]"
    >
      <span className={`flex items-center gap-1.5 self-start text-14 font-semibold ${tone}`}>
        <Icon aria-hidden="true" className="size-4 shrink-0" />
        {word}
      </span>
      <div className="min-w-0">
        <p className="text-14 break-words">
          <span className="font-semibold">{attempt.fileName}</span>
          {slotInWords(attempt) && <span className="text-ink-quiet"> · {slotInWords(attempt)}</span>}
          <span className="text-ink-quiet">{sizeInWords(attempt)}</span>
        </p>
        {doubted && attempt.stands && (
          <p className="max-w-[90ch] text-14">
            Tinha ficado guardado, em dúvida, até alguém o pôr em vigor:{' '}
            {attempt.doubts.map((doubt) => DOUBT_WORDS[doubt]).join('; e ')}.
          </p>
        )}
        {attempt.reason && !(doubted && attempt.stands) && (
          <p className="max-w-[90ch] text-14">{attempt.reason}</p>
        )}
        {versionId !== null && (doubted || !attempt.stands) && (
          <div className="mt-2">
            <Button kind="secondary" onPress={() => onOpen(versionId)}>
              {doubted && !attempt.stands ? 'Comparar as versões e decidir' : 'Ver as versões'}
            </Button>
          </div>
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

function sizeInWords({ rows, columns }: ImportAttempt): string {
  if (rows === null) return '';
  return ` · ${formatCount(rows)} ${rows === 1 ? 'registro' : 'registros'} × ${columns} colunas`;
}
