import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeWithData } from '../../../../../test/shared-data.ts';
import { WorkingDays } from '../../../../kernel/working-days.ts';
import { readDocument } from '../../commands/document/read-document.ts';
import { readDeadline } from '../deadline-text/read-deadline.ts';
import { occurrencesOf } from '../occurrences/occurrences.ts';
import { officeOf } from '../office.ts';
import { readPlan } from './read-plan.ts';
import { type Transcript, transcribe } from './transcript.ts';

type Record_ = Record<string, unknown> & { id: string };

/**
 * What the careful reader wrote and the document does not print, by field. The remarks on deadlines, the flags, the rhythm and the quirks
 * that a text does show are compared below and in `quirks.test.ts`, in substance: their wording is the reader's.
 */
const EDITORIAL: Readonly<Record<string, string>> = {
  shortName: 'a name of the reader’s choice (“Cobertura eSF”); the document prints the title only',
  measure: 'the sentence of the target in fewer words and with the reader’s acronyms (“eSB na ESF”)',
  flag: 'compared in substance: the wording is the reader’s',
  quirks: 'compared by kind in quirks.test.ts',
  recurrence: 'compared by its days below; “toda primeira terça-feira do mês” is the reader’s wording',
  recurrenceFromNotes: 'compared by its rule below; the reader quotes more of the cell',
};

/** Notes of these two cells are worded otherwise: the same doubt is asked of both. */
const NOTED_OTHERWISE = ['IND-08 2027', 'IND-09 2027'];

/** Without what is editorial, and without the notes of deadlines. */
function onlyRules(value: unknown, inDeadline = false): unknown {
  if (Array.isArray(value)) return value.map((each) => onlyRules(each));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(
    ([name]) => !(name in EDITORIAL) && !(inDeadline && name === 'note'),
  );
  return Object.fromEntries(kept.map(([name, inner]) => [name, onlyRules(inner, /deadline$/i.test(name))]));
}

describeWithData(
  'the transcript of document 000',
  ['seeds/000_0935b89b306796de.txt', 'plan/plan.reference.json'],
  ([document = '', transcription = '']) => {
    const reference = () => JSON.parse(readFileSync(transcription, 'utf8')) as Record<string, Record_[]>;
    const units = JSON.parse(readFileSync('database/seed/accounts/mt/units.json', 'utf8')).units;
    const transcript = async (): Promise<Transcript> =>
      transcribe(readPlan(await readDocument(readFileSync(document), 'plano.txt')), {
        units,
        office: officeOf('SAS/SES-MT', units),
        planEnd: '2027-12-31',
      });

    it.each(['objectives', 'targets', 'strategicActions'] as const)(
      'gives the %s of the reference',
      async (list) => {
        expect(onlyRules((await transcript())[list])).toEqual(onlyRules(reference()[list]));
      },
    );

    /** Units that the document does not print, or that the reader spells out by what the plan means. */
    const UNPRINTED = {
      'IND-04': 'linhas de cuidado (x 6 macrorregiões)',
      'IND-12': 'por 100.000 nascidos vivos (não impresso)',
      'IND-13': 'por 1.000 nascidos vivos (não impresso)',
      'IND-14': 'por 100.000 habitantes (não impresso)',
    };

    it('gives the indicators of the reference: cells, parts, notes, units that are printed', async () => {
      const bare = (list: readonly unknown[]) =>
        (onlyRules(list) as (Record_ & { derived: object; years: Record<string, object> })[]).map((each) => ({
          ...each,
          derived: { ...each.derived, ...(each.id in UNPRINTED ? { unit: null } : {}) },
          years: Object.fromEntries(
            Object.entries(each.years).map(([year, cell]) => [
              year,
              NOTED_OTHERWISE.includes(`${each.id} ${year}`)
                ? { ...cell, note: typeof (cell as { note?: unknown }).note }
                : cell,
            ]),
          ),
        }));
      expect(bare((await transcript()).indicators)).toEqual(bare(reference().indicators ?? []));
      const units = (reference().indicators ?? []).flatMap(({ id, derived }) =>
        id in UNPRINTED ? [[id, (derived as { unit: string }).unit]] : [],
      );
      expect(Object.fromEntries(units)).toEqual(UNPRINTED);
    });

    it('flags the indicators whose first year repeats the baseline of their target, and the one where it does not', async () => {
      const flags = (list: readonly Record<string, unknown>[]) =>
        list.flatMap(({ id, flag }) =>
          typeof flag === 'string'
            ? [[id, /é igual à linha de base/.test(flag), /\((\d+,\d+)\)/.exec(flag)?.[1]]]
            : [],
        );
      expect(flags((await transcript()).indicators)).toEqual(flags(reference().indicators ?? []));
    });

    it('remarks on every deadline that the reference remarks on, but on how it is abbreviated', async () => {
      const noted = (list: readonly Record<string, unknown>[]) =>
        list.flatMap(({ id, derivedDeadline, derived }) => {
          const deadline = derivedDeadline ?? (derived as { deadline: unknown }).deadline;
          return (deadline as { note?: string }).note === undefined ? [] : [id];
        });
      const of = ({
        strategicActions = [],
        operationalActions = [],
      }: {
        [list: string]: readonly Record<string, unknown>[];
      }) => [...noted(strategicActions), ...noted(operationalActions)];
      const { strategicActions, operationalActions } = await transcript();
      const own = new Set(of({ strategicActions, operationalActions }));
      // “dez. de”, “Abril 2024”, “31 Maio/24”, a single day: how a certain date is written is no remark of ours.
      expect(of(reference()).filter((id) => !own.has(id))).toEqual([
        '1.1',
        '4.1',
        '1.1.6',
        '4.5.1',
        '4.5.3',
        '4.5.4',
      ]);
    });

    it('repeats on the days that the reference gives', async () => {
      const expected = (reference().operationalActions ?? []).flatMap(({ id, derived }) => {
        const { recurrence } = (derived as { deadline: { recurrence?: Record<string, unknown> } }).deadline;
        return recurrence === undefined ? [] : [{ id, ...recurrence, human: null }];
      });
      const plan = { start: '2024-01-01', end: '2027-12-31' };
      const found = (await transcript()).operationalActions.flatMap((each) => {
        const deadline = { ...readDeadline((each.deadline as { raw: string }).raw), confirmed: false };
        const days = occurrencesOf(deadline, plan, new WorkingDays('')).map(({ day }) => day);
        const { id } = each;
        const bounds = { first: days[0], last: days.at(-1), occurrences: days.length };
        return days.length === 0 ? [] : [{ id, rrule: deadline.rrule, human: null, ...bounds }];
      });
      expect(found).toEqual(expected);
      expect(found).toHaveLength(1);
    });

    it('gives the operational actions of the reference: cells, deadlines, owners, status codes', async () => {
      const actions = (await transcript()).operationalActions.map((each) => ({
        ...each,
        deadline: (each.deadline as { raw: string }).raw,
        status: each.status ?? '',
      }));
      expect(onlyRules(actions)).toEqual(onlyRules(reference().operationalActions));
    });

    it('proposes a rhythm found in the notes, as the reference does', async () => {
      const rhythm = (each: Record<string, unknown>) =>
        (each.derived as { deadline: { recurrenceFromNotes?: { rrule: string } } }).deadline
          .recurrenceFromNotes?.rrule ?? null;
      expect((await transcript()).operationalActions.map(rhythm)).toEqual(
        (reference().operationalActions ?? []).map(rhythm),
      );
    });

    it('asks each doubtful cell once: every deadline not certain, none of high confidence', async () => {
      const { doubts, operationalActions, strategicActions } = await transcript();
      const cells = doubts.map(({ line, field }) => `${line} ${field}`);
      expect(new Set(cells).size).toBe(cells.length);
      const confidences = [...operationalActions, ...strategicActions].map((each) => {
        const { deadline } =
          each.derived === undefined
            ? { deadline: each.derivedDeadline }
            : (each.derived as { deadline: unknown });
        return (deadline as { confidence: string }).confidence;
      });
      const asked = doubts.filter((each) => each.field === 'deadline');
      expect(asked).toHaveLength(confidences.filter((each) => each !== 'high').length);
      expect(asked.map(({ line, raw }) => [line, raw])).toEqual([
        [467, '2024027'],
        [506, 'contínuo'],
        [508, 'conforme calendário do PRI'],
        [537, '2024/2027'],
        [538, 'junho/2024 e 2025'],
        [540, 'junho/2024 e 2025'],
        [550, 'junho/2024 e 2025'],
        [554, 'junho/2024 e 2025'],
        [573, 'a partir/2024 até 2027'],
      ]);
      expect(
        doubts.filter((each) => each.field !== 'deadline').map(({ line, field }) => [line, field]),
      ).toEqual([
        [417, 'years.2027'],
        [418, 'years.2027'],
        [475, 'owner'],
        [476, 'owner'],
        [479, 'owner'],
        [485, 'owner'],
        [489, 'owner'],
        [491, 'owner'],
        [492, 'owner'],
        [493, 'owner'],
        [556, 'owner'],
      ]);
    });
  },
);
