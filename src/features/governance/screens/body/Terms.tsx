import { TextField } from '../../../../web/components/TextField.tsx';
import type { BodyTerms } from '../../domain/body.ts';

/** The days around a meeting as they are typed. */
export type TypedTerms = Readonly<Record<keyof BodyTerms, string>>;

const LABELS: Readonly<Record<keyof BodyTerms, string>> = {
  agendaDays: 'Pauta fecha, dias antes',
  draftDays: 'Minuta sai, dias depois',
  amendmentDays: 'Emendas até, dias depois',
};
const NAMES = ['agendaDays', 'draftDays', 'amendmentDays'] as const;

export const typedTerms = (terms: BodyTerms): TypedTerms => ({
  agendaDays: String(terms.agendaDays),
  draftDays: String(terms.draftDays),
  amendmentDays: String(terms.amendmentDays),
});

/** @throws Error in the words of the form where one is no number of days. */
export function termsOf(typed: TypedTerms): BodyTerms {
  const days = (name: keyof BodyTerms): number => {
    if (/^\d{1,2}$/.test(typed[name].trim())) return Number(typed[name]);
    throw new Error(`“${LABELS[name]}” é um número de dias, como 3.`);
  };
  return {
    agendaDays: days('agendaDays'),
    draftDays: days('draftDays'),
    amendmentDays: days('amendmentDays'),
  };
}

interface TermsFieldsProps {
  terms: TypedTerms;
  onChange: (terms: TypedTerms) => void;
  /** The days of the monthly cycle rule its meetings. */
  inCycle: boolean;
}

/** The days on which things happen by themselves around each meeting. */
export const TermsFields = ({ terms, onChange, inCycle }: TermsFieldsProps) => (
  <fieldset className="flex flex-col gap-1">
    <legend className="sr-only">Prazos em torno da reunião</legend>
    <div className="grid items-end gap-3 sm:grid-cols-3">
      {NAMES.map((name) => (
        <TextField
          key={name}
          label={LABELS[name]}
          value={terms[name]}
          onChange={(value) => onChange({ ...terms, [name]: value })}
          maxLength={2}
        />
      ))}
    </div>
    {inCycle && (
      <p className="text-13 text-ink-quiet">
        Nas reuniões do ciclo mensal valem as regras do ciclo; estes, nas que se marcam além dele.
      </p>
    )}
  </fieldset>
);
