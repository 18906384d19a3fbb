import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { AppError } from '../../../kernel/app-error.ts';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import type { DemonstrationAnswer } from '../contract.ts';
import { useDemonstrationPeople } from './queries.ts';

type Person = DemonstrationAnswer['items'][number];

const GROUPS: readonly { title: string; roles: readonly string[] }[] = [
  {
    title: 'Atenção à saúde',
    roles: ['superintendent', 'coordinator', 'technician', 'neps', 'tutor'],
  },
  {
    title: 'Secretaria de Estado',
    roles: [
      'spca',
      'spending-authority',
      'state-fund',
      'regulation-centre',
      'sanitary-surveillance',
      'nger',
      'cib-secretariat',
    ],
  },
  {
    title: 'Região, município e hospital',
    roles: [
      'regional-office',
      'municipal-manager',
      'municipal-control',
      'hospital',
      'cac-member',
      'health-council',
      'cir-secretariat',
    ],
  },
  { title: 'Controle e administração', roles: ['auditor', 'administrator'] },
];

/** One person per role: choosing one is signing in. */
export function DemonstrationPeople({ onChoose }: { onChoose: (person: string) => Promise<void> }) {
  const people = useDemonstrationPeople(true);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (people.error) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  if (!people.data) return <Loading label="Lendo as pessoas de demonstração" lines={8} />;
  const choose = async (person: string) => {
    setBusy(true);
    setProblem(null);
    try {
      await onChoose(person);
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'Não foi possível entrar. Tente de novo.');
    } finally {
      setBusy(false);
    }
  };
  const { items } = people.data;
  return (
    <section aria-labelledby="um-clique">
      <h2 id="um-clique" className="text-18">
        Com um clique, como
      </h2>
      {problem && (
        <p role="alert" className="mt-2 border-bad border-l-2 pl-3 text-16 text-bad">
          {problem}
        </p>
      )}
      <div className="mt-4 gap-x-8 sm:columns-2">
        {GROUPS.map((group) => (
          <PeopleGroup
            key={group.title}
            title={group.title}
            people={items.filter((person) => group.roles.includes(person.role))}
            isDisabled={busy}
            onChoose={(person) => void choose(person)}
          />
        ))}
      </div>
    </section>
  );
}

interface PeopleGroupProps {
  title: string;
  people: readonly Person[];
  isDisabled: boolean;
  onChoose: (person: string) => void;
}

function PeopleGroup({ title, people, isDisabled, onChoose }: PeopleGroupProps) {
  if (people.length === 0) return null;
  return (
    <div className="mb-6 break-inside-avoid">
      <h3 className="mb-1 border-rule border-b pb-1 text-14 font-semibold text-ink-quiet">{title}</h3>
      <ul>
        {people.map((person) => (
          <li key={person.person}>
            <Button
              isDisabled={isDisabled}
              onPress={() => onChoose(person.person)}
              className="group flex min-h-9 w-full cursor-pointer items-center justify-between gap-2 rounded px-2 py-1 text-left data-hovered:bg-action-soft data-disabled:text-ink-quiet max-sm:min-h-11"
            >
              <span className="min-w-0">
                <span className="text-16 text-action">
                  {person.name.replace(/^Pessoa Demonstração – /, '')}
                </span>
                <span className="block text-13 text-ink-quiet">{placeOf(person)}</span>
              </span>
              <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-quiet" />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function placeOf(person: Person): string {
  return person.unitName ?? [person.roleName, person.territoryName].filter(Boolean).join(' · ');
}
