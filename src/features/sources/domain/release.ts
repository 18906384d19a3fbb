/** A rule of the ministry's for giving a system's files out, as their days of issue have shown. */
interface Release {
  readonly system: string;
  /** What its rows are, for who reads that it was never loaded. */
  readonly holds: string;
  /** Whether cards of the indicators count its files. */
  readonly counted: boolean;
  /** Whole months between the end of a month and the day by which its file is out, and that day of the month; null where no rule is known. */
  readonly monthly: Delay | null;
  /** The same from the end of a year, for yearly files. */
  readonly yearly: Delay | null;
}

interface Delay {
  readonly months: number;
  readonly day: number;
}

/** SIH and SIA: five to six weeks after the month's end (RDMT2602 on 7 April 2026). */
const PRODUCTION: Delay = { months: 1, day: 15 };
/** CNES: in the middle or at the end of the month that follows. */
const REGISTER: Delay = { months: 1, day: 1 };
/** SIM and SINASC, final: about twelve months after the year (2023 on 19 December 2024, 2024 on 23 December 2025). */
const VITAL: Delay = { months: 12, day: 1 };
/** e-Gestor: about two months. */
const COVERAGE: Delay = { months: 2, day: 1 };

const monthly = (system: string, holds: string, delay: Delay, counted = false): Release => ({
  system,
  holds,
  counted,
  monthly: delay,
  yearly: null,
});
const yearly = (system: string, holds: string, delay: Delay | null, counted = false): Release => ({
  system,
  holds,
  counted,
  monthly: null,
  yearly: delay,
});

export const RELEASES: readonly Release[] = [
  monthly('SIH-RD', 'internações', PRODUCTION, true),
  monthly('SIH-SP', 'atos profissionais das internações', PRODUCTION),
  monthly('SIH-RJ', 'internações rejeitadas', PRODUCTION),
  monthly('SIH-ER', 'erros das rejeitadas', PRODUCTION),
  monthly('SIA-PA', 'produção ambulatorial', PRODUCTION, true),
  monthly('CNES-LT', 'leitos', REGISTER, true),
  monthly('CNES-ST', 'estabelecimentos', REGISTER, true),
  monthly('CNES-EP', 'equipes', REGISTER, true),
  monthly('EGESTOR-COBERTURA', 'cobertura da atenção primária', COVERAGE, true),
  yearly('SIM-DO', 'óbitos', VITAL, true),
  yearly('SIM-DOINF', 'óbitos infantis', VITAL, true),
  yearly('SIM-DOMAT', 'óbitos maternos', VITAL, true),
  yearly('SINASC-DN', 'nascidos vivos', VITAL, true),
  yearly('POPSVS', 'população por idade e sexo', null, true),
];

/** A system as people know its files: `internações (SIH-RD)`. */
export function systemInWords(system: string): string {
  const holds = RELEASES.find((each) => each.system === system)?.holds;
  return holds === undefined ? system : `${holds} (${system})`;
}

/** The newest month or year that should be out on a day, or null where no rule is known. */
export function newestReleased(system: string, isYearly: boolean, today: string): string | null {
  const release = RELEASES.find((each) => each.system === system);
  const delay = isYearly ? release?.yearly : release?.monthly;
  if (!delay) return null;
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  // Months since the year 0 that are whole on this day, the last of which is the newest that may be out.
  const ended = year * 12 + month - 1 - delay.months - (day < delay.day ? 1 : 0);
  return isYearly ? String(Math.floor(ended / 12) - 1) : monthAt(ended - 1);
}

/** The month or year that follows. */
export function periodAfter(period: string): string {
  if (period.length === 4) return String(Number(period) + 1);
  const [year = 0, month = 0] = period.split('-').map(Number);
  return monthAt(year * 12 + month);
}

const monthAt = (index: number): string =>
  `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;

/** What cards count and no file of which stands. */
export function neverLoaded(loaded: ReadonlySet<string>): Pick<Release, 'system' | 'holds'>[] {
  return RELEASES.filter(({ system, counted }) => counted && !loaded.has(system));
}
