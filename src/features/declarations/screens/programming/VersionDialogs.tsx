import { useState } from 'react';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { NewProgrammeBody, ProgrammeHead } from '../../contract.ts';
import type { Proof } from '../../domain/monthly/declaration.ts';
import type { ProgrammeKind } from '../../domain/programming/programme.ts';
import { EvidencePicker } from '../EvidencePicker.tsx';
import { versionWords } from './rows.ts';

const MONTH = /^(0[1-9]|1[0-2])\/(\d{4})$/;

/** `03/2026` as `2026-03`; null for anything else. */
const monthOf = (text: string): string | null => {
  const match = MONTH.exec(text.trim());
  return match ? `${match[2]}-${match[1]}` : null;
};

interface NewVersionProps {
  hospital: string;
  versions: readonly ProgrammeHead[];
  year: string;
  onClose: () => void;
  onDraft: (body: NewProgrammeBody) => Promise<unknown>;
}

/** Which document, which months, and from which version its quantities begin. */
export function NewVersionDialog({ hospital, versions, year, onClose, onDraft }: NewVersionProps) {
  const [kind, setKind] = useState<ProgrammeKind>('ppi');
  const [first, setFirst] = useState(`01/${year}`);
  const [last, setLast] = useState(`12/${year}`);
  const [basedOn, setBasedOn] = useState<string | null>(null);
  const own = versions.filter((version) => version.kind === kind && version.state === 'published');
  const save = () => {
    const [firstMonth, lastMonth] = [monthOf(first), last.trim() === '' ? null : monthOf(last)];
    if (firstMonth === null || (last.trim() !== '' && lastMonth === null))
      throw new Error('Escreva os meses como 01/2026. Deixe o último em branco se a versão não tem fim.');
    return onDraft({ hospital, kind, firstMonth, lastMonth, basedOn });
  };
  return (
    <FormDialog title="Nova versão" saveLabel="Abrir rascunho" onClose={onClose} save={save}>
      <Select
        label="Documento"
        value={kind}
        onChange={(id) => {
          setKind(id as ProgrammeKind);
          setBasedOn(null);
        }}
        options={[
          { id: 'ppi', label: 'Programação Pactuada e Integrada (PPI)' },
          { id: 'descriptive', label: 'Documento Descritivo' },
        ]}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField label="Primeiro mês" help="mm/aaaa" value={first} onChange={setFirst} />
        <TextField label="Último mês" help="Em branco: sem fim" optional value={last} onChange={setLast} />
      </div>
      <Select
        label="Começar com as quantidades de"
        value={basedOn ?? 'none'}
        onChange={(id) => setBasedOn(id === 'none' ? null : id)}
        options={[
          { id: 'none', label: 'Nenhuma: em branco' },
          ...own.map((version) => ({ id: version.id, label: versionWords(version) })),
        ]}
      />
    </FormDialog>
  );
}

interface PublishProps {
  version: ProgrammeHead;
  onClose: () => void;
  onPublish: (body: object) => Promise<unknown>;
}

/** The act that decided the quantities, and its file. */
export function PublishDialog({ version, onClose, onPublish }: PublishProps) {
  const [name, setName] = useState('');
  const [date, setDate] = useState<string | null>(null);
  const [evidence, setEvidence] = useState<Proof | null>(null);
  const save = () => {
    if (name.trim().length < 3)
      throw new Error('Escreva o tipo e o número do ato que decidiu as quantidades.');
    if (date === null) throw new Error('Diga a data do ato.');
    return onPublish({
      expected: version.sequence,
      act: { name, date },
      evidence: evidence?.sha256 ?? null,
    });
  };
  return (
    <FormDialog
      title={`Publicar a versão ${version.number}?`}
      saveLabel="Publicar versão"
      onClose={onClose}
      save={save}
    >
      <p>
        Depois de publicada, a versão não se altera: os percentuais dos seus meses passam a ser divididos por
        estas quantidades. Para mudar, publica-se outra.
      </p>
      <TextField
        label="Ato"
        help="Como “Resolução CIR Vale do Peixoto nº 3/2026”"
        value={name}
        onChange={setName}
      />
      <DayField label="Data do ato" value={date} onChange={setDate} />
      <EvidencePicker label="ato publicado" value={evidence} onChange={setEvidence} />
    </FormDialog>
  );
}
