import { formatDay } from '../../../../kernel/format.ts';
import { deadlineInWords } from '../deadline-text/in-words.ts';
import { readDeadline } from '../deadline-text/read-deadline.ts';
import type { Office } from '../office.ts';
import { type KnownUnit, readOwners } from './owners.ts';
import type { ReadOperationalAction, ReadPlan } from './read-plan.ts';
import { STATUS_CHOICES, statusReason } from './status-words.ts';

/** What a person is asked: each doubtful cell once, with what it may mean. */
export interface Doubt {
  /** Where it belongs: `3.5.11`, `4.8`, `IND-08`. */
  readonly record: string;
  readonly line: number | null;
  /** The cell's name in that record. */
  readonly field: string;
  readonly raw: string;
  readonly reason: string;
  readonly choices: readonly string[];
  /** False where it tells how the build of the document was read: that is put right in the document, not by an answer. */
  readonly asked: boolean;
}

export interface Knowledge {
  readonly units: readonly KnownUnit[];
  /** The unit whose plan it is. */
  readonly office: Office;
  readonly planEnd: string | null;
}

/** Every doubtful cell of the document, in its order. */
export function doubtsOf(plan: ReadPlan, knowledge: Knowledge): Doubt[] {
  const { planEnd } = knowledge;
  const hasDeadline = ({ id }: { readonly id: string }) => !plan.absent.get(id)?.includes('deadline');
  const strategicTitles = new Map(plan.strategicActions.map((each) => [each.id, each.title]));
  return [
    ...plan.indicators.flatMap((indicator) =>
      [...indicator.years].flatMap(([year, cell]): Doubt[] =>
        cell.doubt === null
          ? []
          : [
              {
                record: `IND-${String(indicator.order).padStart(2, '0')}`,
                line: indicator.line,
                field: `years.${year}`,
                raw: cell.raw,
                reason: cell.doubt,
                choices: [...new Set([cell.value, countOfNames(cell.parts)])].flatMap((one) => one ?? []),
                asked: true,
              },
            ],
      ),
    ),
    ...plan.strategicActions
      .filter(hasDeadline)
      .flatMap((each) => deadlineDoubt(each.id, each.lines[0] ?? null, each.deadline, planEnd)),
    ...plan.operationalActions.flatMap((each) => [
      ...ownerDoubt(each, knowledge, strategicTitles.get(each.strategicAction) ?? ''),
      ...(hasDeadline(each) ? deadlineDoubt(each.id, each.lines[0] ?? null, each.deadline, planEnd) : []),
      ...statusDoubt(each),
      ...joinDoubts(each),
    ]),
    ...plan.concerns.map((concern, at) => ({
      ...concern,
      record: `linha ${concern.line ?? `?${at + 1}`}`,
      choices: [],
      asked: false,
    })),
  ];
}

function countOfNames(parts: readonly { value: string | null }[]): string | null {
  return parts.length > 0 && parts.every((part) => part.value === null) ? String(parts.length) : null;
}

function ownerDoubt(action: ReadOperationalAction, { units, office }: Knowledge, above: string): Doubt[] {
  const { doubt, choices } = readOwners(action.owner, { units, office, context: `${action.title} ${above}` });
  if (doubt === null) return [];
  const line = action.lines[0] ?? null;
  return [
    { record: action.id, line, field: 'owner', raw: action.owner, reason: doubt, choices, asked: true },
  ];
}

/** Nobody may be late by a date that a person has not looked at. */
function deadlineDoubt(record: string, line: number | null, raw: string, planEnd: string | null): Doubt[] {
  const { confidence, note } = readDeadline(raw, { planEnd });
  if (confidence === 'high') return [];
  const reason =
    raw === ''
      ? 'O prazo está em branco. Diga qual é, ou deixe em branco.'
      : (note ?? 'A leitura não é certa.');
  return [
    { record, line, field: 'deadline', raw, reason, choices: deadlineChoices(raw, planEnd), asked: true },
  ];
}

/** What a doubtful deadline may mean, likeliest first, in words that are read back the same. */
export function deadlineChoices(raw: string, planEnd: string | null): string[] {
  const reading = readDeadline(raw, { planEnd });
  const dated = reading.due !== null || reading.start !== null || reading.rrule !== null;
  const meant = dated || reading.kind === 'continuous' ? [deadlineInWords(reading)] : [];
  const end = planEnd === null ? [] : [`até ${formatDay(planEnd)}`];
  const others = reading.confidence === 'unparseable' ? ['contínuo', ...end] : milestones(raw);
  return [...new Set([...meant, ...others])];
}

/** `junho/2024 e 2025` may as well be two days to be done by: the last closes. */
function milestones(raw: string): string[] {
  const [, month, year] = /^\s*(\p{L}+)\s*\/\s*\d{2,4}\s+e\s+(\d{4})\s*$/u.exec(raw) ?? [];
  if (month === undefined || year === undefined) return [];
  const { due } = readDeadline(`até ${month}/${year}`);
  return due === null ? [] : [`até ${formatDay(due)}`];
}

function statusDoubt(action: ReadOperationalAction): Doubt[] {
  const reason = statusReason(action.status);
  if (reason === null) return [];
  const about = { record: action.id, line: action.lines[0] ?? null, field: 'status', raw: action.status };
  return [{ ...about, reason, choices: STATUS_CHOICES, asked: true }];
}

/** Put together the other way: with a space where there is none, without it where there is one. */
function joinedOtherwise(raw: string, fragment: string): string {
  const spaced = ` ${fragment}`;
  return raw.includes(spaced) ? raw.replace(spaced, fragment) : raw.replace(fragment, spaced);
}

/** A cell cut by a page break where the cut may have gone through a word. */
function joinDoubts(action: ReadOperationalAction): Doubt[] {
  const fields = new Set(action.joined.filter((each) => each.doubtful).map((each) => each.field));
  return [...fields].flatMap((field): Doubt[] => {
    const cut = action.joined.find((each) => each.field === field && each.doubtful);
    if (cut === undefined || field === 'owner' || field === 'deadline' || field === 'status') return [];
    const raw = action[field as 'title' | 'participants' | 'notes'];
    const reason = `A célula foi cortada por uma quebra de página: “${cut.fragment}” pode ser palavra ou fim da palavra anterior.`;
    return [
      {
        record: action.id,
        line: cut.line,
        field,
        raw,
        reason,
        choices: [raw, joinedOtherwise(raw, cut.fragment)],
        asked: true,
      },
    ];
  });
}
