import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { toastUndo } from '../../../../web/components/toast-undo.ts';
import type { CreditLine } from '../../contract.ts';
import { CREDIT_GROUPS, type CreditGroup, namesIn } from '../../domain/credits.ts';
import { useEntryCommands } from '../analysis/queries.ts';
import { GROUP_WORDS } from './words.ts';

const OPTIONS = CREDIT_GROUPS.map((id) => ({ id, label: GROUP_WORDS[id] }));

const NEW = { group: 'making', role: '', institution: '', people: [] } as const;

/** What the dialog is called, and its verb. */
function headOf(line: CreditLine | null): { title: string; saveLabel: string } {
  if (line === null) return { title: 'Incluir na ficha técnica', saveLabel: 'Incluir' };
  const title = line.origin === 'document' ? line.content.role : 'Corrigir a linha';
  return { title, saveLabel: 'Gravar' };
}

interface CreditDialogProps {
  /** Absent while a new line is written. */
  line: CreditLine | null;
  /** Where a new line of a part goes. */
  lastOrder: (group: CreditGroup) => number;
  onClose: () => void;
}

/** A line of the technical sheet; of the document's own lines only who stands in them. */
export function CreditDialog({ line, lastOrder, onClose }: CreditDialogProps) {
  const { add, change, undo } = useEntryCommands();
  const before = line?.content ?? NEW;
  const [group, setGroup] = useState<CreditGroup>(before.group);
  const [role, setRole] = useState(before.role);
  const [institution, setInstitution] = useState(before.institution);
  const [people, setPeople] = useState(before.people.join('\n'));
  const isPrinted = line?.origin === 'document';
  const save = async () => {
    if (role.trim() === '') throw new Error('Escreva a função, como ela deve aparecer.');
    const said = { group, role: role.trim(), institution: institution.trim(), people: namesIn(people) };
    if (line === null) {
      const [added] = await add([
        { kind: 'credit', ...said, printedPeople: null, order: lastOrder(group) + 1 },
      ]);
      if (added) toastUndo('Linha incluída na ficha técnica.', () => undo(added));
      return;
    }
    const kept = await change(line, { ...line.content, ...said });
    toastUndo(`${said.role}: gravado.`, () => undo(kept));
  };
  return (
    <FormDialog {...headOf(line)} onClose={onClose} save={save}>
      {isPrinted ? (
        <p className="text-14 text-ink-quiet">
          {institution}. A função e o órgão são os do documento; aqui se escreve só quem os exerceu.
        </p>
      ) : (
        <>
          <Select
            label="Parte"
            options={OPTIONS}
            value={group}
            onChange={(id) => setGroup(id as CreditGroup)}
          />
          <TextField
            label={group === 'edition' ? 'Dado' : 'Função'}
            value={role}
            onChange={setRole}
            maxLength={300}
          />
          <TextField
            label={group === 'edition' ? 'Texto' : 'Órgão'}
            optional={group !== 'edition'}
            rows={2}
            value={institution}
            onChange={setInstitution}
            maxLength={500}
          />
        </>
      )}
      {group !== 'edition' && (
        <TextField
          label="Pessoas (dado pessoal)"
          help="Um nome por linha, como na publicação. Só o nome: nada de CPF, telefone ou e-mail."
          optional
          rows={4}
          value={people}
          onChange={setPeople}
          autoFocus={isPrinted}
        />
      )}
    </FormDialog>
  );
}
