import { useState } from 'react';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { ChainAnswer, ChainNode } from '../../contract.ts';
import { TIES } from '../../domain/chain.ts';
import { EntryDialog } from '../analysis/EntryDialog.tsx';
import { LEVEL_WORDS } from './words.ts';

interface LinkDialogProps {
  chain: ChainAnswer;
  from: ChainNode;
  onClose: () => void;
}

/** Ties a record to another that the document does not tie it to, and says why. */
export function LinkDialog({ chain, from, onClose }: LinkDialogProps) {
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const tied = new Set(chain.edges.filter((edge) => edge.from === from.key).map((edge) => edge.to));
  const options = chain.nodes.filter(
    (node) => (TIES[from.level] ?? []).includes(node.level) && !tied.has(node.key),
  );
  return (
    <EntryDialog
      title={`Ligar ${from.short}`}
      entry={null}
      onClose={onClose}
      content={() => {
        const target = options.find((node) => node.key === to);
        if (!target) return 'Escolha a que ele se liga.';
        if (reason.trim() === '') return 'Escreva por que se ligam: fica na história.';
        return {
          kind: 'link',
          from: { level: from.level, id: from.id },
          to: { level: target.level, id: target.id },
          reason,
        };
      }}
    >
      <p className="text-14">{from.title}</p>
      <ComboBox
        label="Liga-se a"
        options={options.map((node) => ({
          id: node.key,
          label: `${LEVEL_WORDS[node.level].one} ${node.short}`,
          note: node.title,
        }))}
        value={to}
        onChange={setTo}
      />
      <TextField label="Por quê" rows={2} value={reason} onChange={setReason} maxLength={2000} />
    </EntryDialog>
  );
}
