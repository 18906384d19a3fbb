import type { NonConformities } from '../../contract.ts';
import { CAUSE_WORDS } from '../../domain/nonconformities/words.ts';
import { countOf } from '../words.ts';
import { Bars } from './Bars.tsx';
import type { Filters } from './Filters.tsx';
import { AGE_WORDS } from './words.tsx';

interface PicturesProps {
  counts: NonConformities['counts'];
  filters: Filters;
  change: (next: Partial<Filters>) => void;
}

/** How old, why, and whose. */
export function Pictures({ counts, filters, change }: PicturesProps) {
  const total = counts.states.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const choose = (name: 'idade' | 'causa' | 'unidade') => (id: string | null) =>
    change({ [name]: id === null ? [] : [id] });
  return (
    <div className="mb-6 grid gap-x-10 gap-y-6 border-rule border-y py-4 md:grid-cols-2 xl:grid-cols-3">
      <Bars
        title="Há quanto tempo abertas"
        note="Sem tratamento encerrado, desde a primeira abertura."
        heads={['Idade', 'Não conformidades']}
        fileName="nao-conformidades-idade"
        bars={counts.ages.map(({ age, count }) => ({ id: age, label: AGE_WORDS[age], count }))}
        chosen={filters.idade}
        onChoose={choose('idade')}
      />
      <Bars
        title="Por que aconteceram"
        note="Cada causa conta uma vez por não conformidade; em vermelho, onde o tratamento não foi eficaz."
        heads={['Causa', 'Não conformidades', 'Não eficazes']}
        fileName="nao-conformidades-causas"
        bars={counts.causes
          .filter(({ kind, count }) => count > 0 || filters.causa.includes(kind))
          .map(({ kind, count, notEffective }) => ({
            ...{ id: kind, label: CAUSE_WORDS[kind], count, marked: notEffective },
          }))
          .sort((a, b) => b.count - a.count)}
        chosen={filters.causa}
        onChoose={choose('causa')}
      />
      <Bars
        title="De quem são as abertas"
        note="Em análise, em tratamento ou à espera da verificação."
        heads={['Unidade', 'Abertas']}
        fileName="nao-conformidades-unidades"
        bars={counts.units.slice(0, 8).map(({ id, name, open, overdue }) => ({
          ...{ id, label: name, count: open },
          ...(overdue > 0 && { note: countOf(overdue, 'medida vencida', 'medidas vencidas') }),
        }))}
        chosen={filters.unidade}
        onChoose={choose('unidade')}
      />
    </div>
  );
}
