import { useState } from 'react';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { useSession } from '../../../../web/session.ts';
import { UnitChoice } from '../../../accounts/screens/index.tsx';
import { ActChoice } from '../../../acts/screens/index.tsx';
import { useTerritoryTree } from '../../../territory/screens/index.tsx';
import type { BodyBody, BodySummary } from '../../contract.ts';
import { BODY_KINDS, type BodyKind, KIND_WORDS, USUAL_TERMS } from '../../domain/body.ts';
import { useSaveBody } from '../queries.ts';
import { type Rhythm, RhythmFields, rhythmOf, rruleOf } from './Rhythm.tsx';
import { TermsFields, type TypedTerms, termsOf, typedTerms } from './Terms.tsx';

const KINDS = BODY_KINDS.map((id) => ({ id, label: KIND_WORDS[id] }));

interface Draft {
  name: string;
  acronym: string;
  kind: BodyKind;
  territory: string;
  keeper: string | null;
  act: string | null;
  actions: string;
  rhythm: Rhythm;
  terms: TypedTerms;
  quorum: string;
  endedOn: string | null;
}

function draftOf(body: BodySummary | null, state: string): Draft {
  return {
    name: body?.name ?? '',
    acronym: body?.acronym ?? '',
    kind: body?.kind ?? 'committee',
    territory: body?.place.code ?? state,
    keeper: body?.keeper ?? null,
    act: body?.act ?? null,
    actions: body?.actions.join(', ') ?? '',
    rhythm: rhythmOf(body?.series ?? null),
    terms: typedTerms(body?.terms ?? USUAL_TERMS),
    quorum: body?.quorum ? `${body.quorum.numerator}/${body.quorum.denominator}` : '',
    endedOn: body?.endedOn ?? null,
  };
}

/** @throws Error with what to write, where the fraction is none. */
function quorumOf(text: string): BodyBody['quorum'] {
  if (text.trim() === '') return null;
  const [, numerator, denominator] = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(text.trim()) ?? [];
  if (numerator === undefined)
    throw new Error('Escreva o quórum como fração: 1/2 é mais da metade das cadeiras.');
  return { numerator: Number(numerator), denominator: Number(denominator) };
}

/** @throws Error with what to write, where a field cannot be read. */
function sentOf(draft: Draft, body: BodySummary | null, today: string): BodyBody {
  return {
    name: draft.name.trim(),
    acronym: draft.acronym.trim() === '' ? null : draft.acronym.trim(),
    kind: draft.kind,
    territory: draft.territory,
    keeper: draft.keeper,
    act: draft.act,
    actions: draft.actions.split(/[,;\s]+/).filter((each) => each !== ''),
    series: rruleOf(draft.rhythm, body?.series?.from ?? today),
    quorum: quorumOf(draft.quorum),
    terms: termsOf(draft.terms),
    endedOn: draft.endedOn,
    expectedVersion: body?.version ?? 0,
  };
}

interface BodyDialogProps {
  body: BodySummary | null;
  /** What is known already of one that is registered. */
  start?: Pick<Draft, 'name' | 'territory' | 'actions'>;
  onClose: () => void;
}

/** Writes a body: what it is, where it is of, the act that created it, when it meets and its quorum. */
export function BodyDialog({ body, start, onClose }: BodyDialogProps) {
  const session = useSession();
  const [draft, setDraft] = useState(() => ({ ...draftOf(body, session?.state.code ?? ''), ...start }));
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const saveBody = useSaveBody(body?.id ?? null);
  const save = async () => {
    await saveBody.mutateAsync(sentOf(draft, body, session?.today ?? ''));
    showToast(`${draft.name} gravado.`);
  };
  return (
    <FormDialog
      title={body === null ? 'Registrar colegiado' : 'Mudar o colegiado'}
      saveLabel="Gravar"
      isDisabled={draft.name.trim() === ''}
      onClose={onClose}
      save={save}
    >
      <TextField
        label="Nome"
        value={draft.name}
        onChange={(name) => set({ name })}
        maxLength={200}
        autoFocus
      />
      <TextField
        label="Sigla"
        optional
        value={draft.acronym}
        onChange={(acronym) => set({ acronym })}
        maxLength={40}
      />
      <Select
        label="O que é"
        options={KINDS}
        value={draft.kind}
        onChange={(kind) => set({ kind: kind as BodyKind })}
      />
      <Place territory={draft.territory} keeper={draft.keeper} onChange={set} />
      <ActChoice label="Ato que o criou" optional value={draft.act} onChange={(act) => set({ act })} />
      <TextField
        label="Ações do plano"
        optional
        value={draft.actions}
        onChange={(actions) => set({ actions })}
        help="Os números, separados por vírgula: 3.5.15, 4.3.1. As que se atrasarem entram na pauta dele."
      />
      <RhythmFields rhythm={draft.rhythm} onChange={(rhythm) => set({ rhythm })} />
      <TermsFields
        terms={draft.terms}
        onChange={(terms) => set({ terms })}
        inCycle={draft.rhythm.week === 'cycle'}
      />
      <TextField
        label="Quórum"
        optional
        value={draft.quorum}
        onChange={(quorum) => set({ quorum })}
        help="Como o ato o diz: 1/2 é mais da metade das cadeiras. Em branco, a tela só conta quem veio."
      />
      {body !== null && (
        <DayField
          label="Encerrado em"
          optional
          value={draft.endedOn}
          onChange={(endedOn) => set({ endedOn })}
        />
      )}
    </FormDialog>
  );
}

interface PlaceProps extends Pick<Draft, 'territory' | 'keeper'> {
  onChange: (change: Partial<Pick<Draft, 'territory' | 'keeper'>>) => void;
}

/** The state, a macro-region, a health region or a municipality, found by name; and who keeps the body, but of a municipality, which does. */
function Place({ territory, keeper, onChange }: PlaceProps) {
  const tree = useTerritoryTree();
  type Node = { code: string; name: string; children?: readonly Node[] | undefined };
  const flat = ({ code, name, children = [] }: Node): { id: string; label: string; note: string }[] => [
    { id: code, label: name, note: code },
    ...children.flatMap(flat),
  ];
  const ends = ({ code, children = [] }: Node): string[] =>
    children.length === 0 ? [code] : children.flatMap(ends);
  const root = tree.data?.root as Node | undefined;
  const municipalities = new Set(root === undefined ? [] : ends(root));
  const move = (code: string) =>
    onChange(municipalities.has(code) ? { territory: code, keeper: null } : { territory: code });
  return (
    <>
      <ComboBox
        label="De onde é"
        options={root === undefined ? [] : flat(root)}
        value={root === undefined ? null : territory}
        onChange={(code) => code !== null && move(code)}
        help="O estado, uma macrorregião, uma região de saúde ou um município."
        empty="Nenhum lugar com esse nome."
      />
      {!municipalities.has(territory) && (
        <UnitChoice
          label="Quem o secretaria"
          optional
          value={keeper}
          onChange={(unit) => onChange({ keeper: unit })}
          help="A unidade que convoca, conduz e publica a ata. Em branco, é a superintendência."
        />
      )}
    </>
  );
}
