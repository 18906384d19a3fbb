import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { apiPost } from '../../../web/api.ts';
import { Checkbox } from '../../../web/components/Checkbox.tsx';
import { DayField } from '../../../web/components/DayField.tsx';
import { FormDialog } from '../../../web/components/FormDialog.tsx';
import { Select } from '../../../web/components/Select.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { type ActAnswer, RegisteredAct } from '../contract.ts';
import { type ActDraft, bodyOf, draftOf, NEW_DRAFT, problemOf } from './act-draft.ts';
import { LinkFields } from './LinkFields.tsx';
import { KIND_WORDS } from './words.ts';

const KINDS = (['resolution', 'ordinance', 'law', 'decree'] as const).map((id) => ({
  id,
  label: KIND_WORDS[id],
}));

interface RegisterActProps {
  /** The act to correct; null to register another. */
  act: ActAnswer | null;
  onClose: () => void;
}

/** The form of an act: what identifies it, when it binds, what it says, whom it touches. */
export function RegisterAct({ act, onClose }: RegisterActProps) {
  const [draft, setDraft] = useState<ActDraft>(act === null ? NEW_DRAFT : draftOf(act));
  const save = useSave(act, draft);
  const change = (changes: Partial<ActDraft>) => setDraft((before) => ({ ...before, ...changes }));
  return (
    <FormDialog
      title={act === null ? 'Registrar ato' : `Corrigir o registro de ${act.title}`}
      saveLabel={act === null ? 'Registrar' : 'Corrigir com motivo'}
      onClose={onClose}
      save={save}
    >
      {act === null && <Identity draft={draft} change={change} />}
      <Dates draft={draft} change={change} />
      <TextField
        label="Ementa"
        optional
        rows={3}
        maxLength={2000}
        value={draft.ementa}
        onChange={(ementa) => change({ ementa })}
      />
      <TextField
        label="Texto publicado"
        optional
        help="Cole o texto inteiro: ele é lido em artigos, incisos, cláusulas e anexos, cada um com o seu endereço, e conferido"
        rows={6}
        maxLength={500_000}
        value={draft.text}
        onChange={(text) => change({ text })}
      />
      <LinkFields links={draft.links} onChange={(links) => change({ links })} self={act?.id ?? null} />
      {act !== null && (
        <TextField
          label="Motivo da correção"
          help="Fica no histórico do ato"
          maxLength={500}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
      )}
    </FormDialog>
  );
}

function useSave(act: ActAnswer | null, draft: ActDraft) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    const wrong = problemOf(draft, act !== null);
    if (wrong !== null) throw new Error(wrong);
    const body = bodyOf(draft);
    const said =
      act === null
        ? await apiPost('/api/acts', body, RegisteredAct)
        : await apiPost(
            `/api/acts/${act.id}/correct`,
            { ...body, reason: draft.reason.trim(), version: act.version },
            RegisteredAct,
          );
    await queries.invalidateQueries({ queryKey: ['acts'] });
    showToast(act === null ? `${said.name} registrado.` : `${said.name} corrigido.`);
    if (act === null) void navigate({ to: `/atos/${said.id}` as string });
  };
}

interface PartProps {
  draft: ActDraft;
  change: (changes: Partial<ActDraft>) => void;
}

function Identity({ draft, change }: PartProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Select
        label="Tipo"
        options={KINDS}
        value={draft.kind}
        onChange={(kind) => change({ kind: kind as ActDraft['kind'] })}
      />
      <TextField
        label="Órgão"
        help="Como se cita: CIB/MT, GBSES"
        maxLength={120}
        value={draft.body}
        onChange={(body) => change({ body })}
      />
      <TextField
        label="Número e ano"
        help="191/2023"
        maxLength={16}
        value={draft.number}
        onChange={(number) => change({ number })}
      />
    </div>
  );
}

function Dates({ draft, change }: PartProps) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <DayField label="Assinado em" value={draft.signedOn} onChange={(signedOn) => change({ signedOn })} />
        <DayField
          label="Publicado em"
          optional
          value={draft.publishedOn}
          onChange={(publishedOn) => change({ publishedOn })}
        />
        <TextField
          label="Onde foi publicado"
          help="Diário e edição"
          optional
          maxLength={200}
          value={draft.publishedIn ?? ''}
          onChange={(where) => change({ publishedIn: where === '' ? null : where })}
          className="sm:col-span-2"
        />
        <DayField
          label="Produz efeitos desde"
          optional
          value={draft.effectFrom}
          onChange={(effectFrom) => change({ effectFrom })}
        />
        <DayField
          label="Até (exclusive)"
          optional
          value={draft.effectTo}
          onChange={(effectTo) => change({ effectTo })}
        />
      </div>
      <div>
        <Checkbox isSelected={draft.adReferendum} onChange={(adReferendum) => change({ adReferendum })}>
          Assinado ad referendum
        </Checkbox>
        {draft.adReferendum && (
          <DayField
            label="Reunião ordinária seguinte"
            help="Até ela o ato deve ser homologado"
            optional
            value={draft.homologateBy}
            onChange={(homologateBy) => change({ homologateBy })}
          />
        )}
      </div>
    </>
  );
}
