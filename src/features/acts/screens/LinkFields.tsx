import { Plus, X } from 'lucide-react';
import { Button } from '../../../web/components/Button.tsx';
import { ComboBox } from '../../../web/components/ComboBox.tsx';
import { IconButton } from '../../../web/components/IconButton.tsx';
import { Select } from '../../../web/components/Select.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import type { LinkAnswer } from '../contract.ts';
import type { ActDraft } from './act-draft.ts';
import { useActChoices } from './queries.ts';
import { LINK_WORDS } from './words.ts';

const KINDS = Object.entries(LINK_WORDS.out).map(([id, label]) => ({ id, label }));

interface LinkFieldsProps {
  links: ActDraft['links'];
  onChange: (links: ActDraft['links']) => void;
  /** The act being corrected, which cannot be linked to itself. */
  self: string | null;
}

/** What the act does to others, each with where that is said. */
export function LinkFields({ links, onChange, self }: LinkFieldsProps) {
  const acts = useActChoices().data ?? [];
  const options = acts.filter(({ id }) => id !== self).map(({ id, title }) => ({ id, label: title }));
  const change = (at: number, changes: Partial<ActDraft['links'][number]>) =>
    onChange(links.map((link, i) => (i === at ? { ...link, ...changes } : link)));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="text-14 font-semibold">Ligações com outros atos</legend>
      {links.map((link, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a link has no name before it is saved
        <div key={at} className="flex flex-wrap items-end gap-2 border-rule border-b pb-3">
          <Select
            label="Este ato"
            className="w-36"
            options={KINDS}
            value={link.kind}
            onChange={(kind) => change(at, { kind: kind as LinkAnswer['kind'] })}
          />
          <ComboBox
            label="O ato"
            className="min-w-56 flex-1"
            options={options}
            value={link.to}
            onChange={(to) => change(at, { to })}
            empty="Nenhum ato com esse nome no registro."
          />
          <IconButton label="Retirar a ligação" onPress={() => onChange(links.filter((_, i) => i !== at))}>
            <X aria-hidden="true" />
          </IconButton>
          <TextField
            label="De onde se sabe"
            help="O artigo, a ata, a edição do diário"
            className="w-full"
            maxLength={300}
            value={link.note}
            onChange={(note) => change(at, { note })}
          />
        </div>
      ))}
      <Button
        className="self-start"
        onPress={() => onChange([...links, { kind: 'homologates', to: null, note: '' }])}
      >
        <Plus aria-hidden="true" />
        Ligar a outro ato
      </Button>
    </fieldset>
  );
}
