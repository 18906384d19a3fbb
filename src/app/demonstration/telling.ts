import type { Context } from '../../platform/context.ts';
import { tellLife } from './life.ts';
import { tellTransfers } from './transfers.ts';

async function tellAll(context: Context, signal: AbortSignal): Promise<void> {
  await tellTransfers(context, signal);
  await tellLife(context, {
    months: context.env.demonstrationMonths,
    signal,
    onMonth: (told, of) =>
      process.stdout.write(
        told < of
          ? `Vida do plano (Demonstração): ${told} de ${of} meses.\n`
          : 'Vida do plano (Demonstração): completa.\n',
      ),
  });
}

/** The lives of the transfers and of the plan while it is told behind the pages that are already open. */
export interface BackgroundTelling {
  /** Resolves when there is nothing more to tell, whatever came of it. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/** Tells the lives of the transfers and of the plan after the server answers; what keeps it from being told is logged, and the rest works without it. */
export function tellInBackground(context: Context): BackgroundTelling {
  const stopping = new AbortController();
  const telling = tellAll(context, stopping.signal);
  const done = telling.then(
    () => undefined,
    (error: unknown) => {
      if (!stopping.signal.aborted) context.log.error({ err: String(error) }, 'life of the demonstration');
    },
  );
  return {
    done,
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
