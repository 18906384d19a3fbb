import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FileDrop } from '../../../web/components/FileDrop.tsx';
import { Progress } from '../../../web/components/Progress.tsx';
import { useFileChecks } from '../../../web/file-sections.ts';
import { doubtsOf, type FileDoubt } from './chosen-file.ts';
import { HeldFiles } from './HeldFiles.tsx';
import { useSending } from './use-sending.ts';

const KIBIBYTE = 1024;

/** Where files are sent from. */
export function DropArea() {
  const { sending, send, cancel } = useSending();
  const checks = useFileChecks();
  const [held, setHeld] = useState<{ files: readonly File[]; doubts: readonly FileDoubt[] } | null>(null);
  const choose = async (files: readonly File[]) => {
    const doubts = await doubtsOf(files, checks);
    if (doubts.length === 0) return send(files);
    setHeld({ files, doubts });
  };
  if (held)
    return (
      <HeldFiles
        doubts={held.doubts}
        onLeave={() => setHeld(null)}
        onSend={() => {
          setHeld(null);
          void send(held.files);
        }}
      />
    );
  if (sending)
    return (
      <div className="border border-rule-strong border-dashed p-6">
        <Progress
          label={sending.files === 1 ? 'Enviando o arquivo' : `Enviando ${sending.files} arquivos`}
          done={Math.round(sending.sent / KIBIBYTE)}
          total={Math.max(1, Math.round(sending.total / KIBIBYTE))}
          unit="KB"
          onCancel={cancel}
        />
      </div>
    );
  return (
    <>
      <FileDrop onFiles={choose}>
        Arquivos .dbc e .dbf do DATASUS, extratos deles em .csv, relatórios .csv de cobertura do e-Gestor e os
        .zip da população, do SIGTAP e da CID-10. Colunas que identificam pessoas nunca são guardadas.
      </FileDrop>
      <p className="mt-2 text-14">
        <Link to="/abrir-dbc">Abrir um arquivo sem enviar</Link>
        <span className="text-ink-quiet">: ele é lido neste navegador e não sai do seu computador.</span>
      </p>
    </>
  );
}
