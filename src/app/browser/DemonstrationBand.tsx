import { useQuery } from '@tanstack/react-query';
import { apiGet } from '../../web/api.ts';
import { LifeAnswer } from '../demonstration/contract.ts';

const EVERY_MS = 4000;

/** How much of the plan's life is told: asked again only while it is being told. */
function useLife(): LifeAnswer | undefined {
  return useQuery({
    queryKey: ['demonstration', 'life'],
    queryFn: ({ signal }) => apiGet('/api/demonstration/life', LifeAnswer, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state: { data } }) => (data !== undefined && data.told < data.of ? EVERY_MS : false),
  }).data;
}

/** Stands over every screen of the demonstration. */
export function DemonstrationBand() {
  const life = useLife();
  return (
    <p className="bg-warn-soft px-4 py-1 text-center text-13 text-ink sm:px-8">
      <strong className="font-semibold">Demonstração:</strong>
      <span className="max-sm:hidden"> pessoas fictícias;</span> nada aqui vale como
      <span className="max-sm:hidden"> dado ou</span> ato oficial.
      {life !== undefined && life.told < life.of && (
        <span>
          {' '}
          Vida do plano: {life.told} de {life.of} meses.
        </span>
      )}
    </p>
  );
}
