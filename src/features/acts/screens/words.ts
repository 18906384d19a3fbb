import { formatDayInWords } from '../../../kernel/format.ts';
import type { ActSummary, Homologation, LinkAnswer, Standing } from '../contract.ts';

export const KIND_WORDS: Record<ActSummary['kind'], string> = {
  resolution: 'Resolução',
  ordinance: 'Portaria',
  law: 'Lei',
  decree: 'Decreto',
  plan: 'Plano',
};

export const COVERAGE_WORDS: Record<ActSummary['coverage'], string> = {
  full: 'texto inteiro',
  excerpt: 'só os trechos citados',
  none: 'texto não carregado',
};

/** What a link says, read from the act on the page. */
export const LINK_WORDS: Record<LinkAnswer['direction'], Record<LinkAnswer['kind'], string>> = {
  out: { amends: 'Altera', homologates: 'Homologa', revokes: 'Revoga', succeeds: 'Sucede', cites: 'Cita' },
  in: {
    amends: 'Alterado por',
    homologates: 'Homologado por',
    revokes: 'Revogado por',
    succeeds: 'Sucedido por',
    cites: 'Citado por',
  },
};

const since = (day: string | null) => (day === null ? '' : `, de ${formatDayInWords(day)}`);

/** "Sucedido pela Resolução…": how the act stands today; null while it simply binds. */
export function standingWords({ state, by, on }: Standing): string | null {
  switch (state) {
    case 'revoked':
      return `Revogado por ${by?.name}${since(on)}`;
    case 'succeeded':
      return `Sucedido por ${by?.name}${since(on)}`;
    case 'ended':
      return on === null ? 'Encerrado' : `Deixou de valer em ${formatDayInWords(on)}`;
    case 'not-yet':
      return on === null ? 'Ainda não vale' : `Vale a partir de ${formatDayInWords(on)}`;
    case 'unknown':
      return 'Vigência não conhecida';
    case 'in-force':
      return null;
  }
}

/** Where the homologation of an act signed ad referendum stands. */
export function homologationWords({ state, by, on, late }: Homologation): string {
  const day = on === null ? '' : formatDayInWords(on);
  switch (state) {
    case 'homologated':
      return `Assinado ad referendum; homologado por ${by?.name}${late ? ', depois da reunião seguinte' : ''}`;
    case 'due':
      return `Assinado ad referendum: deve ser homologado na reunião ordinária de ${day}`;
    case 'overdue':
      return `Assinado ad referendum e não homologado: a reunião ordinária de ${day} já passou`;
    case 'no-meeting-known':
      return 'Assinado ad referendum: deve ser homologado na reunião ordinária seguinte, cuja data não foi informada';
  }
}
