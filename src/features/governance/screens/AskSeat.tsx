import { useState } from 'react';
import { apiPost } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { LinkDialog } from '../../accounts/screens/index.tsx';
import { IssuedLink, type LinkBody } from '../contract.ts';

const WORDS: Readonly<Record<LinkBody['purpose'], string>> = {
  indication: 'Pedir indicação',
  attendance: 'Pedir confirmação',
  amendment: 'Enviar a minuta',
};

interface AskSeatProps extends LinkBody {
  seat: string;
  institution: string;
}

/** Makes the one-time address by which an institution answers without an account, and shows it once. */
export function AskSeat({ seat, institution, purpose, meeting }: AskSeatProps) {
  const [link, setLink] = useState<IssuedLink | null>(null);
  const words = WORDS[purpose];
  const ask = () =>
    apiPost(`/api/governance/seats/${seat}/link`, { purpose, meeting }, IssuedLink).then(
      setLink,
      (error: Error) => showToast(error.message, { tone: 'problem' }),
    );
  return (
    <>
      <Button
        kind="quiet"
        className="screen-only"
        onPress={() => void ask()}
        aria-label={`${words} a ${institution}`}
      >
        {words}
      </Button>
      {link !== null && <LinkDialog link={link} onClose={() => setLink(null)} />}
    </>
  );
}
