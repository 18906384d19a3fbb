import { useQueryClient } from '@tanstack/react-query';
import { formatCount } from '../../../kernel/format.ts';
import { Progress } from '../../../web/components/Progress.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import type { ImportAttempt } from '../contract.ts';
import { cancelImport } from './queries.ts';
import { remainingInWords } from './words.ts';

const KIBIBYTE = 1024;

/** What is being read: how much, how long, and the way out. */
export function OpenLoads({ items, mayCancel }: { items: readonly ImportAttempt[]; mayCancel: boolean }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="open-loads" className="mt-6">
      <h2 id="open-loads" className="text-18">
        Em andamento
      </h2>
      <ul className="mt-2 flex flex-col gap-4">
        {items.map((attempt) => (
          <li key={attempt.id}>
            <OpenLoad attempt={attempt} mayCancel={mayCancel} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OpenLoad({ attempt, mayCancel }: { attempt: ImportAttempt; mayCancel: boolean }) {
  const client = useQueryClient();
  const cancel = async () => {
    try {
      await cancelImport(attempt.id);
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    }
    await client.invalidateQueries({ queryKey: ['sources', 'imports'] });
  };
  return (
    <Progress
      label={labelOf(attempt)}
      done={Math.round(attempt.bytesRead / KIBIBYTE)}
      total={Math.max(1, Math.round(attempt.bytes / KIBIBYTE))}
      unit="KB"
      detail={attempt.rowsRead > 0 ? `${formatCount(attempt.rowsRead)} registros` : undefined}
      remaining={remainingInWords(attempt, Date.now())}
      onCancel={mayCancel && !attempt.cancelRequested ? () => void cancel() : undefined}
    />
  );
}

function labelOf(attempt: ImportAttempt): string {
  if (attempt.cancelRequested) return `Cancelando ${attempt.fileName}`;
  if (attempt.status === 'queued') return `${attempt.fileName} espera a vez`;
  return attempt.stage === 'writing' ? `Guardando ${attempt.fileName}` : `Lendo ${attempt.fileName}`;
}
