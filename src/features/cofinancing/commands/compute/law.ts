import { AppError } from '../../../../kernel/app-error.ts';
import { parseCompetencia } from '../../../../kernel/competencia.ts';
import type { StatedLaw } from '../../domain/compiled/stated.ts';
import { chooseReadings } from '../../domain/inputs.ts';
import type { Agreement, Fact, Programme } from '../../domain/programme.ts';
import { readCofinancingSeed } from '../../seed.ts';
import { ALWAYS_STATED } from './facts.ts';

type Law = Omit<StatedLaw, 'stated'>;

/**
 * What calculates stated facts: the programme, by id or short name, in a month as it was known when the programme began or,
 * later, in that month: by default its first month. Nobody's agreement, but for the amount that its act approved.
 * @throws AppError `invalid-input` for a reading, month or programme that is not known
 */
export function lawOfFacts(
  name: string | undefined,
  readings: Readonly<Record<string, string>>,
  month: string | undefined,
): Law {
  const { programmes, agreements } = readCofinancingSeed();
  const programme = named(
    name,
    programmes.map(({ content }) => content),
  );
  const competencia = parseCompetencia(month ?? programme.effect[0].slice(0, 7));
  const day = `${competencia}-01`;
  return {
    programme,
    competencia,
    knownOn: day > programme.known[0] ? day : programme.known[0],
    readings: chooseReadings(programme, readings),
    agreement: nobodys(
      programme,
      approvedBy(
        programme,
        agreements.map(({ content }) => content),
      ),
    ),
  };
}

/** The named programme; without a name the only one that pays and whose inputs these facts are. */
function named(name: string | undefined, programmes: readonly Programme[]): Programme {
  const able = programmes.filter(({ inputs }) =>
    ALWAYS_STATED.every((id) => inputs.some((input) => input.id === id)),
  );
  const found = able.filter(({ id, slug, example }) =>
    name === undefined ? example === undefined : name === id || name === slug,
  );
  if (found.length === 1) return found[0] as Programme;
  const slugs = able.map(({ slug }) => slug).join(', ');
  throw new AppError(
    'invalid-input',
    `Diga o programa que calcula com estes fatos. Use um destes: ${slugs}.`,
    { details: { programme: name ?? null } },
  );
}

/** The amount that the programme's act approves, with its article, where it approves one alone. */
function approvedBy(programme: Programme, agreements: readonly Agreement[]): Fact[] {
  const signed = agreements.filter((each) => each.programme === programme.id && each.act === programme.act);
  const [only, ...others] = signed;
  return only === undefined || others.length > 0 ? [] : only.facts.filter(({ id }) => id === 'approved');
}

function nobodys(programme: Programme, facts: readonly Fact[]): Agreement {
  return {
    id: '',
    name: programme.name,
    programme: programme.id,
    act: programme.act,
    at: '',
    municipality: '',
    healthRegion: '',
    establishment: '',
    fund: '',
    effect: programme.effect,
    approved: { value: '0', cite: { act: programme.act, at: '', quote: '' } },
    facts,
    notes: [],
  };
}
