import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import type { SessionAnswer } from '../contract.ts';
import { GrantList } from './GrantList.tsx';
import { OwnSessions } from './OwnSessions.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { useSessionAnswer } from './queries.ts';
import { SecondFactorSection } from './SecondFactorSection.tsx';

/** The own account: what I may do, my password, where I am signed in. */
export function ProfileScreen() {
  const session = useSessionAnswer();
  if (session.error) return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data?.person) return <Loading label="Lendo o seu perfil" />;
  return <Profile person={session.data.person} grants={session.data.grants} />;
}

function Profile({
  person,
  grants,
}: {
  person: NonNullable<SessionAnswer['person']>;
  grants: SessionAnswer['grants'];
}) {
  return (
    <>
      <PageHeader title={person.name} context={`${person.office} · ${person.email}`} />
      <div className="flex max-w-3xl flex-col gap-10">
        <section aria-labelledby="papeis">
          <h2 id="papeis" className="mb-2 text-18">
            Os seus papéis
          </h2>
          <GrantList
            grants={grants}
            empty="Nenhum papel em vigor: você entra, mas não vê nem altera dados. Peça um papel à administração."
          />
        </section>
        <section aria-labelledby="senha">
          <h2 id="senha" className="mb-2 text-18">
            Senha
          </h2>
          {person.hasPassword ? (
            <PasswordSection name={person.name} email={person.email} />
          ) : (
            <p className="text-16 text-ink-quiet">
              Pessoas de demonstração entram com um clique e não têm senha.
            </p>
          )}
        </section>
        {person.hasPassword && (
          <section aria-labelledby="segundo-fator">
            <h2 id="segundo-fator" className="mb-2 text-18">
              Segundo fator
            </h2>
            <SecondFactorSection person={person} />
          </section>
        )}
        <OwnSessions />
      </div>
    </>
  );
}
