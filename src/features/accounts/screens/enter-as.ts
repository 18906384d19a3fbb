import type { QueryClient } from '@tanstack/react-query';
import { AppError } from '../../../kernel/app-error.ts';
import { apiGet, apiPost } from '../../../web/api.ts';
import { DemonstrationAnswer, Done } from '../contract.ts';
import { takeNewSession } from './queries.ts';

/** In the demonstration, signs in as the person of a role. @throws AppError where no such person exists. */
export async function enterAs(queries: QueryClient, role: string): Promise<void> {
  const { items } = await apiGet('/api/session/demonstration', DemonstrationAnswer);
  const person = items.find((item) => item.role === role);
  if (!person) {
    throw new AppError('not-found', 'Não há pessoa de demonstração com este papel. Escolha outra em Entrar.');
  }
  await apiPost('/api/session/demonstration', { person: person.person }, Done);
  await takeNewSession(queries);
}
