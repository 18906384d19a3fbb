import { useState } from 'react';
import { z } from 'zod';
import { AppError } from '../../../kernel/app-error.ts';
import { apiPost } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { ComboBox } from '../../../web/components/ComboBox.tsx';
import { DayField } from '../../../web/components/DayField.tsx';
import { Dialog } from '../../../web/components/Dialog.tsx';
import type { Option } from '../../../web/components/option.ts';
import { TextField } from '../../../web/components/TextField.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { useSession } from '../../../web/session.ts';
import { useTerritoryTree } from '../../territory/screens/index.tsx';
import type { PersonView } from '../contract.ts';
import { useRefresh, useRoles, useUnits } from './queries.ts';

interface GrantDialogProps {
  isOpen: boolean;
  person: PersonView;
  today: string;
  onClose: () => void;
}

const Given = z.object({ id: z.string() });
type TreeNode = NonNullable<ReturnType<typeof useTerritoryTree>['data']>['root'];

const LEVELS: Readonly<Record<TreeNode['level'], string>> = {
  state: 'Estado',
  macroRegion: 'Macrorregião',
  healthRegion: 'Região de saúde',
  municipality: 'Município',
};

function placeOptions(node: TreeNode): Option[] {
  const own = { id: node.code, label: node.name, note: LEVELS[node.level] };
  return [own, ...node.children.flatMap(placeOptions)];
}

/** Gives a role: which, in which unit and territory, from when to when, and why. */
export function GrantDialog({ isOpen, person, today, onClose }: GrantDialogProps) {
  return (
    <Dialog title={`Conceder papel a ${person.name}`} isOpen={isOpen} onClose={onClose}>
      <GrantForm person={person} today={today} onClose={onClose} />
    </Dialog>
  );
}

function useChoices() {
  const roles = useRoles().data?.items ?? [];
  const units = useUnits().data?.items ?? [];
  const root = useTerritoryTree().data?.root;
  return {
    roles,
    roleOptions: roles.map((role) => ({ id: role.id, label: role.name })),
    unitOptions: units.map((unit) => ({ id: unit.id, label: unit.acronym, note: unit.name })),
    territoryOptions: root ? placeOptions(root) : [],
  };
}

function GrantForm({ person, today, onClose }: Omit<GrantDialogProps, 'isOpen'>) {
  const state = useSession()?.state.code ?? null;
  const [draft, setDraft] = useState({
    role: null as string | null,
    unit: null as string | null,
    territory: state,
    from: today as string | null,
    to: null as string | null,
    reason: '',
  });
  const [problem, setProblem] = useState<string | null>(null);
  const refresh = useRefresh('people');
  const { roles, roleOptions, unitOptions, territoryOptions } = useChoices();
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const needsUnit = roles.find((role) => role.id === draft.role)?.reach === 'unit';
  const save = async () => {
    if (draft.role === null) return setProblem('Escolha o papel.');
    try {
      await apiPost(`/api/people/${person.id}/grants`, { ...draft, from: draft.from ?? undefined }, Given);
      showToast('Papel concedido.');
      onClose();
      await refresh();
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'Não foi possível conceder. Tente de novo.');
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <ComboBox
        label="Papel"
        options={roleOptions}
        value={draft.role}
        onChange={(role) => change({ role })}
        autoFocus
      />
      <ComboBox
        label="Unidade"
        options={unitOptions}
        value={draft.unit}
        onChange={(unit) => change({ unit })}
        optional={!needsUnit}
        help={needsUnit ? 'Este papel só alcança registros desta unidade.' : 'Diz onde a pessoa trabalha.'}
      />
      <ComboBox
        label="Território"
        options={territoryOptions}
        value={draft.territory}
        onChange={(territory) => change({ territory })}
        help="O papel alcança o território escolhido e o que está dentro dele."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DayField label="Desde" value={draft.from} onChange={(from) => change({ from })} />
        <DayField
          label="Termina em"
          optional
          value={draft.to}
          onChange={(to) => change({ to })}
          help="Primeiro dia em que já não vale."
        />
      </div>
      <TextField
        label="Motivo"
        rows={2}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        help="Portaria, designação ou pedido. Fica na auditoria."
      />
      {problem && (
        <p role="alert" className="border-bad border-l-2 pl-3 text-bad">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onPress={onClose}>
          Cancelar
        </Button>
        <Button kind="primary" onPress={() => void save()}>
          Conceder papel
        </Button>
      </div>
    </div>
  );
}
