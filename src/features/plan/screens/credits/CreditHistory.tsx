import { useQuery } from '@tanstack/react-query';
import { apiGet } from '../../../../web/api.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { type CreditLine, EntryHistory } from '../../contract.ts';

const DONE: Readonly<Record<string, string>> = {
  transcribed: 'Transcrito do documento',
  added: 'Incluído',
  edited: 'Alterado',
  removed: 'Retirado',
  restored: 'Voltou a ser como era',
};
const FIELDS: Readonly<Record<string, string>> = {
  people: 'pessoas',
  order: 'ordem',
  role: 'função',
  institution: 'órgão ou texto',
  group: 'parte',
};

/** Who did what to a line, newest first; names that were taken out are not told again. */
export function CreditHistory({ line, onClose }: { line: CreditLine; onClose: () => void }) {
  const query = useQuery({
    queryKey: ['plan', 'credits', line.id, line.version],
    queryFn: ({ signal }) => apiGet(`/api/plan/entries/${line.id}/history`, EntryHistory, signal),
  });
  return (
    <Dialog
      title={`História: ${line.content.role}`}
      isOpen
      onClose={onClose}
      footer={
        <Button kind="quiet" onPress={onClose}>
          Fechar
        </Button>
      }
    >
      {query.isPending && <Loading label="Lendo a história" />}
      {query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      <ol>
        {query.data?.items.map(({ id, type, at, by, reason, fields }) => (
          <li key={id} className="border-rule border-b py-2 text-14">
            <p>
              {DONE[type] ?? type}
              {fields.length > 0 && `: ${fields.map((field) => FIELDS[field] ?? field).join(', ')}`}
            </p>
            <p className="text-13 text-ink-quiet">
              {by ?? 'Pactua'}, {formatInstant(at)}
              {reason !== null && `. ${reason}`}
            </p>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
