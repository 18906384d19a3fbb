import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Place, SearchText } from '../../web/place.ts';

/**
 * Writes the month and the territory into an address that names none, so that a copied address shows the same to
 * everyone. No step of the history; nothing while `place` is not known.
 */
export function usePlaceInAddress({ mes, territorio }: Place): void {
  const search = useSearch({ strict: false }) as SearchText;
  const navigate = useNavigate();
  const router = useRouter();
  const complete = search.mes !== undefined && search.territorio !== undefined;
  useEffect(() => {
    if (complete || mes === '' || territorio === '') return;
    void navigate({
      // Not '.': where no screen lives it means the nearest screen above, and the reader would never know.
      to: router.latestLocation.pathname,
      search: (before: SearchText) => ({
        ...before,
        mes: before.mes ?? mes,
        territorio: before.territorio ?? territorio,
      }),
      hash: true,
      state: true,
      replace: true,
    } as never);
  }, [complete, mes, territorio, navigate, router]);
}
