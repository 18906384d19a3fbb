import { useState } from 'react';
import { Checkbox } from '../../../../web/components/Checkbox.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { AnalysisAnswer } from '../../contract.ts';
import type { EntryContent, Macroproblem } from '../../domain/analysis/content.ts';
import { EntryDialog } from './EntryDialog.tsx';
import type { Kept } from './queries.ts';
import { BASIS_WORDS } from './words.ts';

const NONE = 'none-chosen';
const orNull = (id: string) => (id === NONE ? null : id);

const blank = (macro: string): Macroproblem => ({
  kind: 'macroproblem',
  macro,
  text: '',
  workshop: null,
  careLines: [],
  pertinence: null,
  prioritised: null,
});

/** What is missing before the server is asked. */
function contentOf(draft: Macroproblem, written: string): EntryContent | string {
  if (draft.text !== null && written.trim() === '')
    return 'Escreva o problema como a macrorregião o formulou.';
  if (draft.pertinence !== null && draft.pertinence.reason.trim() === '') {
    return 'Escreva o motivo da decisão: ele fica guardado com o problema.';
  }
  return { ...draft, text: written.trim() === '' ? null : written.trim() };
}

interface MacroproblemDialogProps {
  analysis: AnalysisAnswer;
  entry: Kept<Macroproblem> | null;
  onClose: () => void;
}

/** A problem of a macro-region: its words, the lines it points at, and whether it is the superintendence's, with the reason. */
export function MacroproblemDialog({ analysis, entry, onClose }: MacroproblemDialogProps) {
  const [draft, setDraft] = useState(entry?.content ?? blank(analysis.macros[0]?.code ?? ''));
  const [text, setText] = useState(draft.text ?? '');
  const change = (part: Partial<Macroproblem>) => setDraft({ ...draft, ...part });
  const toggle = (code: string, on: boolean) =>
    change({ careLines: on ? [...draft.careLines, code] : draft.careLines.filter((each) => each !== code) });
  return (
    <EntryDialog
      title={entry === null ? 'Incluir problema de macrorregião' : 'Problema de macrorregião'}
      entry={entry}
      content={() => contentOf(draft, text)}
      onClose={onClose}
    >
      <Select
        label="Macrorregião"
        options={analysis.macros.map(({ code, name }) => ({ id: code, label: name }))}
        value={draft.macro}
        onChange={(macro) => change({ macro })}
      />
      <TextField
        label="Problema"
        rows={3}
        value={text}
        onChange={setText}
        maxLength={2000}
        optional={draft.text === null}
        help={draft.text === null ? 'O documento não traz o texto deste problema.' : undefined}
      />
      <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
        <legend className="mb-1 text-14 font-semibold">Linhas de cuidado que aponta</legend>
        {analysis.careLines.map(({ code, name }) => (
          <Checkbox
            key={code}
            isSelected={draft.careLines.includes(code)}
            onChange={(on) => toggle(code, on)}
          >
            {name}
          </Checkbox>
        ))}
      </fieldset>
      <Verdict analysis={analysis} draft={draft} onChange={change} />
      <Select
        label="Oficina em que foi formulado"
        optional
        options={[
          { id: NONE, label: 'Não informada' },
          ...analysis.workshops.map(({ id, content }) => ({ id, label: content.title })),
        ]}
        value={draft.workshop ?? NONE}
        onChange={(workshop) => change({ workshop: orNull(workshop) })}
      />
    </EntryDialog>
  );
}

interface VerdictProps {
  analysis: AnalysisAnswer;
  draft: Macroproblem;
  onChange: (part: Partial<Macroproblem>) => void;
}

/** Whether the problem is the superintendence's, why, and which prioritised problem took it up. */
function Verdict({ analysis, draft: { pertinence, prioritised }, onChange }: VerdictProps) {
  const decide = (basis: string) => {
    if (basis === NONE) return onChange({ pertinence: null, prioritised: null });
    const decided = { basis: basis as keyof typeof BASIS_WORDS, reason: pertinence?.reason ?? '' };
    onChange({ pertinence: decided, ...(basis === 'none' ? { prioritised: null } : {}) });
  };
  const problems = analysis.problems
    .map(({ content }) => ({ id: content.code, label: content.code, note: content.text }))
    .toSorted((a, b) => a.id.localeCompare(b.id));
  return (
    <>
      <Select
        label="Pertinência"
        options={[
          { id: NONE, label: 'Ainda não decidida' },
          ...Object.entries(BASIS_WORDS).map(([id, label]) => ({ id, label })),
        ]}
        value={pertinence?.basis ?? NONE}
        onChange={decide}
      />
      {pertinence && (
        <TextField
          label="Motivo"
          rows={2}
          value={pertinence.reason}
          onChange={(reason) => onChange({ pertinence: { ...pertinence, reason } })}
        />
      )}
      {pertinence && pertinence.basis !== 'none' && (
        <Select
          label="Reunido no problema priorizado"
          optional
          options={[{ id: NONE, label: 'Em nenhum ainda' }, ...problems]}
          value={prioritised ?? NONE}
          onChange={(code) => onChange({ prioritised: orNull(code) })}
        />
      )}
    </>
  );
}
