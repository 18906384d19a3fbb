import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { AnalysisAnswer } from '../../contract.ts';
import type { EntryContent, Workshop } from '../../domain/analysis/content.ts';
import { countOf } from '../words.ts';
import { EntryDialog, linesOf } from './EntryDialog.tsx';
import { EntryOrigin } from './EntryOrigin.tsx';
import type { Kept } from './queries.ts';

const PROCESSES = [
  { id: 'formulation', label: 'Elaboração do plano' },
  { id: 'situation', label: 'Análise de situação de saúde (PRI)' },
] as const;

const totalOf = (workshop: Workshop): number =>
  workshop.participants.reduce((sum, each) => sum + each.count, 0);

/** The meetings that made the plan: when, about what, what came out, and which institutions were there. */
export function Workshops({ analysis, mayWrite }: { analysis: AnalysisAnswer; mayWrite: boolean }) {
  const [asking, setAsking] = useState<Kept<Workshop> | 'new' | null>(null);
  return (
    <section aria-labelledby="workshops">
      <div className="mb-2 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="workshops" className="text-22">
            Oficinas
          </h2>
          <p className="max-w-[90ch] text-14 text-ink-quiet">
            Instituições e quantas pessoas de cada uma. Os nomes das pessoas ficam no documento.
          </p>
        </div>
        {mayWrite && (
          <Button kind="primary" className="screen-only" onPress={() => setAsking('new')}>
            Incluir oficina
          </Button>
        )}
      </div>
      <ol>
        {analysis.workshops.map((entry) => (
          <li key={entry.id} className="border-rule border-t py-4">
            <WorkshopView entry={entry} onChange={mayWrite ? () => setAsking(entry) : undefined} />
          </li>
        ))}
      </ol>
      {asking && (
        <WorkshopDialog
          analysis={analysis}
          entry={asking === 'new' ? null : asking}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

function WorkshopView({ entry, onChange }: { entry: Kept<Workshop>; onChange?: () => void }) {
  const { content } = entry;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h3 className="text-18">
          {content.title} <EntryOrigin origin={entry.origin} />
        </h3>
        {onChange && (
          <Button
            kind="secondary"
            className="screen-only"
            aria-label={`Mudar: ${content.title}`}
            onPress={onChange}
          >
            Mudar
          </Button>
        )}
      </div>
      <p className="text-14 text-ink-quiet">
        {content.date === null ? 'Data não escrita no documento' : formatDay(content.date)}
        {content.theme !== '' && ` · ${content.theme}`}
      </p>
      {content.products.length > 0 && (
        <p className="mt-1 text-14">Produtos: {content.products.join('; ')}.</p>
      )}
      {content.participants.length > 0 && (
        <>
          <h4 className="mt-3 text-14 font-semibold">
            {countOf(totalOf(content), 'participante', 'participantes')} de{' '}
            {countOf(content.participants.length, 'unidade', 'unidades')}
          </h4>
          <ul className="mt-1 grid gap-x-8 text-14 sm:grid-cols-2">
            {content.participants.map((each) => (
              <li key={each.institution} className="flex justify-between gap-4 border-rule border-b py-1">
                <span>{each.institution}</span>
                <span>{each.count}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const EMPTY: Workshop = {
  kind: 'workshop',
  title: '',
  process: 'formulation',
  date: null,
  theme: '',
  products: [],
  participants: [],
};

const writtenParticipants = (participants: Workshop['participants']): string =>
  participants.map((each) => `${each.institution}; ${each.count}`).join('\n');

/** `Instituição; quantos`, one a line; null where a line says it otherwise. */
function readParticipants(text: string, known: Workshop['participants'], units: AnalysisAnswer['units']) {
  const lines = linesOf(text).map((line) => /^(.+?)\s*[;\t]\s*(\d{1,4})$/.exec(line));
  if (lines.some((match) => match === null)) return null;
  return lines.flatMap((match) => {
    if (!match) return [];
    const [, institution = '', count = '0'] = match;
    const before = known.find((each) => each.institution === institution);
    const named = units.find((each) => each.name.toLowerCase() === institution.toLowerCase());
    return [{ institution, unit: before?.unit ?? named?.code ?? null, count: Number(count) }];
  });
}

interface WorkshopDialogProps {
  analysis: AnalysisAnswer;
  entry: Kept<Workshop> | null;
  onClose: () => void;
}

function WorkshopDialog({ analysis, entry, onClose }: WorkshopDialogProps) {
  const [draft, setDraft] = useState(entry?.content ?? EMPTY);
  const [products, setProducts] = useState(draft.products.join('\n'));
  const [people, setPeople] = useState(writtenParticipants(draft.participants));
  const change = (part: Partial<Workshop>) => setDraft({ ...draft, ...part });
  const content = (): EntryContent | string => {
    const participants = readParticipants(people, draft.participants, analysis.units);
    if (draft.title.trim() === '') return 'Dê um nome à oficina.';
    if (participants === null) return 'Escreva cada instituição com o número de pessoas: “COAP; 7”.';
    return { ...draft, products: linesOf(products), participants };
  };
  return (
    <EntryDialog
      title={entry === null ? 'Incluir oficina' : 'Oficina'}
      entry={entry}
      content={content}
      onClose={onClose}
    >
      <TextField label="Nome" value={draft.title} onChange={(title) => change({ title })} maxLength={500} />
      <Select
        label="Processo"
        options={PROCESSES}
        value={draft.process}
        onChange={(process) => change({ process: process as Workshop['process'] })}
      />
      <DayField label="Data" optional value={draft.date} onChange={(date) => change({ date })} />
      <TextField
        label="Tema"
        optional
        value={draft.theme}
        onChange={(theme) => change({ theme })}
        maxLength={500}
      />
      <TextField
        label="Produtos"
        help="Um por linha."
        optional
        rows={3}
        value={products}
        onChange={setProducts}
      />
      <TextField
        label="Participantes por instituição"
        help="Uma por linha, com o número de pessoas: “COAP; 7”. Sem nomes."
        optional
        rows={5}
        value={people}
        onChange={setPeople}
      />
    </EntryDialog>
  );
}
