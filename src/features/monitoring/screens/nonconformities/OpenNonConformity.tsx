import { useNavigate } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { type RecordFacts, recordName } from '../../../../web/record-actions.ts';
import { useSession } from '../../../../web/session.ts';
import { nonConformityAddress, useNonConformityCommands } from './queries.ts';

/** One click on what is late or missed: it is recorded with what it came from, and its page opens to be completed. */
export function OpenNonConformity(record: RecordFacts) {
  const { kind, id, isOffTrack = false, inLine = false } = record;
  const session = useSession();
  const navigate = useNavigate();
  const commands = useNonConformityCommands();
  const [busy, setBusy] = useState(false);
  if (!isOffTrack || !session?.verbs.includes('monitoring.treat')) return null;
  const open = async () => {
    setBusy(true);
    try {
      const { id: opened, number, isNew } = await commands.open({ kind, id });
      showToast(isNew ? `${number} aberta. Complete-a aqui.` : `Já há uma aberta: ${number}.`);
      await navigate({ to: nonConformityAddress(opened) });
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
      setBusy(false);
    }
  };
  if (inLine)
    return (
      <IconButton
        label={`Abrir não conformidade de ${recordName(record)}`}
        className="screen-only"
        onPress={() => void open()}
        isDisabled={busy}
      >
        <TriangleAlert aria-hidden="true" />
      </IconButton>
    );
  return (
    <Button className="screen-only" onPress={() => void open()} isDisabled={busy}>
      Abrir não conformidade
    </Button>
  );
}
