import { addMonths, competenciaShort, parseCompetencia } from '../../../kernel/competencia.ts';
import { monthsOf, ofPeriodInWords, type Period } from '../../../kernel/period.ts';
import { type Counting, isInForce, type Method } from './card.ts';

/** How files make up a period, and when they may be used. */
type Covering = Pick<Counting, 'grain' | 'over' | 'scope' | 'dated'> & Pick<Method, 'validFrom' | 'validTo'>;

/** The counts of one file by one method, as stored. */
export interface Computation {
  readonly id: string;
  /** `import`: of a version in the warehouse; `seed`: of a public file counted when the seeds were made. */
  readonly origin: 'import' | 'seed';
  readonly versionId: string | null;
  /** State whose places it holds; `BR` for all. */
  readonly uf: string;
  /** Of what was counted, `YYYY-MM` or `YYYY`. */
  readonly period: string;
  /** Of the file, which is another where records are dated by themselves. */
  readonly filePeriod: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly fileDate: string;
  /** Instant of counting. */
  readonly computedAt: string;
}

/** When the newest of some counts was made. */
export function newestOf(computations: readonly Computation[]): string | null {
  return (
    computations
      .map((each) => each.computedAt)
      .toSorted()
      .at(-1) ?? null
  );
}

/**
 * Why a file is left aside whose records another has too. `state-file`: the state's own file, with those of the other states, is taken before a
 * national extract, so that months with an extract count as those without. `national-extract`: without the own state's file the
 * extract counts alone, for the other states' files are in it. `newest-file`: one file covers the place, the newest.
 */
type Overlap = 'state-file' | 'national-extract' | 'newest-file';

/** Which files a value is made of, and what is missing. */
export interface Coverage {
  readonly chosen: readonly Computation[];
  /** Loaded files that would count the same records again. */
  readonly aside: readonly { readonly computation: Computation; readonly overlap: Overlap }[];
  readonly needed: readonly string[];
  readonly present: readonly string[];
  /** Where records are dated by themselves: files not loaded that bring more of the period's. */
  readonly late: readonly string[];
  /** Where the files of this method cannot make up the period at all (pt-BR). */
  readonly refusal: string | null;
}

/** Periods of files that make up a period, oldest first, or why they cannot. */
export function filePeriods(
  method: Pick<Covering, 'grain'>,
  period: Period,
): { needed: string[]; refusal: string | null } {
  if (method.grain === 'month') return { needed: monthsOf(period), refusal: null };
  const whole = period.first.endsWith('-01') && period.last.endsWith('-12');
  if (!whole)
    return { needed: [], refusal: 'Este indicador é apurado por ano. Peça um ano inteiro, como 2019.' };
  const years: string[] = [];
  for (let year = Number(period.first.slice(0, 4)); year <= Number(period.last.slice(0, 4)); year++)
    years.push(String(year));
  return { needed: years, refusal: null };
}

/**
 * Chooses the files of a place's state for a period: every one that adds up, never the same record twice. A stock needs
 * the last file of the period; where it is not there, the newest before it stands, and the period is not whole.
 */
export function coverPeriod(
  method: Covering,
  period: Period,
  uf: string,
  computations: readonly Computation[],
): Coverage {
  const { needed, refusal } = filePeriods(method, period);
  const found = needed
    .filter((one) => isInForce(method, one))
    .map((one) => ({
      one,
      ...filesOf(
        method,
        uf,
        computations.filter((each) => each.period === one),
      ),
    }))
    // What only files of later months tell of a month is not the month.
    .filter(({ one, chosen }) => chosen.some(({ filePeriod }) => filePeriod === one));
  const taken = method.over === 'sum' ? found : found.slice(-1);
  return {
    chosen: taken.flatMap(({ chosen }) => chosen),
    aside: taken.flatMap(({ aside }) => aside),
    needed: method.over === 'sum' ? needed : needed.slice(-1),
    present: taken.map(({ one }) => one),
    late: lateFiles(
      method,
      taken.map(({ one }) => one),
      computations.filter((each) => isOf(each, uf) || isOf(each, NATIONAL)),
    ),
    refusal,
  };
}

/** Files of the months after that are not there. */
function lateFiles(
  { dated }: Covering,
  present: readonly string[],
  computations: readonly Computation[],
): string[] {
  if (dated === undefined) return [];
  const loaded = new Set(computations.map(({ filePeriod }) => filePeriod));
  const after = present.flatMap((one) =>
    Array.from({ length: dated.monthsLate }, (_, at) => addMonths(parseCompetencia(one), at + 1)),
  );
  return [...new Set<string>(after)].filter((month) => !loaded.has(month)).sort();
}

type InForce = Covering & Pick<Method, 'name'>;

/** Why a method gives nothing of a period that lies outside its validity, and which others of its card do (pt-BR); null where it does. */
export function whyOutOfForce(method: InForce, period: Period, all: readonly InForce[]): string | null {
  const { needed } = filePeriods(method, period);
  if (needed.length === 0 || needed.some((one) => isInForce(method, one))) return null;
  const { validFrom, validTo, name } = method;
  const usable = all.filter((each) => filePeriods(each, period).needed.some((one) => isInForce(each, one)));
  const others =
    usable.length === 0
      ? 'Nenhum outro método deste indicador dá.'
      : `Escolha ${usable.map((each) => `“${each.name}”`).join(' ou ')}.`;
  const validity = [
    ...(validFrom === null ? [] : [`desde ${nameOf(validFrom)}`]),
    ...(validTo === null ? [] : [`até ${nameOf(validTo)}`]),
  ].join(' ');
  return `O método “${name}” vale ${validity}: não dá valor ${ofPeriodInWords(period)}. ${others}`;
}

type Files = Pick<Coverage, 'chosen' | 'aside'>;

function filesOf(method: Covering, uf: string, ofPeriod: readonly Computation[]): Files {
  const covering = ofPeriod.filter((each) => isOf(each, uf) || isOf(each, NATIONAL)).toSorted(preferred);
  const [first] = covering;
  if (first === undefined) return { chosen: [], aside: [] };
  if (method.scope === 'place') return filesAnd(partsOf(first, covering), importsIn(covering), 'newest-file');
  const imports = importsIn(ofPeriod);
  if (imports.some((each) => isOf(each, uf)))
    return filesAnd(
      imports.filter((each) => !isOf(each, NATIONAL)),
      imports,
      'state-file',
    );
  if (isOf(first, NATIONAL)) return filesAnd(partsOf(first, covering), imports, 'national-extract');
  return { chosen: [first, ...imports], aside: [] };
}

/** A file with the other parts of its month, where the month came in several: all that stand of one state and period are parts of one. */
const partsOf = (first: Computation, covering: readonly Computation[]): Computation[] =>
  first.origin === 'import' ? importsIn(covering).filter(({ uf }) => uf === first.uf) : [first];

const NATIONAL = 'BR';

const isOf = (computation: Computation, uf: string) => computation.uf === uf;

const importsIn = (computations: readonly Computation[]) =>
  computations.filter(({ origin }) => origin === 'import');

function filesAnd(chosen: readonly Computation[], loaded: readonly Computation[], overlap: Overlap): Files {
  const aside = loaded
    .filter((each) => !chosen.includes(each))
    .map((computation) => ({ computation, overlap }));
  return { chosen, aside };
}

/** What was imported before what was seeded; then the newest. */
function preferred(a: Computation, b: Computation): number {
  if (a.origin !== b.origin) return a.origin === 'import' ? -1 : 1;
  if (a.fileDate === b.fileDate) return 0;
  return a.fileDate < b.fileDate ? 1 : -1;
}

/** The file that a stock reaches where it does not close the period; null where it does, and of what adds up. */
export function untilOf(
  { over }: Pick<Counting, 'over'>,
  { needed, present }: Pick<Coverage, 'needed' | 'present'>,
): string | null {
  const last = present.at(-1) ?? null;
  return over === 'last' && last !== needed.at(-1) ? last : null;
}

/** "Até abr 2024, a última competência carregada de 2024: o período só fecha com dez 2024." */
function stockReached(until: string, end: string, period: Period): string {
  return `Até ${nameOf(until)}, a última competência carregada ${ofPeriodInWords(period)}: o período só fecha com ${nameOf(end)}.`;
}

interface Made extends Pick<Coverage, 'needed' | 'present' | 'late'> {
  readonly method: Covering;
  readonly period: Period;
  /** Which part of a month lacks, and which files that are loaded bring nothing (pt-BR). */
  readonly lacking?: string | null;
}

/** Whether a value has every file that its period asks for, and what it leaves out (pt-BR). */
export function completenessOf({ method, period, needed, present, late, lacking = null }: Made): {
  readonly status: 'computed' | 'partial';
  readonly reason: string | null;
} {
  const partial = (reason: string) => ({
    status: 'partial' as const,
    reason: [reason, stillToCome(method, late), lacking].filter((each) => each !== null).join(' '),
  });
  const until = untilOf(method, { needed, present });
  if (until !== null) return partial(stockReached(until, needed.at(-1) ?? '', period));
  if (present.length < needed.length) return partial(loadedOf(method, { period, needed, present }));
  const outside = [stillToCome(method, late), lacking].filter((each) => each !== null);
  if (outside.length > 0) return { status: 'partial', reason: outside.join(' ') };
  const others =
    'Conta o que está nos arquivos carregados: quem foi atendido em estado sem arquivo carregado não aparece.';
  return { status: 'computed', reason: method.scope === 'state-of-service' ? others : null };
}

/** "1 de 12 competências de 2022 carregadas (mar 2022): faltam 11." */
function loadedOf(
  { grain }: Covering,
  { period, needed, present }: Pick<Made, 'period' | 'needed' | 'present'>,
) {
  const [unit, are, one] =
    grain === 'month' ? ['competências', 'carregadas', 'uma'] : ['anos', 'carregados', 'um'];
  const names = present.map(nameOf);
  const loaded = names.length <= 3 ? names.join(', ') : `${names[0]} a ${names.at(-1)}`;
  const rest = needed.length - present.length;
  const lack = rest === 1 ? `falta ${one}` : `faltam ${rest}`;
  return `${present.length} de ${needed.length} ${unit} ${ofPeriodInWords(period)} ${are} (${loaded}): ${lack}.`;
}

/** "Conta pelo mês da alta, e parte do que houve chega nos arquivos dos 6 meses seguintes: falta carregar jan 2025 a mar 2025." */
function stillToCome({ dated }: Covering, late: readonly string[]): string | null {
  const [first, last] = [late[0], late.at(-1)];
  if (dated === undefined || first === undefined || last === undefined) return null;
  const months =
    late.length <= 3
      ? late.map(nameOf).join(', ')
      : `${late.length} meses, de ${nameOf(first)} a ${nameOf(last)}`;
  return `Conta pelo ${dated.name}, e parte do que houve em cada mês só chega nos arquivos dos ${dated.monthsLate} meses seguintes: falta carregar ${months}.`;
}

const nameOf = (text: string) => (text.length === 4 ? text : competenciaShort(parseCompetencia(text)));
