import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount, formatDay } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../web/components/Dialog.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { useSession } from '../../../web/session.ts';
import type { Version } from '../contract.ts';
import { restoreVersion } from './queries.ts';

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

/** What stands in its place now: the same part, or the whole file. */
const replacedBy = ({ part }: Version, versions: readonly Version[]): Version | undefined => {
  const standing = versions.filter(({ current }) => current);
  return part === null ? standing[0] : standing.find((each) => each.part === part || each.part === null);
};

/** The versions of the same month, and the way back to one that no longer stands. */
export function OtherVersions({ versions }: { versions: readonly Version[] }) {
  const mayRestore = useSession()?.verbs.includes('sources.import') ?? false;
  const [asked, setAsked] = useState<Version | null>(null);
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
            {mayRestore && !each.current && (
              <Button kind="secondary" onPress={() => setAsked(each)}>
                Pôr em vigor
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <RestoreDialog version={asked} current={replacedBy(asked, versions)} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}
