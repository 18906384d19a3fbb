import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount, formatDay } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../web/components/Dialog.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { useSession } from '../../../web/session.ts';
import type { Version } from '../contract.ts';
import { restoreVersion, withdrawVersion } from './queries.ts';

/** Asks why, and puts a kept version in force. */
function RestoreDialog({
  version,
  current,
  onClose,
}: {
  version: Version;
  current: Version | undefined;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const restore = async (reason: string) => {
    await restoreVersion(version.id, reason);
    await client.invalidateQueries({ queryKey: ['sources'] });
    await client.invalidateQueries({ queryKey: ['indicators'] });
    showToast(`A versão de ${formatDay(version.issuedOn)} passou a valer.`);
  };
  return (
    <ConfirmDialog
      isOpen
      title="Pôr esta versão em vigor?"
      confirmLabel="Pôr em vigor com motivo"
      reasonLabel="Motivo"
      onClose={onClose}
      onConfirm={restore}
    >
      <p className="text-14">
        A versão de {formatDay(version.issuedOn)} ({formatCount(version.rows)} registros) passa a valer, e os
        indicadores do período são recalculados.
        {current &&
          ` A de ${formatDay(current.issuedOn)} (${formatCount(current.rows)} registros) continua guardada e pode voltar.`}{' '}
        Um arquivo emitido depois ainda a substitui.
      </p>
    </ConfirmDialog>
  );
}

/** Asks why, and takes back what stands; at once it can be put in force again. */
function WithdrawDialog({ version, onClose }: { version: Version; onClose: () => void }) {
  const client = useQueryClient();
  const reread = async () => {
    await client.invalidateQueries({ queryKey: ['sources'] });
    await client.invalidateQueries({ queryKey: ['indicators'] });
  };
  const withdraw = async (reason: string) => {
    await withdrawVersion(version.id, reason);
    await reread();
    showToast(`${version.fileName} foi retirado: nada vale no seu lugar.`, {
      onUndo: () =>
        void restoreVersion(version.id, 'Desfeita a retirada, logo depois dela.')
          .then(reread)
          .then(() => showToast(`${version.fileName} voltou a valer.`))
          .catch((error: Error) => showToast(error.message, { tone: 'problem' })),
    });
  };
  return (
    <ConfirmDialog
      isOpen
      kind="danger"
      title="Retirar esta carga?"
      confirmLabel="Retirar com motivo"
      reasonLabel="Motivo"
      onClose={onClose}
      onConfirm={withdraw}
    >
      <p className="text-14">
        {version.fileName} ({formatCount(version.rows)} registros) deixa de valer e{' '}
        {version.part === null
          ? 'o período volta a “nada carregado”'
          : `a parte ${version.part} passa a faltar no mês`}
        : os indicadores que contavam com ele passam a dizer que falta. A versão continua guardada, lê-se
        “como se sabia em” cada dia em que valeu, o que já foi pago por ela não muda, e ela pode ser posta em
        vigor de novo.
      </p>
    </ConfirmDialog>
  );
}

/** What stands in its place now: the same part, or the whole file. */
const replacedBy = ({ part }: Version, versions: readonly Version[]): Version | undefined => {
  const standing = versions.filter(({ current }) => current);
  return part === null ? standing[0] : standing.find((each) => each.part === part || each.part === null);
};

/** The versions of the same month, and the way back to one that no longer stands. */
export function OtherVersions({ versions }: { versions: readonly Version[] }) {
  const mayRestore = useSession()?.verbs.includes('sources.import') ?? false;
  const [asked, setAsked] = useState<Version | null>(null);
  const [leaving, setLeaving] = useState<Version | null>(null);
  return (
    <section>
      <h3 className="text-14 font-semibold">Versões do mesmo período</h3>
      <ul className="flex flex-col text-14">
        {versions.map((each) => (
          <li key={each.id} className="border-rule border-b py-2">
            <p>
              {each.fileName}, emissão de {formatDay(each.issuedOn)}, {formatCount(each.rows)} registros
              {each.current && <span className="font-semibold"> · atual</span>}
            </p>
            {mayRestore && (
              <Button kind="secondary" onPress={() => (each.current ? setLeaving(each) : setAsked(each))}>
                {each.current ? 'Retirar esta carga' : 'Pôr em vigor'}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {leaving && <WithdrawDialog version={leaving} onClose={() => setLeaving(null)} />}
      {asked && (
        <RestoreDialog version={asked} current={replacedBy(asked, versions)} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}
