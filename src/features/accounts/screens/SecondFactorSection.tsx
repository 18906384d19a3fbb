import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { apiPost } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { Done, RecoveryCodesAnswer, SecondFactorAnswer, type SessionAnswer } from '../contract.ts';
import { OwnPasswordDialog } from './OwnPasswordDialog.tsx';
import { takeNewSession } from './queries.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SecondFactorSetup } from './SecondFactorSetup.tsx';

type Asked = 'begin' | 'codes' | 'disable';

const TITLES: Readonly<Record<Asked, string>> = {
  begin: 'Ligar o segundo fator',
  codes: 'Fazer outros códigos de recuperação',
  disable: 'Desligar o segundo fator',
};

/** The second factor of the own account: on with the password and a first code, off with the password. */
export function SecondFactorSection({ person }: { person: NonNullable<SessionAnswer['person']> }) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [setup, setSetup] = useState<SecondFactorAnswer | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const answer = async (password: string) => {
    if (asked === 'begin')
      setSetup(await apiPost('/api/account/second-factor', { password }, SecondFactorAnswer));
    if (asked === 'codes')
      setCodes(
        (await apiPost('/api/account/second-factor/codes', { password }, RecoveryCodesAnswer)).recoveryCodes,
      );
    if (asked !== 'disable') return;
    await apiPost('/api/account/second-factor/disable', { password }, Done);
    showToast('Segundo fator desligado.');
    setCodes(null);
    await takeNewSession(queries);
  };
  const confirmed = async (recoveryCodes: readonly string[]) => {
    setSetup(null);
    setCodes(recoveryCodes);
    showToast('Segundo fator ligado: cada entrada pede um código.');
    await takeNewSession(queries);
  };
  return (
    <>
      <p className="max-w-[65ch] text-16 text-ink-quiet">{stateWords(person)}</p>
      {setup !== null && (
        <SecondFactorSetup
          setup={setup}
          onConfirmed={() => confirmed(setup.recoveryCodes)}
          onCancel={() => setSetup(null)}
        />
      )}
      {codes !== null && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      {setup === null && (
        <div className="mt-3 flex flex-wrap gap-2">
          {!person.secondFactor && <Button onPress={() => setAsked('begin')}>Ligar o segundo fator</Button>}
          {person.secondFactor && (
            <>
              <Button onPress={() => setAsked('codes')}>Fazer outros códigos de recuperação</Button>
              {!person.secondFactorAsked && (
                <Button kind="danger" onPress={() => setAsked('disable')}>
                  Desligar
                </Button>
              )}
            </>
          )}
        </div>
      )}
      {asked !== null && (
        <OwnPasswordDialog title={TITLES[asked]} onSend={answer} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

function stateWords({ secondFactor, secondFactorAsked }: NonNullable<SessionAnswer['person']>): string {
  if (secondFactor)
    return `Ligado: além da senha, cada entrada pede o código de um aplicativo.${secondFactorAsked ? ' Um dos seus papéis o exige.' : ''}`;
  if (secondFactorAsked)
    return 'Um dos seus papéis exige o segundo fator. Enquanto ele não estiver ligado, nenhum papel seu vale: ligue-o agora.';
  return 'Desligado. Com ele, quem descobrir a sua senha ainda não entra: cada entrada pede também o código de um aplicativo do seu aparelho.';
}
