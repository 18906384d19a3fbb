import { Button } from '../../../web/components/Button.tsx';
import type { FileDoubt } from './chosen-file.ts';

interface HeldFilesProps {
  doubts: readonly FileDoubt[];
  onSend: () => void;
  onLeave: () => void;
}

/** What files that were chosen will not serve, before they are sent. */
export function HeldFiles({ doubts, onSend, onLeave }: HeldFilesProps) {
  return (
    <section aria-labelledby="held-files" className="rounded border border-warn bg-warn-soft p-4">
      <h2 id="held-files" className="text-16 font-semibold">
        Antes de enviar: nem todo indicador vai poder usar{' '}
        {doubts.length === 1 ? 'este arquivo' : 'estes arquivos'}
      </h2>
      {doubts.map(({ name, system, lines }) => (
        <div key={name} className="mt-2 text-14">
          <p>
            <span className="font-semibold break-all">{name}</span> ({system}) não traz o que{' '}
            {lines.length === 1 ? 'um deles conta' : `${lines.length} deles contam`}:
          </p>
          <ul className="mt-1 list-disc pl-5">
            {lines.map((line) => (
              <li key={line} className="break-words">
                {line}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button kind="primary" onPress={onSend} autoFocus>
          Enviar assim mesmo
        </Button>
        <Button kind="secondary" onPress={onLeave}>
          Não enviar
        </Button>
      </div>
    </section>
  );
}
