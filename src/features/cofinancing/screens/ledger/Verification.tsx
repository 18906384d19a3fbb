import { Check, CircleAlert, ShieldCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { formatCount } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { Progress } from '../../../../web/components/Progress.tsx';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import type { VerificationStep } from '../../contract.ts';
import { readVerification } from './queries.ts';

type Breaks = VerificationStep['breaks'];

interface Walk {
  step: VerificationStep;
  breaks: Breaks;
}

/** Walks the book on demand, a step at a time, and says each entry that is not as it was written. */
export function Verification({ onOpen }: { onOpen: (sequence: number) => void }) {
  const { walk, running, error, start, stop } = useWalk();
  return (
    <section className="screen-only max-w-[70rem] border-rule border-t pt-4" aria-labelledby="verificacao">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          <h2 id="verificacao" className="text-18">
            Verificação
          </h2>
          <p className="text-14 text-ink-quiet">
            Relê cada lançamento contra o seu hash, o anterior, o registro de eventos e as regras, e cada
            saldo contra os lançamentos.
          </p>
        </div>
        {!running && (
          <Button icon={<ShieldCheck aria-hidden="true" />} onPress={start}>
            Verificar o livro
          </Button>
        )}
      </div>
      <div className="mt-3" aria-live="polite">
        {running && (
          <Progress
            label="Verificando o livro-razão"
            done={walk?.step.done ?? 0}
            total={walk?.step.total ?? null}
            unit="lançamentos e contas"
            onCancel={stop}
          />
        )}
        {error && <p className="text-16 text-bad">{error}</p>}
        {!running && walk?.step.next === null && <Result walk={walk} onOpen={onOpen} />}
      </div>
    </section>
  );
}

function useWalk() {
  const [walk, setWalk] = useState<Walk | null>(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const start = async () => {
    const own = new AbortController();
    control.current = own;
    setWalk(null);
    setError(null);
    setRunning(true);
    try {
      await walkAll(own.signal, setWalk);
    } catch (failure) {
      if (!own.signal.aborted) setError(failure instanceof Error ? failure.message : 'A verificação parou.');
    }
    setRunning(false);
  };
  return { walk, running, error, start: () => void start(), stop: () => control.current?.abort() };
}

async function walkAll(signal: AbortSignal, tell: (walk: Walk) => void): Promise<void> {
  const breaks: Breaks = [];
  for (let cursor = ''; ; ) {
    const step = await readVerification(cursor, signal);
    breaks.push(...step.breaks);
    tell({ step, breaks: [...breaks] });
    if (step.next === null) return;
    cursor = step.next;
  }
}

function Result({ walk: { step, breaks }, onOpen }: { walk: Walk; onOpen: (sequence: number) => void }) {
  const count = step.entries === 1 ? '1 lançamento' : `${formatCount(step.entries)} lançamentos`;
  if (breaks.length === 0)
    return (
      <div>
        <Badge icon={Check} tone="good" className="text-16">
          Tudo confere: {count}.
        </Badge>
        <p className="mt-1 text-13 break-all text-ink-quiet">Último hash: {step.lastHash}</p>
      </div>
    );
  return (
    <div>
      <Badge icon={CircleAlert} tone="bad" className="text-16">
        Não confere. Não lance mais nada: compare com uma cópia de segurança e apure quem mexeu no banco.
      </Badge>
      <ul className="mt-2 text-14">
        {breaks.map(({ sequence, entry, message }) => (
          <li key={message} className="border-rule border-b py-1.5">
            {message}{' '}
            {sequence !== null && entry !== null && (
              <button
                type="button"
                className="cursor-pointer text-action underline"
                onClick={() => onOpen(sequence)}
              >
                Abrir o lançamento {sequence}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
