import type { DiffAnswer, VersionChange } from '../../contract.ts';
import { plainTitle } from '../words.ts';
import { ChangeItem } from './ChangeItem.tsx';

const OTHERS: Readonly<Record<string, string>> = {
  plan: 'O plano',
  target: 'Metas',
  indicator: 'Painel de indicadores',
  link: 'Ligações',
};

interface ChangeGroupsProps {
  items: readonly VersionChange[];
  objectives: DiffAnswer['objectives'];
}

/** The changes under their objective, and those that stand under none by what they are, in the order of the plan. */
export function ChangeGroups({ items, objectives }: ChangeGroupsProps) {
  const titles = new Map(objectives.map(({ id, title }) => [id, `${id} · ${plainTitle(title)}`]));
  const groupOf = ({ level, id, objective }: VersionChange): string =>
    level === 'objective' ? id : (objective ?? level);
  const groups = Map.groupBy(items, groupOf);
  return [...groups].map(([group, own]) => (
    <section key={group} className="mt-6">
      <h2 className="mb-1 text-22">
        {OTHERS[group] ?? titles.get(group) ?? group}{' '}
        <span className="text-16 font-normal text-ink-quiet">{own.length}</span>
      </h2>
      <ol className="border-rule border-t">
        {own.map((change) => (
          <ChangeItem key={change.key} change={change} />
        ))}
      </ol>
    </section>
  ));
}
