import { Plus, Trash2 } from 'lucide-react';
import { Button } from '../../../../web/components/Button.tsx';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { Content, Patch } from '../../domain/monthly/declaration.ts';

interface InconsistenciesProps {
  content: Content;
  onChange: ((patch: Patch) => void) | undefined;
}

/** Why referrals of the centre could not be followed, and how many: what the Termo asks for each month. */
export function Inconsistencies({ content, onChange }: InconsistenciesProps) {
  const list = content.inconsistencies;
  const put = (index: number, change: Partial<(typeof list)[number]>) =>
    onChange?.({ inconsistencies: list.map((each, at) => (at === index ? { ...each, ...change } : each)) });
  if (onChange === undefined)
    return list.length === 0 ? (
      <p className="text-ink-quiet">Nenhuma inconsistência relatada.</p>
    ) : (
      <ul className="list-disc pl-5">
        {list.map((each) => (
          <li key={each.reason}>
            {each.reason}: {each.quantity}
          </li>
        ))}
      </ul>
    );
  return (
    <div className="flex flex-col gap-3">
      <p className="text-14 text-ink-quiet">
        Escreva motivos e quantidades, nunca nomes de pacientes. Sem inconsistências, deixe vazio.
      </p>
      {list.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else that stays while it is typed
        <div key={index} className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_9rem_auto]">
          <TextField
            label={`Motivo ${index + 1}`}
            value={each.reason}
            maxLength={500}
            onChange={(reason) => put(index, { reason })}
          />
          <TextField
            label="Encaminhamentos"
            inputMode="numeric"
            maxLength={9}
            value={each.quantity}
            onChange={(quantity) => put(index, { quantity: quantity.trim() })}
          />
          <IconButton
            label={`Tirar o motivo ${index + 1}`}
            onPress={() => onChange({ inconsistencies: list.filter((_, at) => at !== index) })}
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <Button
        className="self-start"
        icon={<Plus aria-hidden="true" />}
        onPress={() => onChange({ inconsistencies: [...list, { reason: '', quantity: '' }] })}
      >
        Acrescentar motivo
      </Button>
    </div>
  );
}
