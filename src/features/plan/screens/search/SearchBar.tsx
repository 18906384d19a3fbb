import { useNavigate } from '@tanstack/react-router';
import { apiGet } from '../../../../web/api.ts';
import { type Found, SearchBox } from '../../../../web/search/SearchBox.tsx';
import { SearchAnswer, type SearchHit } from '../../contract.ts';

const NAMES: Readonly<Record<SearchHit['kind'], string>> = {
  objective: 'Objetivo',
  target: 'Meta',
  indicator: 'Indicador',
  strategicAction: 'Ação estratégica',
  action: 'Ação',
  note: 'Comentário',
};

const nameOf = ({ kind, id }: SearchHit): string => {
  if (kind === 'target' || kind === 'indicator') return NAMES[kind];
  if (kind === 'objective') return `${NAMES[kind]} ${id.replace('OE-', '')}`;
  const [action = id, unit] = id.split('/');
  return unit === undefined ? `${NAMES[kind]} ${action}` : `Ação ${action} · ${unit}`;
};

const foundOf = (hit: SearchHit): Found => ({
  id: `${hit.kind} ${hit.id}`,
  name: nameOf(hit),
  label: hit.label,
  text: hit.text,
  marks: hit.marks,
  href: hit.href,
});

async function searchPlan(text: string, signal: AbortSignal): Promise<Found[]> {
  const { items } = await apiGet(`/api/plan/search?q=${encodeURIComponent(text)}`, SearchAnswer, signal);
  return items.map(foundOf);
}

/** Search over everything that the plan says, from the top bar. */
export function SearchBar() {
  const navigate = useNavigate();
  return (
    <SearchBox
      label="Procurar no plano"
      placeholder="/ Procurar no plano"
      search={searchPlan}
      onChoose={({ href }) => void navigate({ to: href } as never)}
    />
  );
}
