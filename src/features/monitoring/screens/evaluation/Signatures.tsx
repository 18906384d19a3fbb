import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { EvaluationAnswer } from '../../contract.ts';
import { CONFIRMED_WORDS, objectiveName } from '../../domain/evaluation/words.ts';
import { SignDialog } from './SignDialog.tsx';

type Signer = EvaluationAnswer['signers'][number];

/** Who signs, who has signed, and the signature of the reader. */
export function Signatures({ evaluation }: { evaluation: EvaluationAnswer }) {
  const [signing, setSigning] = useState<Signer | null>(null);
  const { signers, frozen, step } = evaluation;
  if (frozen === null) return null;
  return (
    <section aria-label="Assinaturas">
      <p className="mb-3 max-w-[80ch] text-14 text-ink-quiet">
        {step === 'judge'
          ? 'Assina-se depois de julgados todos os objetivos. Cada assinatura é dos dados congelados e de todos os pareceres: um parecer que muda desfaz as que foram dadas.'
          : 'Cada assinatura é dos dados congelados e de todos os pareceres. A última publica o relatório, e nada mais muda.'}
      </p>
      <ul className="max-w-[900px] border-rule border-t">
        {signers.map((signer) => (
          <li
            key={signer.unit}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-rule border-b py-3"
          >
            <span className="min-w-0 flex-1">
              <span className="font-semibold">{signer.fullName}</span>
              <span className="block text-13 text-ink-quiet">
                {signer.kind === 'superintendence'
                  ? 'por todo o plano'
                  : signer.objectives.map((id) => objectiveName(frozen.snapshot, id)).join(', ')}
              </span>
            </span>
            {signer.signed !== null ? (
              <span className="text-14">
                {signer.signed.by}
                <span className="block text-13 text-ink-quiet">
                  {formatInstant(signer.signed.at)} · {CONFIRMED_WORDS[signer.signed.how].toLowerCase()}
                </span>
              </span>
            ) : signer.maySign ? (
              <Button
                kind="primary"
                onPress={() => setSigning(signer)}
                aria-label={`Assinar por ${signer.fullName}`}
              >
                Assinar
              </Button>
            ) : (
              <span className="text-14 text-ink-quiet">falta assinar</span>
            )}
          </li>
        ))}
      </ul>
      {signing !== null && (
        <SignDialog evaluation={evaluation} signer={signing} onClose={() => setSigning(null)} />
      )}
    </section>
  );
}
