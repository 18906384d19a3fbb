import { Presentation } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../web/components/Button.tsx';
import { IconButton } from '../../../web/components/IconButton.tsx';
import { type RecordFacts, recordName } from '../../../web/record-actions.ts';
import { useSession } from '../../../web/session.ts';

// Brought by the press: Início offers it in each line, and has no form of its own.
const ProposeDialog = lazy(() =>
  import('./ProposeDialog.tsx').then((file) => ({ default: file.ProposeDialog })),
);

/** Puts what is being read on the agenda of the next meeting of a body. */
export function ProposeToAgenda(record: RecordFacts) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  if (!session?.verbs.includes('governance.propose')) return null;
  const ask = () => setOpen(true);
  return (
    <>
      {record.inLine ? (
        <IconButton label={`Levar à reunião: ${recordName(record)}`} className="screen-only" onPress={ask}>
          <Presentation aria-hidden="true" />
        </IconButton>
      ) : (
        <Button className="screen-only" onPress={ask}>
          Levar à reunião
        </Button>
      )}
      {open && (
        <Suspense>
          <ProposeDialog record={record} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
