import { Button } from '../../../web/components/Button.tsx';
import { saveFile } from '../../../web/save-file.ts';

interface RecoveryCodesProps {
  codes: readonly string[];
  onDone: () => void;
}

/** The recovery codes, the one time that they are shown. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const save = () =>
    saveFile(
      'pactua-codigos-de-recuperacao.txt',
      new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }),
    );
  return (
    <section aria-labelledby="codigos" className="mt-4 border-warn border-l-2 pl-4">
      <h3 id="codigos" className="text-16 font-semibold">
        Guarde agora os seus códigos de recuperação
      </h3>
      <p className="max-w-[60ch] text-16 text-ink-quiet">
        Cada um serve uma vez no lugar do código do aplicativo, se você perder o aparelho. Não serão mostrados
        de novo.
      </p>
      <ul className="my-3 grid max-w-sm grid-cols-2 gap-x-6 gap-y-1">
        {codes.map((code) => (
          <li key={code}>
            <code className="text-16 select-all">{code}</code>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onPress={save}>Baixar os códigos</Button>
        <Button kind="quiet" onPress={onDone}>
          Já guardei
        </Button>
      </div>
    </section>
  );
}
