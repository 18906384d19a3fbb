import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import { AppError } from '../../../../kernel/app-error.ts';
import { addMonths, parseCompetencia } from '../../../../kernel/competencia.ts';
import { apiPostLines } from '../../../../web/api-lines.ts';
import { useFilters } from '../../../../web/place.ts';
import {
  type Change,
  type ProgrammeAnswer,
  type SimulationAnswer,
  type SimulationBody,
  SimulationLine,
  type SimulationProgress,
} from '../../contract.ts';
import { changeFrom, changeText } from './changes.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const YEAR = 11;

/** The proposal as the address keeps it, so that it can be sent to somebody: changes, months and hospitals. */
export function useProposal(programme: ProgrammeAnswer) {
  const [values, set] = useFilters(['mudanca', 'de', 'ate', 'hospitais']);
  const first = parseCompetencia(programme.effect[0].slice(0, 7));
  const month = (text: string | undefined, otherwise: string) =>
    text !== undefined && MONTH.test(text) ? text : otherwise;
  const from = month(values.de[0], first);
  const changes = values.mudanca.map(changeFrom).filter((change) => change !== null);
  const body: SimulationBody = {
    programme: programme.slug,
    changes,
    from,
    to: month(values.ate[0], addMonths(parseCompetencia(from), YEAR)),
    hospitals: values.hospitais[0] === 'state' ? 'state' : 'agreements',
  };
  const keep = (next: readonly Change[]) => set({ mudanca: next.map(changeText) });
  return {
    body,
    add: (change: Change) => keep([...changes.filter((each) => !isSame(each, change)), change]),
    remove: (text: string) => keep(changes.filter((each) => changeText(each) !== text)),
    period: (de: string, ate: string) => set({ de: [de], ate: [ate] }),
    hospitals: (which: string) => set({ hospitais: which === 'state' ? ['state'] : [] }),
  };
}

export type Proposal = ReturnType<typeof useProposal>;

/** Two changes of one thing: the later takes the place of the earlier. */
function isSame(a: Change, b: Change): boolean {
  const thing = (change: Change) =>
    changeText(change)
      .split('~')
      .slice(0, change.kind === 'band' ? 3 : 2)
      .join('~');
  const where = (change: Change) => (change.kind === 'fact' ? change.agreement : null);
  return thing(a) === thing(b) && where(a) === where(b);
}

/** What the proposal would have paid, and how far the calculation is; asked once there is something to change. A refusal is an answer. */
export function useSimulation(body: SimulationBody) {
  const [progress, setProgress] = useState<SimulationProgress | null>(null);
  const query = useQuery({
    queryKey: ['cofinancing', 'simulation', body],
    queryFn: async ({ signal }) => {
      setProgress(null);
      const found: SimulationAnswer[] = [];
      const tell = (line: z.infer<typeof SimulationLine>) => {
        if ('answer' in line) found.push(line.answer);
        else setProgress(line);
      };
      await apiPostLines('/api/cofinancing/simulations', body, SimulationLine, tell, signal);
      const [answer] = found;
      if (answer) return answer;
      throw new AppError('unavailable', 'A simulação não chegou ao fim. Tente de novo.');
    },
    enabled: body.changes.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: (count, error) => !(error instanceof AppError) && count < 2,
  });
  return { query, progress: query.isFetching ? progress : null };
}
