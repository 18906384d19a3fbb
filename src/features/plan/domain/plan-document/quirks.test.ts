import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeWithData } from '../../../../../test/shared-data.ts';
import { readDocument } from '../../commands/document/read-document.ts';
import { officeOf } from '../office.ts';
import { readPlan } from './read-plan.ts';
import { transcribe } from './transcript.ts';

interface Reading {
  readonly kind: string;
  readonly start: string | null;
  readonly due: string | null;
  readonly note?: string;
  readonly recurrenceFromNotes?: { readonly rrule: string };
}

/** What was read of an action, strategic or operational, flat. */
interface Seen {
  readonly id: string;
  readonly title: string;
  readonly marker: string;
  readonly participants: string;
  readonly notes: string;
  readonly status: string | null;
  readonly owners: readonly string[];
  readonly deadline: Reading;
  readonly parentDue: string | null;
  readonly joined: readonly { readonly field: string; readonly fragment: string }[];
  /** Its printed number, where it is not its place. */
  readonly shifted: number | null;
  readonly unfolded: boolean;
}

const noted =
  (words: RegExp) =>
  ({ deadline }: Seen) =>
    words.test(deadline.note ?? '');
const unbalanced = (text: string) => text.split('(').length !== text.split(')').length;

/** Kinds of quirks that a rule of ours sees in the text, each by what is read of it. */
const SEEN: Readonly<Record<string, (each: Seen) => boolean>> = {
  'page-break-continuation:action': ({ joined }) => joined.some(({ field }) => field === 'title'),
  'page-break-continuation:participants': ({ joined }) =>
    joined.some(({ field }) => field === 'participants'),
  'word-split-across-page-break': ({ joined, participants }) =>
    joined.some(({ fragment }) => participants.includes(`privada${fragment}`)),
  'recurrence-in-notes': ({ deadline }) => deadline.recurrenceFromNotes !== undefined,
  'recurrence-in-deadline-cell': ({ deadline }) => deadline.kind === 'range+recurrence',
  'owner-names-a-person': ({ owners }) => owners.some((owner) => owner.startsWith('person:')),
  'duplicate-printed-number': ({ shifted }) => shifted === 3,
  'printed-number-shifted-by-duplicate': ({ shifted }) => shifted === 4,
  'deadline-continuous': ({ deadline }) => deadline.kind === 'continuous',
  'deadline-external-unparseable': ({ deadline }) => deadline.kind === 'external',
  'deadline-ambiguous-"e"': noted(/^“e”/),
  'deadline-missing-month': noted(/Falta o mês/),
  'deadline-slash-between-years': noted(/Barra entre dois anos/),
  'typo-deadline': noted(/Parece erro de digitação/),
  'single-day-deadline': ({ deadline }) => deadline.kind === 'day',
  'lettered-preliminary-action': ({ marker }) => /^[a-z]/.test(marker),
  'no-unfolding-in-6.1': ({ unfolded }) => !unfolded,
  'starts-before-plan-period': ({ deadline }) => deadline.start !== null && deadline.start < '2024-01-01',
  'due-after-parent': ({ deadline, parentDue }) =>
    deadline.due !== null && parentDue !== null && deadline.due > parentDue,
  'only-row-with-status-"Não Iniciado"': ({ status }) => status === 'Não Iniciado',
  'note-is-a-question': ({ notes }) => notes.endsWith('?'),
  'unbalanced-parentheses': ({ title, participants }) => unbalanced(title) || unbalanced(participants),
  'trailing-separator-in-participants': ({ participants }) => /[,;/]$/.test(participants),
};

/** Remarks that no rule of the reading gives, each with the reason: the cell is kept as it is printed. */
const REMARKS: Readonly<Record<string, string>> = {
  typo: 'orthography of the cell, kept as printed',
  spelling: 'orthography of the cell, kept as printed',
  spacing: 'typography of the cell, kept as printed',
  'participants-mixed-case': 'typography of the cell, kept as printed',
  'stray-comma': 'typography of the cell, kept as printed',
  'stray-token': 'typography of the cell, kept as printed',
  'missing-comma': 'typography of the cell; the names are read all the same',
  'participants-with-missing-comma': 'typography of the cell; the names are read all the same',
  'duplicate-participant': 'typography of the cell, kept as printed',
  'nested-parentheses-in-participants': 'typography of the cell, kept as printed',
  'number-marker-without-space': 'compared below',
  'deadline-missing-preposition': 'typography of a date that is certain',
  'cell-split-across-page-break':
    'the same rows as page-break-continuation; of section 6 the joined title is compared',
  'row-after-page-break': 'where a page ends; the row is read as any other',
  'column-shift': 'where a column is lost; the cells are compared with the reference',
  'first-column-holds-continuation-of-strategic-action-title':
    'the joined title is compared with the reference',
  'html-p-fragments': 'the tags are taken out; the cells are compared with the reference',
  'html-p-fragments-in-continuation': 'the tags are taken out; the cells are compared with the reference',
  'whole-row-in-html-p': 'the tags are taken out; the cells are compared with the reference',
  'followed-by-markdown-rule-line': 'a line that is no row; the next one is compared with the reference',
  'SUVISA-instead-of-SUVSA': 'an alias of the register of units (owners.test.ts)',
  'owner-ambiguous-group': 'asked as a doubt of OWNER (transcript.test.ts)',
  'owner-is-a-group-not-yet-created': 'asked as a doubt of OWNER (transcript.test.ts)',
  'owner-differs-from-section-6': 'what the reader makes of two cells, both kept',
  'near-duplicate-of-strategic-action': 'what the reader makes of two texts, both kept',
  'near-duplicate-participants-of': 'what the reader makes of two texts, both kept',
  'near-conflict': 'a judgement on the content',
  'content-mismatch': 'a judgement on the content',
  'care-lines-omit-': 'a judgement on the content',
  'adds-care-lines-not-in-targets': 'a judgement on the content',
  'only-action-linked-to-PBF-target': 'a judgement on the content',
  'name-differs': 'a judgement on the content',
  'deadline-later-than-panel': 'a judgement over two tables',
  'due-after-successor': 'a judgement over two actions',
  'executes-before-plan-exists': 'found by the coherence of the stored plan (coherence.db.test.ts)',
  'executes-before-parent-plan-ends': 'found by the coherence of the stored plan (coherence.db.test.ts)',
};

const within = (quirk: string, kind: string): boolean => quirk === kind || quirk.startsWith(kind);

describeWithData(
  'the quirks of document 000',
  ['seeds/000_0935b89b306796de.txt', 'plan/plan.reference.json'],
  ([document = '', transcription = '']) => {
    const remarks = () => {
      const reference = JSON.parse(readFileSync(transcription, 'utf8')) as Record<
        string,
        { id: string; quirks?: string[] }[]
      >;
      return ['strategicActions', 'operationalActions'].flatMap((list) =>
        (reference[list] ?? []).flatMap(({ id, quirks = [] }) => quirks.map((quirk) => ({ id, quirk }))),
      );
    };
    const seen = async (): Promise<Seen[]> => {
      const plan = readPlan(await readDocument(readFileSync(document), 'plano.txt'));
      const units = JSON.parse(readFileSync('database/seed/accounts/mt/units.json', 'utf8')).units;
      const knowledge = { units, office: officeOf('SAS/SES-MT', units), planEnd: '2027-12-31' };
      const { strategicActions, operationalActions } = transcribe(plan, knowledge);
      const dues = new Map(strategicActions.map((each) => [each.id, each.derivedDeadline as Reading]));
      const blank = {
        participants: '',
        notes: '',
        status: null,
        owners: [],
        parentDue: null,
        joined: [],
        shifted: null,
      };
      return [
        ...strategicActions.map((each) => ({
          ...blank,
          id: String(each.id),
          title: String(each.title),
          marker: String(each.printedMarker),
          deadline: each.derivedDeadline as Reading,
          unfolded: each.unfoldedIn61 === true,
        })),
        ...plan.operationalActions.map((each, at) => {
          const derived = operationalActions[at]?.derived;
          const { owners, deadline } = derived as Pick<Seen, 'owners' | 'deadline'>;
          const { id, title, participants, notes, status, joined, printedNumber, position } = each;
          return {
            ...{ id, title, participants, notes, status, joined, owners, deadline },
            marker: each.printedMarker,
            parentDue: dues.get(each.strategicAction)?.due ?? null,
            shifted: printedNumber === position ? null : printedNumber,
            unfolded: true,
          };
        }),
      ];
    };

    it.each(Object.entries(SEEN))('shows %s where the reference remarks it', async (kind, shows) => {
      const remarked = remarks()
        .filter(({ quirk }) => within(quirk, kind))
        .map(({ id }) => id);
      expect((await seen()).filter(shows).map(({ id }) => id)).toEqual([...new Set(remarked)]);
      expect(remarked.length).toBeGreaterThan(0);
    });

    it('keeps the mark of an action as printed, without the space that it lacks', async () => {
      const printed = (await seen()).filter(({ marker }) => /^\d+-$/.test(marker)).map(({ id }) => id);
      const remarked = remarks()
        .filter(
          ({ id, quirk }) => quirk.startsWith('number-marker-without-space') && id.split('.').length === 3,
        )
        .map(({ id }) => id);
      expect(printed).toEqual(remarked);
    });

    it('leaves out no remark of the reference unsaid', () => {
      const kinds = [...Object.keys(SEEN), ...Object.keys(REMARKS)];
      const quirks = remarks();
      expect(quirks.filter(({ quirk }) => !kinds.some((kind) => within(quirk, kind)))).toEqual([]);
      const used = (kind: string) => quirks.some(({ quirk }) => within(quirk, kind));
      expect(kinds.filter((kind) => !used(kind))).toEqual([]);
    });
  },
);
