import type { Chosen } from '../../../plan/screens/index.tsx';
import type { ItemAnswer, MeetingAnswer, OutcomeBody } from '../../contract.ts';

/** What is written in a form; a non-conformity is opened in one click. */
export type OutcomeKind = Exclude<OutcomeBody['kind'], 'nonConformity'>;

/** What is being written of an item, before it is said. */
export interface Draft {
  words: string;
  /** `unit/<id>`, `person/<id>` or `OUTSIDER`. */
  responsible: string | null;
  outsider: string;
  until: string | null;
  deadline: string;
  title: string;
  unit: string;
  status: 'notStarted' | 'inProgress' | 'completed' | 'cancelled';
  /** What proves that the action was concluded. */
  records: Chosen;
}

/** Somebody without an account here: their name is written. */
export const OUTSIDER = 'outsider';

export function emptyDraft({ action }: ItemAnswer): Draft {
  const unit = action?.lines[0]?.unit ?? '';
  return {
    words: '',
    responsible: unit === '' ? null : `unit/${unit}`,
    outsider: '',
    until: null,
    deadline: '',
    title: action?.title ?? '',
    unit,
    status: 'inProgress',
    records: [],
  };
}

/** Those who may answer, as they are chosen: units, people, then somebody from outside. */
export const responsibleOptions = (responsibles: MeetingAnswer['responsibles']) => [
  ...responsibles.map(({ kind, id, name, office }) => ({ id: `${kind}/${id}`, label: name, note: office })),
  { id: OUTSIDER, label: 'Alguém de fora do Pactua', note: 'Escreve-se o nome; não recebe aviso' },
];

function responsibleOf({ responsible, outsider }: Draft): Extract<OutcomeBody, { kind: 'assigned' }>['to'] {
  const [kind, ...id] = (responsible ?? '').split('/');
  return kind === 'unit' || kind === 'person'
    ? { kind, id: id.join('/') }
    : { kind: 'outsider', name: outsider.trim() };
}

/** The words of the action, where they are others than those in force. */
function newTitle({ title }: Draft, { action }: ItemAnswer): string | null {
  const written = title.trim();
  return written === '' || written === action?.title ? null : written;
}

/** What is sent of a draft, upon the versions that are on the screen. */
export function bodyOf(kind: OutcomeKind, draft: Draft, item: ItemAnswer): OutcomeBody {
  const words = draft.words.trim();
  const expectedVersion = item.version;
  const more = words === '' ? {} : { words };
  switch (kind) {
    case 'decided':
      return { kind, words, expectedVersion };
    case 'assigned':
      return { kind, words, to: responsibleOf(draft), until: draft.until ?? '', expectedVersion };
    case 'rescheduled':
      return { kind, ...more, expectedVersion };
    case 'redefined': {
      const deadline = draft.deadline.trim();
      const title = newTitle(draft, item);
      return {
        kind,
        words,
        ...(deadline !== '' && { deadline }),
        ...(title !== null && { title }),
        actionVersion: item.action?.version ?? 0,
        expectedVersion,
      };
    }
    case 'status': {
      const line = item.action?.lines.find(({ unit }) => unit === draft.unit);
      const { unit, status } = draft;
      const records = draft.records.flatMap((each) =>
        each === null ? [] : [{ kind: each.kind, id: each.id, declared: each.declared }],
      );
      const proofs = status === 'completed' ? { records } : {};
      return { kind, ...more, unit, status, ...proofs, lineVersion: line?.version ?? 0, expectedVersion };
    }
  }
}

/** What still has to be written, or null. */
export function missing(kind: OutcomeKind, draft: Draft, item: ItemAnswer): string | null {
  if (kind === 'decided' && draft.words.trim() === '') return 'Escreva o que se decide.';
  if (kind === 'assigned') return missingOfAssigned(draft);
  if (kind !== 'redefined') return null;
  if (draft.deadline.trim() === '' && newTitle(draft, item) === null)
    return 'Escreva o novo prazo (até 30/11/2027), mude o texto da ação, ou os dois.';
  return draft.words.trim().length < 3 ? 'Escreva o motivo.' : null;
}

function missingOfAssigned({ words, responsible, outsider, until }: Draft): string | null {
  if (words.trim() === '') return 'Escreva o que fazer.';
  if (responsible === null) return 'Diga quem fica responsável.';
  if (responsible === OUTSIDER && outsider.trim() === '') return 'Escreva o nome de quem fica responsável.';
  return until === null ? 'Diga até quando.' : null;
}
