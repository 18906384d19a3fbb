import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { AnalysisAnswer } from '../../contract.ts';
import { readPasted } from '../../domain/analysis/pasted.ts';
import { countOf } from '../words.ts';
import { useEntryCommands } from './queries.ts';

/** Many problems at once, pasted from a sheet; what cannot be read is named before anything is kept. */
export function PasteDialog({ analysis, onClose }: { analysis: AnalysisAnswer; onClose: () => void }) {
  const { add } = useEntryCommands();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { problems, faults } = readPasted(text, analysis.macros, analysis.careLines);
  const save = async () => {
    setBusy(true);
    try {
      const fresh = { kind: 'macroproblem', workshop: null, pertinence: null, prioritised: null } as const;
      await add(problems.map((each) => ({ ...fresh, ...each })));
      onClose();
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Colar lista de problemas"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            Voltar
          </Button>
          <Button
            kind="primary"
            isDisabled={busy || problems.length === 0 || faults.length > 0}
            onPress={() => void save()}
          >
            {problems.length === 0
              ? 'Incluir'
              : `Incluir ${countOf(problems.length, 'problema', 'problemas')}`}
          </Button>
        </>
      }
    >
      <TextField
        label="Macrorregião, problema e linhas de cuidado, em colunas"
        help="Copie da planilha. A terceira coluna pode faltar; várias linhas de cuidado vão separadas por vírgula."
        rows={8}
        value={text}
        onChange={setText}
        autoFocus
      />
      <div aria-live="polite" className="mt-3 text-14">
        {text.trim() !== '' && <p>{countOf(problems.length, 'problema lido', 'problemas lidos')}.</p>}
        {faults.slice(0, 8).map((fault) => (
          <p key={fault} className="text-bad">
            {fault}
          </p>
        ))}
        {problem && (
          <p role="alert" className="text-bad">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
