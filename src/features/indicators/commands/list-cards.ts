import type { Card } from '../domain/card.ts';
import { catalogue } from './recompute.ts';

/** What a card says in words, and the address of its page. */
interface NamedCard
  extends Pick<Card, 'id' | 'ppaCode' | 'name' | 'shortName' | 'concept' | 'use' | 'sources'> {
  readonly address: string;
}

/** Every indicator that Pactua knows, in the order of the plan. */
export const listCards = (): readonly NamedCard[] =>
  catalogue.cards.map(({ id, ppaCode, name, shortName, concept, use, sources, ...card }) => ({
    id,
    ppaCode,
    name,
    shortName,
    concept,
    use,
    sources,
    address: `/indicadores/${card.address}`,
  }));
