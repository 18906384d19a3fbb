import { useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { AnalysisAnswer } from '../../contract.ts';
import { readPasted } from '../../domain/analysis/pasted.ts';
import { countOf } from '../words.ts';
import { useEntryCommands } from './queries.ts';

/** Many problems at once, pasted from a sheet; what cannot be read is named before anything is kept. */
export function PasteDialog({ analysis, onClose }: { analysis: AnalysisAnswer; onClose: () => void }) {
  const { add } = useEntryCommands();
  const [text, setText] = useState('');
  const { problems, faults } = readPasted(text, analysis.macros, analysis.careLines);
  const save = () => {
    const fresh = { kind: 'macroproblem', workshop: null, pertinence: null, prioritised: null } as const;
    return add(problems.map((each) => ({ ...fresh, ...each })));
  };
  const count = problems.length;
  return (
    <FormDialog
      title="Colar lista de problemas"
      saveLabel={count === 0 ? 'Incluir' : `Incluir ${countOf(count, 'problema', 'problemas')}`}
      isDisabled={count === 0 || faults.length > 0}
      onClose={onClose}
      save={save}
    >
      <TextField
        label="Macrorregião, problema e linhas de cuidado, em colunas"
        help="Copie da planilha. A terceira coluna pode faltar; várias linhas de cuidado vão separadas por vírgula."
        rows={8}
        value={text}
        onChange={setText}
        autoFocus
      />
      <div aria-live="polite" className="text-14">
        {text.trim() !== '' && <p>{countOf(count, 'problema lido', 'problemas lidos')}.</p>}
        {faults.slice(0, 8).map((fault) => (
          <p key={fault} className="text-bad">
            {fault}
          </p>
        ))}
      </div>
    </FormDialog>
  );
}
