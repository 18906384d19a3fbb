import { addMonths, competenciaInWords, parseCompetencia } from '../../../../kernel/competencia.ts';
import type { Explained } from '../../../../kernel/explained.ts';
import type { Rational } from '../../../../kernel/rational.ts';
import { type Context, refusalOf } from '../../../../platform/context.ts';
import { listEvents, type StoredEvent } from '../../../../platform/events.ts';
import { listNames } from '../../../accounts/index.ts';
import { declarationName, declarationStream, EMPTY_CONTENT } from '../../domain/monthly/declaration.ts';
import { type Problem, problemsOf } from '../../domain/monthly/problems.ts';
import { type DeclaredValue, valuesOf } from '../../domain/monthly/values.ts';
import { type DeclarationRecord, listDeclarations, listVersions } from '../../store/declarations.ts';
import { getHospital, type Hospital, scopeOfHospital } from '../hospital.ts';
import { form } from './form.ts';
import { APPROVE, DECLARE } from './write.ts';

const MONTHS_SHOWN = 24;

/** The last months of a hospital, the newest first, each with its newest version or none. */
export async function readMonths(context: Context, hospitalId: string) {
  const hospital = await getHospital(context, hospitalId);
  const last = parseCompetencia(context.clock.today().slice(0, 7));
  const first = addMonths(last, 1 - MONTHS_SHOWN);
  const refusals = await refusalsOf(context, hospital);
  const found = (await listDeclarations(context, [hospital.id], first, last)).map((each) =>
    mayRead(each, refusals) ? each : { ...each, reason: null },
  );
  const months = Array.from({ length: MONTHS_SHOWN }, (_, index) => addMonths(last, -index));
  return {
    hospital,
    months: months.map((month) => ({
      month,
      declaration: found.find((each) => each.month === month) ?? null,
    })),
    ...refusals,
  };
}

/**
 * Everything the page of a month shows: the newest version, what is wrong with it, what it gives, and its history. Until it is approved a
 * version is for who declares and who decides; others read the one approved before it, if there is one, and that another is on its way.
 */
export async function readMonth(context: Context, hospitalId: string, monthText: string) {
  const hospital = await getHospital(context, hospitalId);
  const month = parseCompetencia(monthText);
  const refusals = await refusalsOf(context, hospital);
  const all = await listVersions(context, hospital.id, month);
  const versions = all.filter((each) => mayRead(each, refusals));
  const [declaration = null] = versions;
  const content = declaration?.content ?? EMPTY_CONTENT;
  const history = declaration === null ? [] : await historyOf(context, declaration);
  return {
    hospital,
    month,
    declaration,
    versions,
    isUnderway: all[0] !== undefined && !versions.includes(all[0]),
    problems: problemsOf(form, content, month, context.clock.today()) as readonly Problem[],
    values: valuesOf(form, content, month) as readonly DeclaredValue[],
    history,
    ...refusals,
  };
}

const mayRead = ({ state }: DeclarationRecord, { declareRefusal, approveRefusal }: Refusals): boolean =>
  state === 'approved' || declareRefusal === null || approveRefusal === null;

/** What happened to a version, the newest first, without the answers saved one by one. */
async function historyOf(context: Context, { id }: DeclarationRecord) {
  const events = await listEvents(context, declarationStream(id));
  const told = events.filter(({ type }) => type !== 'answered').reverse();
  const ids = told.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const names = await listNames(context, [...new Set(ids)]);
  return told.map(({ type, at, actorId, reason }: StoredEvent) => ({
    type,
    at,
    by: actorId === null ? null : (names.get(actorId) ?? null),
    reason,
  }));
}

interface Refusals {
  readonly declareRefusal: string | null;
  readonly approveRefusal: string | null;
}

async function refusalsOf(context: Context, hospital: Hospital): Promise<Refusals> {
  const scope = await scopeOfHospital(context, hospital);
  const refusal = (verb: string) => refusalOf(context, verb, scope)?.message ?? null;
  return { declareRefusal: refusal(DECLARE), approveRefusal: refusal(APPROVE) };
}

/** The last month of a hospital whose declaration was approved, or null. */
export async function lastApprovedMonth(context: Context, hospital: string): Promise<string | null> {
  const last = parseCompetencia(context.clock.today().slice(0, 7));
  const found = await listDeclarations(context, [hospital], addMonths(last, 1 - MONTHS_SHOWN), last);
  return found.find(({ state }) => state === 'approved')?.month ?? null;
}

/** A declared indicator of one month as it stands, or the reason why there is none (pt-BR). */
export type StandingValue =
  | {
      readonly found: true;
      readonly value: Rational | boolean;
      readonly numerator: Rational | null;
      readonly denominator: Rational | null;
      readonly explained: Explained;
      /** Version of the declaration it stands in, and its number in words. */
      readonly declaration: { readonly id: string; readonly name: string; readonly isDemonstration: boolean };
    }
  | {
      readonly found: false;
      readonly reason: string;
      /** Approved, and it says that there was nothing to divide by: zero of it is known. */
      readonly isNone: boolean;
    };

/** What a hospital declared of a month, indicator by indicator. @throws Error for one that the form has not */
export type StandingValues = (indicator: string) => StandingValue;

/**
 * What a hospital declared of a month, from the newest approved version, read once however many indicators are asked: numerator and
 * denominator kept, explained down to the declaration. What was sent and not approved is not a number yet.
 * @throws AppError `not-found` for an unknown hospital.
 */
export async function standingValues(
  context: Context,
  asked: { readonly hospital: string; readonly month: string },
): Promise<StandingValues> {
  const hospital = await getHospital(context, asked.hospital);
  const versions = await listVersions(context, hospital.id, asked.month);
  const approved = versions.find(({ state }) => state === 'approved');
  if (approved === undefined) {
    const reason = waiting(versions[0], asked.month);
    return () => ({ found: false, isNone: false, reason });
  }
  const values = new Map(
    valuesOf(form, approved.content, asked.month).map((each) => [each.indicator.id, each]),
  );
  return (indicator) => {
    const found = values.get(indicator);
    if (found === undefined) throw new Error(`the monthly form has no indicator ${indicator}`);
    return standing(found, approved);
  };
}

/** One of them. @throws AppError `not-found` for an unknown hospital; Error for an unknown indicator */
export async function declaredValue(
  context: Context,
  { indicator, ...asked }: { readonly hospital: string; readonly indicator: string; readonly month: string },
): Promise<StandingValue> {
  return (await standingValues(context, asked))(indicator);
}

function standing(
  { value, numerator, denominator, reason, explained }: ReturnType<typeof valuesOf>[number],
  approved: DeclarationRecord,
): StandingValue {
  if (value === null) {
    const isNone = numerator?.isZero() === true && denominator?.isZero() === true;
    return { found: false, isNone, reason: reason ?? 'Falta resposta.' };
  }
  const name = declarationName(approved);
  const isDemonstration = approved.origin === 'demonstration';
  const source = `Declarado pelo hospital: ${name}, versão ${approved.version}, aprovada.`;
  const note = [explained.note, source, isDemonstration ? 'Demonstração: respostas inventadas.' : null]
    .filter((each) => each)
    .join(' ');
  return {
    found: true,
    value,
    numerator,
    denominator,
    explained: { ...explained, note },
    declaration: { id: approved.id, name, isDemonstration },
  };
}

const WAITING = {
  draft: 'ainda está sendo preenchida pelo hospital',
  returned: 'foi devolvida ao hospital',
  sent: 'espera a aprovação do escritório regional',
} as const;

function waiting(last: DeclarationRecord | undefined, month: string): string {
  const name = competenciaInWords(parseCompetencia(month));
  if (last === undefined || last.state === 'approved')
    return `O hospital não declarou ${name}. Preencha em Cofinanciamento › Declaração mensal.`;
  return `A declaração de ${name} ${WAITING[last.state]}.`;
}
