import { coverageColumn, egestorFromName, plainText } from './egestor.ts';

/** What the ministry's own service of these reports calls its columns since 2025, in lower case. */
const OF_SERVICE = new Set(
  'nucomp nucompetencia coufibge comunicipioibge qtpopulacao qtesf qteap20 qteap30 qtcapacidadeequipe qtcobertura'.split(
    ' ',
  ),
);
/** A table of something else may share one heading, as UF. */
const TELLING = 3;

/** The headings without which a report cannot be read, as people write them, and as each is kept. */
const NEEDED = [
  ['Competência CNES', 'COMPETENCIA'],
  ['UF', 'UF'],
  ['IBGE', 'IBGE'],
  ['População', 'POPULACAO'],
  ['Qt. eSF financiada', 'QT_ESF'],
] as const;

/**
 * Why a report of coverage in no known layout is not read, and what to do (pt-BR); null where nothing says that it is one. The
 * report of a state changed in 2025 and no public one was found: nothing of it is guessed.
 */
export function whyUnknownCoverage(fileName: string, heading: readonly string[]): string | null {
  const known = heading.map((cell) => coverageColumn(cell)).filter((name) => name !== null);
  const ofService = heading.filter((cell) => OF_SERVICE.has(plainText(cell)));
  const isCoverage = egestorFromName(fileName) !== null || known.length + ofService.length >= TELLING;
  if (!isCoverage) return null;
  const lacking = NEEDED.filter(([, name]) => !known.includes(name)).map(([written]) => written);
  return `Este relatório do e-Gestor não está em nenhum dos formatos que se leem aqui: os de um mês, por município, de 2019 a 2024, e a série mensal de um só município, de 2025 e 2026. No cabeçalho falta ${lacking.join(', ')}. O relatório estadual mudou em 2025, e as suas colunas não são adivinhadas. Abra-o na planilha, deixe uma linha por município e um só mês, dê às colunas os nomes ${NEEDED.map(([written]) => written).join(', ')} (o mês como ABR/2025), salve como CSV separado por ponto e vírgula e envie o .csv.`;
}
