import { formatDay } from '../../../../kernel/format.ts';
import type { StoredEvent } from '../../../../platform/events.ts';
import type { PaperBlock } from '../../../documents/index.ts';
import { EVENTS } from '../../domain/instrument/events.ts';
import type { AnnulmentData } from '../../store/instrument/life.ts';
import type { PaymentRecords } from './records.ts';

type Words = (event: StoredEvent) => string;

/** The life of the instrument, each step and each annulment of one by the hash of its event. */
export function instrumentSection({ instrument: { events } }: PaymentRecords): PaperBlock[] {
  const head: PaperBlock = { kind: 'heading', text: '2. Instrumento' };
  const bySequence = new Map(events.map((event) => [event.sequence, event]));
  const annulledOn = new Map(
    events
      .filter(({ type }) => type === 'step-annulled')
      .map(({ data }) => [(data as unknown as AnnulmentData).annuls, String(data.on)]),
  );
  const words: Readonly<Record<string, Words>> = {
    'step-recorded': (event) => stepWords(event, annulledOn.get(event.sequence)),
    'step-annulled': (event) => annulmentWords(event, bySequence),
  };
  const rows = events.flatMap((event) => {
    const told = words[event.type]?.(event);
    return told === undefined ? [] : [[formatDay(String(event.data.on)), told, event.hash]];
  });
  if (rows.length === 0) return [head, { kind: 'text', text: 'Nada foi registrado da vida do instrumento.' }];
  const columns = [
    { label: 'Dia', width: 'auto' },
    { label: 'Etapa e documento', width: '1fr' },
    { label: 'SHA-256 do evento', width: '72mm' },
  ];
  return [head, { kind: 'table', columns, rows }];
}

function stepWords({ data }: StoredEvent, annulledOn: string | undefined): string {
  const { step, document, origin } = data as {
    step: keyof typeof EVENTS;
    document: string;
    origin: string;
  };
  const invented = origin === 'demonstration' ? ' (da demonstração)' : '';
  const annulled = annulledOn === undefined ? '' : `. Anulada em ${formatDay(annulledOn)}`;
  return `${EVENTS[step].label}: ${document}${invented}${annulled}`;
}

function annulmentWords({ data, reason }: StoredEvent, bySequence: ReadonlyMap<number, StoredEvent>): string {
  const { annuls, document } = data as unknown as AnnulmentData;
  const annulled = bySequence.get(annuls)?.data as { step: keyof typeof EVENTS; on: string } | undefined;
  const what =
    annulled === undefined ? '' : ` de “${EVENTS[annulled.step].label}” (${formatDay(annulled.on)})`;
  return `Anulação${what}: ${document}. ${reason ?? ''}`.trim();
}
