import { formatDay } from '../../../kernel/format.ts';
import { isExtractVersion, isGeneratedVersion, type SourceVersion } from './version.ts';

/**
 * What its source may still do to a file. `open`: it is issued again; `settled`: not any more; `untold`: it may be the preliminary one, of which
 * the file says nothing.
 */
export interface IssueStatus {
  readonly id: 'open' | 'settled' | 'untold';
  /** Two or three words, for a table (pt-BR). */
  readonly label: string;
  readonly words: string;
}

/** The last twelve months of production are issued again at every release. */
const REISSUED_MONTHS = 12;
/** The final file of a year came out in December of the next (2023 on 19 December 2024, 2024 on 23 December 2025). */
const FINAL_MONTH = '12';

/**
 * Whether a file is final, as far as its day of issue and what its source is known to do can say; null where nothing is known. The
 * preliminary and the final file of a year have one name and one layout, told apart only by the folder they lie in, which does not come with them.
 */
export function issueStatus(
  version: Pick<SourceVersion, 'system' | 'period' | 'issuedOn' | 'issueBasis' | 'fileName'> &
    Parameters<typeof isGeneratedVersion>[0],
): IssueStatus | null {
  const { system, issueBasis } = version;
  if (issueBasis !== 'header' || isExtractVersion(version) || isGeneratedVersion(version)) return null;
  if (/^(SIH|SIA)-/.test(system)) return productionStatus(version);
  if (/^(SIM|SINASC)-/.test(system)) return vitalStatus(version);
  if (!system.startsWith('CNES-')) return null;
  return { id: 'settled', label: 'definitivo', words: 'Definitivo: a fonte não reemite este arquivo.' };
}

type Issued = Pick<SourceVersion, 'period' | 'issuedOn'>;

function productionStatus({ period, issuedOn }: Issued): IssueStatus {
  const last = `${Number(period.slice(0, 4)) + REISSUED_MONTHS / 12}${period.slice(4)}`;
  if (issuedOn.slice(0, 7) >= last)
    return {
      id: 'settled',
      label: 'fora das reemissões',
      words: `Emitido em ${formatDay(issuedOn)}, depois dos ${REISSUED_MONTHS} meses em que a fonte reemite o mês.`,
    };
  return {
    id: 'open',
    label: 'ainda reemitido',
    words: `A fonte reemite os últimos ${REISSUED_MONTHS} meses a cada divulgação: este mês pode mudar até a de ${last.slice(5)}/${last.slice(0, 4)}.`,
  };
}

function vitalStatus({ period, issuedOn }: Issued): IssueStatus {
  const year = period.slice(0, 4);
  const final = `${Number(year) + 1}-${FINAL_MONTH}`;
  if (issuedOn >= final)
    return {
      id: 'settled',
      label: 'prazo do definitivo',
      words: `Emitido em ${formatDay(issuedOn)}, quando o definitivo de ${year} já costuma ter saído.`,
    };
  return {
    id: 'untold',
    label: 'pode ser preliminar',
    words: `Emitido em ${formatDay(issuedOn)}, e o definitivo de um ano costuma sair em ${FINAL_MONTH}/${final.slice(0, 4)}: pode ser o preliminar, e nem o nome nem o conteúdo o dizem. Confira em que pasta da fonte estava.`,
  };
}
