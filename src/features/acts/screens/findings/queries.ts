import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiGet, apiPost } from '../../../../web/api.ts';
import type { FindingHandling } from '../../../../web/components/Findings.tsx';
import { useSession } from '../../../../web/session.ts';
import {
  type AcceptActFinding,
  type ActFinding,
  ActFindings,
  FindingEffects,
  type ReopenActFinding,
} from '../../contract.ts';

import { worthOf } from './worth.ts';

const pathOf = (act: string) => `/api/acts/${encodeURIComponent(act)}/findings`;
const keyOf = (act: string) => ['acts', act, 'findings'];

/** The findings of an act; those of which its text does not say the worth with what the payments made by it say, for who may read these. */
export function useFindings(act: string, enabled = true) {
  const effects = useEffects(act, enabled);
  return useQuery({
    enabled,
    queryKey: keyOf(act),
    queryFn: ({ signal }) => apiGet(pathOf(act), ActFindings, signal),
    select: (answer) => ({ ...answer, items: answer.items.map((found) => worthOf(found, effects)) }),
  });
}

function useEffects(act: string, enabled: boolean): FindingEffects['items'] {
  const session = useSession();
  const query = useQuery({
    enabled: enabled && session?.verbs.includes('cofinancing.read') === true,
    queryKey: ['acts', act, 'finding-effects'],
    queryFn: ({ signal }) =>
      apiGet(`/api/cofinancing/acts/${encodeURIComponent(act)}/finding-effects`, FindingEffects, signal),
  });
  return query.data?.items ?? [];
}

function useAcceptFinding(act: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: AcceptActFinding) => apiPost(`${pathOf(act)}/accept`, body, ActFindings),
    onSuccess: (answer) => queries.setQueryData(keyOf(act), answer),
  });
}

function useReopenFinding(act: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ReopenActFinding) => apiPost(`${pathOf(act)}/reopen`, body, ActFindings),
    onSuccess: (answer) => queries.setQueryData(keyOf(act), answer),
  });
}

/** How the findings of an act are accepted and reopened, wherever they are shown. */
export function useFindingHandling(act: string): FindingHandling<ActFinding> {
  const accept = useAcceptFinding(act);
  const reopen = useReopenFinding(act);
  return {
    word: 'apontamento',
    unchanged:
      'O ato não muda. Se o texto ou os fatos deste apontamento mudarem, ele volta a ficar em aberto.',
    accept: async ({ id, version }, reason) => {
      const after = await accept.mutateAsync({ finding: id, reason, expectedVersion: version });
      return after.items.find((each) => each.id === id)?.version ?? 0;
    },
    reopen: ({ id, version }) => reopen.mutateAsync({ finding: id, expectedVersion: version }),
  };
}
