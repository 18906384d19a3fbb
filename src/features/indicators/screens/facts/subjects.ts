import type { FactKindAnswer, FactPicture, FactRegister } from '../../contract.ts';

/** Somebody or something that a fact may be said of now. */
export interface Subject {
  readonly key: string;
  readonly territory: string;
  readonly careLine: string | null;
  readonly name: string;
  /** The list it stands in: its health region, its line of care. */
  readonly group: string;
  /** The wider list: its macro-region. */
  readonly wider: string | null;
  /** Where it stands, in words. */
  readonly words: string;
  /** Nothing to record of it: it is already there, or there is nothing to end. */
  readonly isClosed: boolean;
}

const keyOf = (territory: string, careLine: string | null) => `${territory}/${careLine ?? ''}`;

/** Every subject of a kind, in the order of the territory or of the plan. */
export function subjectsOf(
  register: FactRegister,
  indicator: FactRegister['indicators'][number],
  kind: FactKindAnswer,
  picture: FactPicture | undefined,
): Subject[] {
  const cells = new Map(picture?.cells.map((cell) => [keyOf(cell.territory, cell.careLine), cell]));
  const main = indicator.kinds[0]?.id;
  return placesOf(register, indicator, kind).map((place) => {
    const cell = cells.get(place.key);
    const isStanding = cell?.state === 'standing';
    const isSplit = kind.detail !== null || kind.quantity !== null;
    const isClosed =
      kind.ends === null ? isStanding && kind.id === main && !isSplit : kind.ends === main && !isStanding;
    return { ...place, words: cell?.words ?? '', isClosed };
  });
}

type Place = Omit<Subject, 'words' | 'isClosed'>;

function placesOf(
  register: FactRegister,
  { careLines }: FactRegister['indicators'][number],
  { subject }: FactKindAnswer,
): Place[] {
  switch (subject) {
    case 'municipality':
      return register.municipalities.map((place) => ({
        key: keyOf(place.code, null),
        territory: place.code,
        careLine: null,
        name: place.name,
        group: place.region,
        wider: place.macroRegion,
      }));
    case 'macro-region':
      return register.macroRegions.map((place) => ({
        key: keyOf(place.code, null),
        territory: place.code,
        careLine: null,
        name: place.name,
        group: 'Macrorregiões',
        wider: null,
      }));
    case 'care-line':
      return careLines.map((line) => ({
        key: keyOf(register.state.code, line.code),
        territory: register.state.code,
        careLine: line.code,
        name: line.name,
        group: 'Linhas de cuidado',
        wider: null,
      }));
    case 'care-line-macro-region':
      return careLines.flatMap((line) =>
        register.macroRegions.map((place) => ({
          key: keyOf(place.code, line.code),
          territory: place.code,
          careLine: line.code,
          name: place.name,
          group: line.name,
          wider: null,
        })),
      );
  }
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name or list holds what was typed, accents and capitals apart. */
export function matching(subjects: readonly Subject[], typed: string): Subject[] {
  const wanted = plain(typed.trim());
  return subjects.filter(({ name, group, wider }) =>
    [name, group, wider ?? ''].some((text) => plain(text).includes(wanted)),
  );
}
