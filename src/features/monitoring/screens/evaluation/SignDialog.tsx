import { type ReactNode, useState } from 'react';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { SignatureFields } from '../../../accounts/screens/index.tsx';
import type { EvaluationAnswer } from '../../contract.ts';
import { useEvaluationCommands } from './queries.ts';

interface SignDialogProps {
  evaluation: EvaluationAnswer;
  signer: EvaluationAnswer['signers'][number];
  onClose: () => void;
  /** What is signed, where the reader has not the page before them. */
  children?: ReactNode;
}

/** The signature of one signer: the password again, over the hash of what is shown. */
export function SignDialog({ evaluation, signer, onClose, children }: SignDialogProps) {
  const { sign } = useEvaluationCommands();
  const [retyped, setRetyped] = useState({ password: '', code: '' });
  const { contentSha256, semester, signers } = evaluation;
  const isLast = signers.filter(({ signed }) => signed === null).length === 1;
  const save = () => sign(semester, { unit: signer.unit, sha256: contentSha256 ?? '', ...retyped });
  return (
    <FormDialog
      title={`Assinar por ${signer.name}`}
      saveLabel={isLast ? 'Assinar e publicar' : 'Assinar'}
      onClose={onClose}
      save={save}
    >
      <p className="text-14">
        Você assina os dados congelados do semestre e os pareceres de todos os objetivos, como estão agora.
        {isLast && ' É a última assinatura: o relatório sai com número e nada mais muda.'}
      </p>
      {children}
      <p className="break-all font-mono text-13 text-ink-quiet">SHA-256: {contentSha256}</p>
      <SignatureFields value={retyped} onChange={setRetyped} />
    </FormDialog>
  );
}
