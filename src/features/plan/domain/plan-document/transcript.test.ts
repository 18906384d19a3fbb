import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeWithData } from '../../../../../test/shared-data.ts';
import { readDocument } from '../../commands/document/read-document.ts';
import { officeOf } from '../office.ts';
import { readPlan } from './read-plan.ts';
import { type Transcript, transcribe } from './transcript.ts';

type Record_ = Record<string, unknown> & { id: string };

/** What the careful reader wrote by hand and no rule gives: short names, remarks, units that the document does not print. */
const BY_HAND = new Set([
  'quirks',
  'shortName',
  'measure',
  'flag',
  'note',
  'recurrence',
  'recurrenceFromNotes',
]);

function onlyRules(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(onlyRules);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([name]) => !BY_HAND.has(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, onlyRules(inner)]));
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

    it('gives the indicators of the reference, all but the units it does not print', async () => {
      const bare = (list: readonly unknown[]) =>
        (onlyRules(list) as { derived: Record<string, unknown> }[]).map(({ derived, ...each }) => ({
          ...each,
          derived: { ...derived, unit: null },
        }));
      expect(bare((await transcript()).indicators)).toEqual(bare(reference().indicators ?? []));
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
