import { formatDay, formatDayInWords } from '../../../kernel/format.ts';
import {
  ITEM_KINDS,
  type Item,
  type ItemKind,
  OUTCOME_WORDS,
  outcomeWords,
  type Said,
  SECTION_WORDS,
  standing,
} from './agenda.ts';
import { type Count, PRESENCE_WORDS, type Presence } from './attendance.ts';
import { SEGMENT_WORDS, type Segment } from './seat.ts';

/** A part of a paper, before it has a look; those of `documents` that a meeting needs. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pairs'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly label: string; readonly width: string }[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'signatures'; readonly roles: readonly string[] };

export interface MinutesFacts {
  readonly body: string;
  readonly day: string;
  readonly hour: string | null;
  readonly place: string | null;
  readonly items: readonly (Item & { readonly outcomes: readonly Said[] })[];
  readonly attendance: readonly {
    readonly institution: string;
    readonly segment: Segment;
    readonly person: string | null;
    readonly presence: Presence | null;
  }[];
  readonly count: Count;
  readonly amendments: readonly {
    readonly item: string | null;
    readonly text: string;
    readonly by: string;
  }[];
}

const headed = (facts: MinutesFacts): Block => ({
  kind: 'pairs',
  rows: [
    { label: 'Colegiado', value: facts.body },
    { label: 'Data', value: formatDayInWords(facts.day) },
    ...(facts.hour === null ? [] : [{ label: 'Hora', value: facts.hour }]),
    ...(facts.place === null || facts.place === '' ? [] : [{ label: 'Local', value: facts.place }]),
  ],
});

const sections = (facts: MinutesFacts): [ItemKind, MinutesFacts['items']][] =>
  ITEM_KINDS.map((kind): [ItemKind, MinutesFacts['items']] => [
    kind,
    facts.items.filter((each) => each.kind === kind),
  ]).filter(([, items]) => items.length > 0);

/** The agenda as it is called: its items by section, numbered through. */
export function agendaBlocks(facts: MinutesFacts): Block[] {
  let number = 0;
  return [
    headed(facts),
    ...sections(facts).flatMap(([kind, items]): Block[] => [
      { kind: 'heading', text: SECTION_WORDS[kind] },
      {
        kind: 'table',
        columns: [
          { label: 'Nº', width: '10mm' },
          { label: 'Assunto', width: '3fr' },
          { label: 'Por que está na pauta', width: '2fr' },
        ],
        rows: items.map(({ title, note }) => {
          number += 1;
          return [String(number), title, note ?? ''];
        }),
      },
    ]),
  ];
}

export function countWords({ seats, present, needed, reached }: Count): string {
  if (seats === 0) return 'Este colegiado não tem cadeiras registradas: a presença não se contou.';
  const counted = `${present} de ${seats} ${seats === 1 ? 'cadeira presente' : 'cadeiras presentes'}`;
  if (needed === null) return `${counted}; este colegiado não tem quórum configurado.`;
  return `${counted}; o quórum é de ${needed}: ${reached ? 'alcançado' : 'não alcançado'}.`;
}

/** The minutes: who came, what was decided of each item in the order of the agenda, and the amendments that were accepted. */
export function minutesBlocks(facts: MinutesFacts): Block[] {
  const spoken = facts.items.filter(({ outcomes }) => standing(outcomes).length > 0);
  const untouched = facts.items.length - spoken.length;
  return [
    headed(facts),
    { kind: 'heading', text: 'Presença' },
    { kind: 'text', text: countWords(facts.count) },
    ...(facts.attendance.length === 0 ? [] : [attendanceTable(facts)]),
    { kind: 'heading', text: 'Deliberações' },
    ...(spoken.length === 0
      ? [{ kind: 'text', text: 'Nenhuma decisão foi registrada.' } as const]
      : spoken.flatMap((item): Block[] => itemBlocks(item, facts.items.indexOf(item) + 1))),
    ...(untouched === 0
      ? []
      : [
          {
            kind: 'text',
            text: `${untouched} ${untouched === 1 ? 'item da pauta não recebeu' : 'itens da pauta não receberam'} registro nesta reunião.`,
          } as const,
        ]),
    ...amendmentBlocks(facts),
    { kind: 'signatures', roles: ['Quem presidiu', 'Quem secretariou'] },
  ];
}

const attendanceTable = ({ attendance }: MinutesFacts): Block => ({
  kind: 'table',
  columns: [
    { label: 'Instituição', width: '2fr' },
    { label: 'Segmento', width: '1fr' },
    { label: 'Quem veio', width: '2fr' },
    { label: 'Presença', width: '1fr' },
  ],
  rows: attendance.map(({ institution, segment, person, presence }) => [
    institution,
    SEGMENT_WORDS[segment],
    person ?? '',
    presence === null ? 'Sem registro' : PRESENCE_WORDS[presence],
  ]),
});

const itemBlocks = (item: MinutesFacts['items'][number], number: number): Block[] => [
  { kind: 'text', text: `${number}. ${item.title}` },
  {
    kind: 'pairs',
    rows: standing(item.outcomes).map((said) => ({
      label: OUTCOME_WORDS[said.kind],
      value: outcomeWords(said),
    })),
  },
];

function amendmentBlocks({ amendments }: MinutesFacts): Block[] {
  if (amendments.length === 0) return [];
  return [
    { kind: 'heading', text: 'Emendas aceitas' },
    {
      kind: 'table',
      columns: [
        { label: 'Item', width: '2fr' },
        { label: 'Texto', width: '3fr' },
        { label: 'Proposta por', width: '1fr' },
      ],
      rows: amendments.map(({ item, text, by }) => [item ?? 'Ata inteira', text, by]),
    },
  ];
}

/** “Reunião de condução de 01/12/2026”. */
export const meetingName = (body: string, day: string): string => `${body}, reunião de ${formatDay(day)}`;

/** What the pack says of an action beside the agenda. */
export interface PackAction {
  readonly id: string;
  readonly title: string;
  readonly deadline: string;
  readonly lateness: string;
  readonly statusWords: string;
  readonly renegotiations: number;
  readonly lines: readonly { readonly unit: string }[];
}

/** The agenda with what is known of each action on it. */
export function packBlocks(facts: MinutesFacts, actions: readonly PackAction[]): Block[] {
  if (actions.length === 0) return agendaBlocks(facts);
  return [
    ...agendaBlocks(facts),
    { kind: 'heading', text: 'As ações da pauta' },
    {
      kind: 'table',
      columns: [
        { label: 'Ação', width: '3fr' },
        { label: 'Quem lança', width: '24mm' },
        { label: 'Prazo em vigor', width: '34mm' },
        { label: 'Situação', width: '24mm' },
        { label: 'Redefinida', width: '20mm' },
      ],
      rows: actions.map((each) => [
        `${each.id} ${each.title}`,
        each.lines.map(({ unit }) => unit).join(', '),
        `${each.deadline} (${each.lateness})`,
        each.statusWords,
        each.renegotiations === 0 ? '' : `${each.renegotiations}×`,
      ]),
    },
  ];
}
