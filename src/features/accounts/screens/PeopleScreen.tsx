import { useNavigate, useParams } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { Button } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { ReadMore } from '../../../web/components/ReadMore.tsx';
import { type Column, Grid } from '../../../web/grid/Grid.tsx';
import { useSession } from '../../../web/session.ts';
import type { GrantView, PersonView } from '../contract.ts';
import { isOpen } from '../domain/grants.ts';
import { type IssuedLink, LinkDialog } from './LinkDialog.tsx';
import { NewPersonDialog } from './NewPersonDialog.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';
import { usePeople } from './queries.ts';
import { SearchBox } from './SearchBox.tsx';

const grantWords = (grant: GrantView) =>
  [grant.roleName, grant.unitName ?? grant.territoryName].filter(Boolean).join(' · ');

function accessWords(person: PersonView): string {
  if (person.demonstration) return 'Demonstração, um clique';
  return person.hasPassword ? 'Com senha' : 'Ainda sem senha';
}

const columnsOn = (today: string): readonly Column<PersonView>[] => [
  { id: 'name', header: 'Nome', width: 340, value: (person) => person.name },
  {
    id: 'roles',
    header: 'Papéis em vigor',
    width: 322,
    value: (person) =>
      person.grants
        .filter((grant) => isOpen(grant, today))
        .map(grantWords)
        .join('; ') || 'Nenhum',
  },
  { id: 'email', header: 'E-mail', width: 326, value: (person) => person.email, onCard: true },
  { id: 'access', header: 'Acesso', width: 176, value: accessWords, onCard: true },
];

/** Who may enter, with which roles. */
export function PeopleScreen() {
  const { pessoa } = useParams({ strict: false }) as { pessoa?: string };
  const [typed, setTyped] = useState('');
  const people = usePeople(useDeferredValue(typed.trim()));
  const today = useSession()?.today ?? '';
  const [adding, setAdding] = useState(false);
  const [link, setLink] = useState<IssuedLink | null>(null);
  const navigate = useNavigate();
  const open = (id: string | undefined) =>
    void navigate({ to: '/admin/pessoas/{-$pessoa}', params: { pessoa: id }, search: true } as never);
  if (people.error) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  const rows = people.data?.pages.flatMap((page) => page.items) ?? [];
  const opened = rows.find((person) => person.id === pessoa);
  return (
    <>
      <PageHeader
        title="Pessoas e papéis"
        context="Um papel vale numa unidade e num território, de um dia a outro. Ninguém dá papel a si mesmo."
        actions={
          <Button kind="primary" onPress={() => setAdding(true)}>
            Cadastrar pessoa
          </Button>
        }
      >
        <SearchBox label="Buscar por nome ou e-mail" value={typed} onChange={setTyped} />
      </PageHeader>
      {people.isPending ? (
        <Loading label="Lendo as pessoas" lines={8} />
      ) : (
        <Grid
          label="Pessoas"
          rows={rows}
          columns={columnsOn(today)}
          rowId={(person) => person.id}
          rowName={(person) => person.name}
          openId={pessoa ?? null}
          onOpen={(person) => open(person.id)}
          empty={
            <EmptyState title="Ninguém com este nome ou e-mail.">
              Confira a grafia ou cadastre a pessoa.
            </EmptyState>
          }
        />
      )}
      <ReadMore query={people} label="Ler mais pessoas" />
      {opened && (
        <PersonDrawer
          key={opened.id}
          person={opened}
          today={today}
          onClose={() => open(undefined)}
          onLink={setLink}
        />
      )}
      <NewPersonDialog isOpen={adding} onClose={() => setAdding(false)} onLink={setLink} />
      <LinkDialog link={link} onClose={() => setLink(null)} />
    </>
  );
}
