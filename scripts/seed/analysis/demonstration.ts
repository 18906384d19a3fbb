/** Macro-regions by code, and how many of the 46 each brings. */
const MACROS = [
  ['5101', 8],
  ['5102', 8],
  ['5103', 8],
  ['5104', 8],
  ['5105', 7],
  ['5106', 7],
] as const;

/** In which macro-regions each care line is pointed out: four, four, two and two of six. */
const POINTED: Readonly<Record<string, readonly string[]>> = {
  MI: ['5101', '5102', '5103', '5105'],
  PSI: ['5102', '5103', '5104', '5106'],
  UE: ['5103', '5105'],
  DC: ['5101', '5104'],
};
const PROBLEM_OF: Readonly<Record<string, string>> = { MI: 'P01', PSI: 'P02', UE: 'P03', DC: 'P04' };
/** What the fourteen that are selected by competence are brought together in. */
const BY_COMPETENCE = ['P05', 'P06', 'P07', 'P08', 'P09', 'P10'];
const SELECTED = 26;

const pertinence = (basis: 'careLine' | 'competence' | 'none') => ({
  basis,
  reason: `Exemplo da demonstração: ${
    {
      careLine: 'aponta linha de cuidado',
      competence: 'é da competência da SAS',
      none: 'fora da competência',
    }[basis]
  }`,
});

interface Slot {
  readonly macro: string;
  readonly careLine: string | null;
}

/** The regions' places for problems: first one for each line they point at, then the rest. */
function slots(): Slot[] {
  return MACROS.flatMap(([macro, count]) => {
    const lines = Object.keys(POINTED).filter((line) => POINTED[line]?.includes(macro));
    return Array.from({ length: count }, (_, place) => ({ macro, careLine: lines[place] ?? null }));
  });
}

function problemOf({ macro, careLine }: Slot, prioritised: string | null) {
  const basis = careLine !== null ? 'careLine' : prioritised !== null ? 'competence' : 'none';
  return {
    kind: 'macroproblem',
    macro,
    text: null,
    workshop: 'oficinas-asis-pri-2023',
    careLines: careLine === null ? [] : [careLine],
    pertinence: pertinence(basis),
    prioritised: careLine === null ? prioritised : PROBLEM_OF[careLine],
  };
}

/** 46 records without text that give the totals of the document; which region brought what is made up. */
export function demonstrationProblems() {
  const all = slots();
  const free = all.filter((slot) => slot.careLine === null);
  const wanted = SELECTED - (all.length - free.length);
  /** Spread evenly over the places that point at no line. */
  const isTaken = (at: number) =>
    Math.floor(((at + 1) * wanted) / free.length) > Math.floor((at * wanted) / free.length);
  return all.map((slot, at) => {
    const place = free.indexOf(slot);
    const prioritised = place >= 0 && isTaken(place) ? BY_COMPETENCE[place % BY_COMPETENCE.length] : null;
    return {
      id: `demonstracao-${String(at + 1).padStart(2, '0')}`,
      content: problemOf(slot, prioritised ?? null),
    };
  });
}
