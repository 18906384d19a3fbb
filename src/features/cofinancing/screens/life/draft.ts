import { readAmount } from '../month/amount-typed.ts';
import { monthTyped, monthWritten } from '../month-typed.ts';
import { decimal, measuresTyped, measuresWritten } from './measures.ts';
import type { ProofFile } from './Proof.tsx';
import type { Details, Instrument, Offer, StepSaid } from './queries.ts';

export interface ItemDraft {
  readonly answer: 'met' | 'not-met' | 'plan' | null;
  readonly evidence: string;
  readonly value: string;
  readonly file: ProofFile | null;
}

export interface ParameterDraft {
  readonly value: string;
  readonly source: string;
  readonly on: string | null;
  /** By fact; of several places, one a line. */
  readonly measures: Readonly<Record<string, string>>;
}

/** What is typed of an event, as it is typed. */
export interface StepDraft {
  readonly on: string | null;
  readonly document: string;
  readonly act: string | null;
  readonly adReferendum: boolean;
  readonly month: string;
  readonly reason: string;
  readonly until: string | null;
  readonly meeting: string | null;
  readonly values: string;
  readonly amount: string;
  readonly contents: readonly string[];
  readonly closing: 'expired' | 'terminated' | 'superseded' | null;
  readonly successor: string | null;
  readonly licence: 'licence' | 'tac' | null;
  /** One a line: name, then role. */
  readonly team: string;
  readonly items: Readonly<Record<string, ItemDraft>>;
  readonly parameters: Readonly<Record<string, ParameterDraft>>;
  readonly readings: Readonly<Record<string, string>>;
  readonly file: ProofFile | null;
}

/** What the fields of an event are given. */
export interface AskedProps {
  instrument: Instrument;
  offer: Offer;
  draft: StepDraft;
  set: (change: Partial<StepDraft>) => void;
}

const pt = (text: string | null): string => (text ?? '').replace('.', ',');

/** What stands already is there to be corrected: nobody types the nine criteria twice. */
export function draftFor(
  offer: Offer,
  { eligibility, technicalFile, suspension }: Instrument,
  today: string,
): StepDraft {
  return {
    on: today,
    document: '',
    act: null,
    adReferendum: false,
    month: offer.asks.includes('competencia') ? monthTyped(today.slice(0, 7)) : '',
    reason: '',
    until: offer.type === 'suspension-noticed' ? suspension.answerBy : null,
    meeting: null,
    values: '',
    amount: '',
    contents: [],
    closing: null,
    successor: null,
    licence: null,
    team: '',
    items: Object.fromEntries(
      eligibility.criteria.map(({ id, answer, evidence, value, file }) => [
        id,
        { answer, evidence, value: pt(value), file },
      ]),
    ),
    parameters: Object.fromEntries(
      technicalFile.map(({ id, value, source, on, measures }) => [
        id,
        { value: value ?? '', source: source ?? '', on: on ?? today, measures: measuresTyped(measures) },
      ]),
    ),
    readings: Object.fromEntries(eligibility.readings.map(({ id, chosen }) => [id, chosen])),
    file: null,
  };
}

type Fields = Offer['asks'][number];

/** What is sent of each field that an event asks. @throws Error with the words that stand in the dialog */
const WRITTEN: Partial<Record<Fields, (draft: StepDraft, instrument: Instrument) => Details>> = {
  act: ({ act }) => ({ act: needed(act, 'Escolha no registro o ato.') }),
  adReferendum: ({ adReferendum }) => ({ adReferendum }),
  competencia: ({ month }) => ({
    competencia: needed(monthWritten(month), 'Escreva a competência como mm/aaaa, por exemplo 07/2026.'),
  }),
  contents: ({ contents }) => ({ contents: [...contents] }),
  reason: ({ reason }) => ({ reason }),
  meeting: ({ meeting }) => ({ meeting: needed(meeting, 'Diga o dia da reunião que homologou.') }),
  until: ({ until }) => ({ until: needed(until, 'Diga o último dia.') }),
  values: ({ values }) => ({
    values: decimal(values, 'Escreva o valor de base em TabelaSUS, por exemplo 2,00.'),
  }),
  amount: ({ amount }) => ({ amount: readAmount(amount, 'o valor mensal aprovado') }),
  closing: ({ closing, successor }) => ({
    closing: needed(closing, 'Diga como se encerra.'),
    ...(successor !== null && { successor }),
  }),
  licence: ({ licence }) => ({ licence: needed(licence, 'Diga se é licença ou TAC.') }),
  team: ({ team }) => ({ team: membersOf(team) }),
  items: ({ items, readings }) => ({ items: itemsOf(items), readings: readings as Details['readings'] }),
  parameters: ({ parameters }, { technicalFile }) => ({
    parameters: technicalFile.map(({ id, measures }) => {
      const { value, source, on, measures: typed } = parameters[id] as ParameterDraft;
      return {
        id,
        value,
        source,
        on: needed(on, `Diga a data do parâmetro ${id}.`),
        measures: measuresWritten(measures, typed),
      };
    }),
  }),
};

export function writtenOf(offer: Offer, draft: StepDraft, instrument: Instrument): StepSaid {
  const written = offer.asks.map((field) => WRITTEN[field]?.(draft, instrument) ?? {});
  const details = Object.assign({}, ...written) as Details;
  return {
    on: needed(draft.on, 'Diga em que dia foi.'),
    document: needed(draft.document.trim() || null, `Escreva: ${offer.document.toLowerCase()}.`),
    details: { ...details, ...(draft.file && { file: draft.file.sha256 }) },
  };
}

function needed<T>(value: T | null, problem: string): T {
  if (value === null) throw new Error(problem);
  return value;
}

function itemsOf(items: StepDraft['items']): NonNullable<Details['items']> {
  return Object.entries(items).flatMap(([id, { answer, evidence, value, file }]) =>
    answer === null
      ? []
      : [
          {
            id,
            answer,
            evidence,
            ...(value.trim() !== '' && {
              value: decimal(value, `Escreva o percentual do critério ${id}, por exemplo 91,5.`),
            }),
            ...(file && { file: file.sha256 }),
          },
        ],
  );
}

function membersOf(team: string): NonNullable<Details['team']> {
  const lines = team.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new Error('Escreva quem compõe a equipe, um por linha.');
  return lines.map((line) => {
    const [name = '', ...role] = line.split(',').map((part) => part.trim());
    if (name === '' || role.length === 0)
      throw new Error(`“${line.trim()}”: escreva o nome, uma vírgula e a função.`);
    return { name, role: role.join(', ') };
  });
}
