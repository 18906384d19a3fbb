import { type ReactNode, useState } from 'react';
import { Checkbox } from '../../../../web/components/Checkbox.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { useSession } from '../../../../web/session.ts';
import { ActChoice } from '../../../acts/screens/index.tsx';
import { type AskedProps, draftFor, type StepDraft, writtenOf } from './draft.ts';
import { CriteriaFields, ParameterFields } from './PartFields.tsx';
import { ProofField } from './Proof.tsx';
import { type Instrument, type Offer, useInstruments, useLife } from './queries.ts';
import { CLOSING_WORDS, LICENCE_WORDS } from './words.ts';

interface StepDialogProps {
  instrument: Instrument;
  offer: Offer;
  /** What stands as its reason before anybody types. */
  reason?: string;
  onClose: () => void;
}

/** Records one event: its day, its document, and what this event asks; a refusal says every reason and keeps what was typed. */
export function StepDialog({ instrument, offer, reason = '', onClose }: StepDialogProps) {
  const life = useLife(instrument);
  const today = useSession()?.today ?? '';
  const [draft, setDraft] = useState<StepDraft>(() => ({ ...draftFor(offer, instrument, today), reason }));
  const set = (change: Partial<StepDraft>) => setDraft((before) => ({ ...before, ...change }));
  const save = async () => {
    await life.record(offer, writtenOf(offer, draft, instrument));
    showToast(`Registrado: ${offer.label}.`);
  };
  return (
    <FormDialog title={offer.label} saveLabel="Registrar" onClose={onClose} save={save}>
      <p className="text-14 text-ink-quiet">{offer.consequence}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={offer.document}
          value={draft.document}
          onChange={(document) => set({ document })}
          maxLength={200}
        />
        <DayField label="Dia" value={draft.on} onChange={(on) => set({ on })} />
      </div>
      <Asked instrument={instrument} offer={offer} draft={draft} set={set} />
      <ProofField of={offer.label} file={draft.file} onChange={(file) => set({ file })} />
    </FormDialog>
  );
}

/** The fields of what an event asks, in the order in which people fill them in. */
const ASKED: readonly (readonly [Offer['asks'][number], (props: AskedProps) => ReactNode])[] = [
  ['act', ActField],
  ['amount', AmountField],
  ['adReferendum', AdReferendumField],
  ['items', CriteriaFields],
  ['parameters', ParameterFields],
  ['contents', ContentsFields],
  ['licence', LicenceField],
  ['team', TeamField],
  ['closing', ClosingFields],
  ['competencia', MonthField],
  ['values', ValuesField],
  ['until', UntilField],
  ['meeting', MeetingField],
  ['reason', ReasonField],
];

function Asked(props: AskedProps) {
  const asked = ASKED.filter(([field]) => props.offer.asks.includes(field));
  return asked.map(([field, Field]) => <Field key={field} {...props} />);
}

function ActField({ draft, set }: AskedProps) {
  return <ActChoice label="Ato no registro" value={draft.act} onChange={(act) => set({ act })} />;
}

function AmountField({ draft, set }: AskedProps) {
  return (
    <TextField
      label="Valor mensal aprovado (R$)"
      inputMode="decimal"
      value={draft.amount}
      onChange={(amount) => set({ amount })}
    />
  );
}

function AdReferendumField({ draft, set }: AskedProps) {
  return (
    <Checkbox isSelected={draft.adReferendum} onChange={(adReferendum) => set({ adReferendum })}>
      Aprovado ad referendum, a homologar na reunião ordinária seguinte
    </Checkbox>
  );
}

function LicenceField({ draft, set }: AskedProps) {
  return (
    <Select
      label="O que regulariza"
      options={Object.entries(LICENCE_WORDS).map(([id, label]) => ({ id, label }))}
      value={draft.licence}
      onChange={(licence) => set({ licence: licence as 'licence' | 'tac' })}
    />
  );
}

function TeamField({ draft, set }: AskedProps) {
  return (
    <TextField
      label="Equipe"
      help="Um por linha: nome, função e órgão"
      rows={4}
      value={draft.team}
      onChange={(team) => set({ team })}
    />
  );
}

function MonthField({ draft, set }: AskedProps) {
  return (
    <TextField
      label="A partir da competência"
      help="mm/aaaa"
      value={draft.month}
      onChange={(month) => set({ month })}
    />
  );
}

function ValuesField({ draft, set }: AskedProps) {
  return (
    <TextField
      label="Valor de base em TabelaSUS"
      inputMode="decimal"
      value={draft.values}
      onChange={(values) => set({ values })}
    />
  );
}

function UntilField({ draft, set, offer, instrument }: AskedProps) {
  const isNotice = offer.type === 'suspension-noticed';
  const help = isNotice ? { help: instrument.suspension.note } : {};
  return (
    <DayField
      label={isNotice ? 'Resposta até' : 'Vale até'}
      {...help}
      value={draft.until}
      onChange={(until) => set({ until })}
    />
  );
}

function MeetingField({ draft, set }: AskedProps) {
  return (
    <DayField
      label="Reunião ordinária que homologou"
      value={draft.meeting}
      onChange={(meeting) => set({ meeting })}
    />
  );
}

function ReasonField({ draft, set, offer }: AskedProps) {
  return (
    <TextField
      label={offer.type === 'visit-recorded' ? 'O que se viu' : 'Motivo'}
      rows={3}
      maxLength={4000}
      value={draft.reason}
      onChange={(reason) => set({ reason })}
    />
  );
}

function ContentsFields({ offer, draft, set }: AskedProps) {
  if (offer.contents.length === 0) return null;
  return (
    <fieldset>
      <legend className="text-14 font-semibold">O documento contém</legend>
      {offer.contents.map(({ id, label }) => (
        <Checkbox
          key={id}
          isSelected={draft.contents.includes(id)}
          onChange={(isThere) =>
            set({
              contents: isThere ? [...draft.contents, id] : draft.contents.filter((each) => each !== id),
            })
          }
        >
          {label}
        </Checkbox>
      ))}
    </fieldset>
  );
}

function ClosingFields({ draft, set, instrument }: AskedProps) {
  const others = (useInstruments().data?.items ?? []).filter(({ id }) => id !== instrument.id);
  return (
    <>
      <Select
        label="Como se encerra"
        options={Object.entries(CLOSING_WORDS).map(([id, label]) => ({ id, label }))}
        value={draft.closing}
        onChange={(closing) => set({ closing: closing as StepDraft['closing'] })}
      />
      {draft.closing === 'superseded' && (
        <Select
          label="Instrumento que toma o lugar deste"
          options={others.map(({ id, name }) => ({ id, label: name }))}
          value={draft.successor}
          onChange={(successor) => set({ successor })}
        />
      )}
    </>
  );
}
