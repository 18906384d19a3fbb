import { useState } from 'react';
import { Button } from '../../../web/components/Button.tsx';
import { Dialog } from '../../../web/components/Dialog.tsx';
import { formatInstant } from '../../../web/format.ts';

/** A one-time link, and whose it is. */
export interface IssuedLink {
  readonly name: string;
  readonly path: string;
  readonly expiresAt: string;
}

/** Shows a one-time link, which nobody can see again. */
export function LinkDialog({ link, onClose }: { link: IssuedLink | null; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const address = link === null ? '' : new URL(link.path, window.location.origin).href;
  const copy = async () => {
    await navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const close = () => {
    setCopied(false);
    onClose();
  };
  return (
    <Dialog
      title="Endereço de acesso"
      isOpen={link !== null}
      onClose={close}
      footer={
        <>
          <Button kind="quiet" onPress={close}>
            Fechar
          </Button>
          <Button kind="primary" onPress={() => void copy()}>
            {copied ? 'Copiado' : 'Copiar o endereço'}
          </Button>
        </>
      }
    >
      {link && (
        <>
          <p>
            Entregue este endereço a {link.name}, por um meio em que só essa pessoa o leia. Ele serve uma vez,
            até {formatInstant(link.expiresAt)}, e não será mostrado de novo.
          </p>
          <p className="mt-3 rounded border border-rule bg-ground-deep p-3 text-14 break-all select-all">
            {address}
          </p>
        </>
      )}
    </Dialog>
  );
}
