import { useState } from 'react';
import { z } from 'zod';
import { AppError } from '../../../kernel/app-error.ts';
import { apiDelete, apiPost, withQuery } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../web/components/Dialog.tsx';
import { Drawer } from '../../../web/components/Drawer.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { Done, type GrantView, LinkAnswer, type PersonView } from '../contract.ts';
import { isOpen } from '../domain/grants.ts';
import { GrantDialog } from './GrantDialog.tsx';
import { GrantList } from './GrantList.tsx';
import type { IssuedLink } from './LinkDialog.tsx';
import { useRefresh } from './queries.ts';

interface PersonDrawerProps {
  person: PersonView;
  today: string;
  onClose: () => void;
  onLink: (link: IssuedLink) => void;
}

const Ended = z.object({ to: z.string() });

/** One person: roles in force and past, and the way to give and take them. */
export function PersonDrawer({ person, today, onClose, onLink }: PersonDrawerProps) {
  const [giving, setGiving] = useState(false);
  const [resetting, setResetting] = useState(false);
  const [ending, setEnding] = useState<GrantView | null>(null);
  const refresh = useRefresh('people');
  const issue = async () => {
    try {
      const answer = await apiPost(`/api/people/${person.id}/link`, {}, LinkAnswer);
      onLink({ name: person.name, path: answer.path, expiresAt: answer.expiresAt });
    } catch (error) {
      showToast(error instanceof AppError ? error.message : 'Não foi possível emitir. Tente de novo.', {
        tone: 'problem',
      });
    }
  };
  const end = async (reason: string) => {
    await apiDelete(withQuery(`/api/grants/${ending?.id}`, { reason }), Ended);
    showToast('Papel encerrado.');
    await refresh();
  };
  const reset = async (reason: string) => {
    await apiPost(`/api/people/${person.id}/second-factor/reset`, { reason }, Done);
    showToast('Segundo fator retirado. As sessões da pessoa foram encerradas.');
    await refresh();
  };
  const past = person.grants.filter((grant) => !isOpen(grant, today));
  return (
    <Drawer
      title={person.name}
      subtitle={person.email}
      onClose={onClose}
      footer={
        <>
          {!person.demonstration && <Button onPress={() => void issue()}>Emitir endereço de acesso</Button>}
          <Button kind="primary" onPress={() => setGiving(true)}>
            Conceder papel
          </Button>
        </>
      }
    >
      {person.secondFactor && (
        <p className="mb-4 flex flex-wrap items-center justify-between gap-2 text-16">
          <span>Entra com segundo fator.</span>
          <Button kind="danger" onPress={() => setResetting(true)}>
            Retirar o segundo fator
          </Button>
        </p>
      )}
      <h3 className="mb-2 text-16 font-semibold">Papéis em vigor</h3>
      <GrantList
        grants={person.grants.filter((grant) => isOpen(grant, today))}
        empty="Nenhum papel em vigor: a pessoa entra, mas não vê nem altera dados."
        actions={(grant) => (
          <Button kind="quiet" onPress={() => setEnding(grant)}>
            Encerrar
          </Button>
        )}
      />
      {past.length > 0 && (
        <>
          <h3 className="mt-6 mb-2 text-16 font-semibold">Encerrados</h3>
          <GrantList grants={past} empty="" />
        </>
      )}
      <GrantDialog isOpen={giving} person={person} today={today} onClose={() => setGiving(false)} />
      <ConfirmDialog
        title={`Encerrar o papel ${ending?.roleName ?? ''}?`}
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        confirmLabel="Encerrar o papel"
        kind="danger"
        reasonLabel="Motivo"
        onConfirm={end}
      />
      <ConfirmDialog
        title={`Retirar o segundo fator de ${person.name}?`}
        isOpen={resetting}
        onClose={() => setResetting(false)}
        confirmLabel="Retirar o segundo fator"
        kind="danger"
        reasonLabel="Motivo"
        onConfirm={reset}
      >
        Confirme por outro meio que quem pede é a própria pessoa. As sessões dela terminam e a senha basta
        para entrar, até que ela o ligue de novo.
      </ConfirmDialog>
    </Drawer>
  );
}
