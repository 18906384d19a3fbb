/** A value of a criterion of the hospital's panel, as far as its validation asks. */
interface LineValue {
  readonly source: 'computed' | 'declared' | 'document';
  readonly text: string | null;
  readonly reason: string | null;
  readonly band: { readonly dependsOnReading: boolean } | null;
}

interface Criterion {
  readonly id: string;
  readonly label: string;
  /** Why the criterion has no band; null where it must have one. */
  readonly noBand: string | null;
  readonly values: readonly LineValue[];
}

/** A criterion as the regional office validates it. */
export interface IndicatorLine {
  readonly id: string;
  readonly label: string;
  /** What its sources say of the month; null where none says anything. */
  readonly value: string | null;
  /** Why it is looked at by itself; none of a clean line. */
  readonly exceptions: readonly string[];
}

/** Who validated a line, what it said then, and the words that an exception asks. */
export interface ValidatedLine {
  readonly value: string | null;
  readonly words: string | null;
  readonly by: string | null;
  readonly at: string;
}

/** A line is clean where its sources say one thing, and a band that no open question moves holds it. */
export function lineOf({ id, label, noBand, values }: Criterion): IndicatorLine {
  const own = values.filter(({ source }) => source !== 'document');
  const said = own.filter(({ text }) => text !== null);
  const exceptions = [
    ...(said.length === 0 ? ['Sem valor no mês.'] : []),
    ...differing(said),
    ...(said.length === 0 ? own : said).flatMap(({ reason }) => reason ?? []),
    ...(noBand === null && said.some(({ band }) => band === null) ? ['Nenhuma faixa contém o valor.'] : []),
    ...(said.some(({ band }) => band?.dependsOnReading)
      ? ['A faixa depende de interpretação a decidir.']
      : []),
  ];
  const texts = textsOf(said);
  return {
    id,
    label,
    value: texts.length === 0 ? null : texts.join(' · '),
    exceptions: [...new Set(exceptions)],
  };
}

const textsOf = (values: readonly LineValue[]): string[] => [
  ...new Set(values.flatMap(({ text }) => text ?? [])),
];

/** A file and a declaration of the same number that do not agree; several values of one source are several numbers. */
function differing(said: readonly LineValue[]): string[] {
  const [files, declared] = (['computed', 'declared'] as const).map((from) =>
    textsOf(said.filter(({ source }) => source === from)),
  );
  if (files?.length !== 1 || declared?.length !== 1 || files[0] === declared[0]) return [];
  return [`O arquivo e a declaração não dizem o mesmo: ${files[0]} e ${declared[0]}.`];
}

/** Every reason why these lines may not be validated together (pt-BR): clean ones go at once, an exception alone and with words. */
export function refusalsOfLines(
  lines: readonly IndicatorLine[],
  asked: readonly string[],
  words: string | null,
): string[] {
  const known = new Map(lines.map((line) => [line.id, line]));
  const unknown = asked.filter((id) => !known.has(id));
  const exceptions = asked.flatMap((id) => {
    const line = known.get(id);
    return line !== undefined && line.exceptions.length > 0 ? [line] : [];
  });
  return [
    ...unknown.map((id) => `O painel do hospital não tem a linha "${id}".`),
    ...(exceptions.length > 0 && asked.length > 1
      ? exceptions.map(({ label }) => `“${label}” é exceção: valide-a sozinha, com o que a explica.`)
      : []),
    ...(exceptions.length > 0 && (words ?? '').trim() === ''
      ? ['Uma exceção só se valida com o que a explica.']
      : []),
  ];
}

/** Whether what was validated is still what the line says. */
export const stands = (line: IndicatorLine, validated: ValidatedLine | undefined): boolean =>
  validated !== undefined && validated.value === line.value;

/**
 * Why a competência may not be signed by its indicators (pt-BR): each line that says something is validated as it stands. A line that says
 * nothing has nothing to validate, and no act makes a month wait for it. No value is named: not everybody is told each.
 */
export function refusalsOfUnvalidated(
  lines: readonly IndicatorLine[],
  validated: Readonly<Record<string, ValidatedLine>>,
): string[] {
  const waiting = lines.filter((line) => line.value !== null && !stands(line, validated[line.id]));
  if (waiting.length === 0) return [];
  const said = waiting
    .map(({ id, label }) =>
      validated[id] === undefined ? `“${label}”` : `“${label}” (mudou depois de validado)`,
    )
    .join('; ');
  const counted =
    waiting.length === 1
      ? '1 indicador do mês tem valor e não foi validado'
      : `${waiting.length} indicadores do mês têm valor e não foram validados`;
  return [
    `${counted} pelo Escritório Regional: ${said}. Valide em “Indicadores do mês” as linhas limpas de uma vez e cada exceção com o que a explica; se o cálculo já foi conferido, devolva-o antes.`,
  ];
}
