import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { PublishBody, VersionsAnswer } from '../../contract.ts';
import { usePublish } from './queries.ts';

const ACT_KINDS = [
  { id: 'none', label: 'Sem ato' },
  { id: 'register', label: 'Ato que está em Documentos' },
  { id: 'named', label: 'Outro ato: escrever número e data' },
];

interface Draft {
  title: string;
  dated: string | null;
  reason: string;
  kind: string;
  act: string | null;
  number: string;
  date: string | null;
  body: string;
}

const EMPTY: Draft = {
  title: '',
  dated: null,
  reason: '',
  kind: 'none',
  act: null,
  number: '',
  date: null,
  body: '',
};

/** The act that the form names, or what is missing in it. */
function actOf({ kind, act, number, date, body }: Draft): PublishBody['act'] | string {
  if (kind === 'none') return null;
  if (kind === 'register') return act === null ? 'Escolha o ato.' : { id: act };
  if (number.trim() === '' || date === null || body.trim() === '')
    return 'Escreva o número, a data e quem publicou o ato.';
  return { number, date, body };
}

function bodyOf(draft: Draft, expectedVersion: number): PublishBody | string {
  const { title, dated, reason } = draft;
  if (title.trim().length < 3) return 'Dê um nome à versão: ao menos três letras.';
  if (dated === null) return 'Diga desde quando a versão vale.';
  if (reason.trim().length < 5) return 'Diga por que se publica: ao menos cinco letras.';
  const act = actOf(draft);
  return typeof act === 'string' ? act : { title, dated, reason, act, expectedVersion };
}

/** Asks for the name, the day, the reason and the act; a refusal stays in the dialog, and nothing typed is lost. */
export function PublishDialog({ answer, onClose }: { answer: VersionsAnswer; onClose: () => void }) {
  const publish = usePublish();
  const [draft, setDraft] = useState(EMPTY);
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }));
  const save = async () => {
    const body = bodyOf(draft, answer.items[0]?.number ?? 0);
    if (typeof body === 'string') throw new Error(body);
    const { items } = await publish.mutateAsync(body);
    showToast(`A versão ${items[0]?.number} foi publicada.`);
  };
  return (
    <FormDialog title="Publicar o plano como está?" saveLabel="Publicar versão" onClose={onClose} save={save}>
      <p className="text-14 text-ink-quiet">
        A versão guarda o plano inteiro, com data e resumo do conteúdo, e não pode ser mudada nem retirada.
      </p>
      <TextField
        label="Nome da versão"
        help="Por exemplo: Revisão de 2026"
        value={draft.title}
        onChange={(title) => set({ title })}
        maxLength={120}
        autoFocus
      />
      <DayField label="Vale desde" value={draft.dated} onChange={(dated) => set({ dated })} />
      <TextField
        label="Motivo"
        rows={3}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
        maxLength={2000}
      />
      <ActFields draft={draft} acts={answer.acts} onChange={set} />
    </FormDialog>
  );
}

interface ActFieldsProps {
  draft: Draft;
  acts: VersionsAnswer['acts'];
  onChange: (change: Partial<Draft>) => void;
}

/** The act by which the version is authorised: one of the register, or one that is only named. */
function ActFields({ draft, acts, onChange }: ActFieldsProps) {
  return (
    <>
      <Select
        label="Ato que a autoriza"
        options={ACT_KINDS}
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
      />
      {draft.kind === 'register' && (
        <ComboBox
          label="Ato"
          options={acts.map(({ id, number, date, body }) => ({
            id,
            label: number,
            note: date === null ? body : `${body} · ${formatDay(date)}`,
          }))}
          value={draft.act}
          onChange={(act) => onChange({ act })}
        />
      )}
      {draft.kind === 'named' && (
        <>
          <TextField
            label="Número do ato"
            help="Como está nele: Portaria nº 10/2026/GBSES"
            value={draft.number}
            onChange={(number) => onChange({ number })}
            maxLength={80}
          />
          <DayField label="Data do ato" value={draft.date} onChange={(date) => onChange({ date })} />
          <TextField
            label="Quem o publicou"
            value={draft.body}
            onChange={(body) => onChange({ body })}
            maxLength={200}
          />
        </>
      )}
    </>
  );
}
