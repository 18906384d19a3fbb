import { TriangleAlert } from 'lucide-react';
import { formatCount } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import type { Refusal } from './protocol.ts';

/** Damage after which whole records may still be read. */
const SALVAGEABLE: readonly Refusal['code'][] = [
  'truncated',
  'bad-stream',
  'bad-record',
  'crc-mismatch',
  'record-count',
];

interface RefusedPanelProps {
  name: string;
  refusal: Refusal;
  onAgain: () => void;
  onSalvage: () => void;
  onClose: () => void;
}

/** Why a file was refused, where, and what can still be done with it. */
export function RefusedPanel({ name, refusal, onAgain, onSalvage, onClose }: RefusedPanelProps) {
  const { code, message, offset, rows } = refusal;
  const salvageable = rows > 0 && SALVAGEABLE.includes(code);
  const cancelled = code === 'cancelled';
  return (
    <>
      <PageHeader
        title={name}
        breadcrumb={[{ label: 'Abrir um DBC' }, { label: name }]}
        actions={<Button onPress={onClose}>Fechar o arquivo</Button>}
      />
      <div role="alert" className="flex max-w-[75ch] gap-3 border-bad border-l-2 py-1 pl-4">
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-bad" />
        <div className="flex flex-col items-start gap-3">
          <p className="text-16 font-semibold">{message}</p>
          {offset !== null && (
            <p className="text-14 text-ink-quiet">
              O problema foi visto no byte {formatCount(offset)} do arquivo
              {rows > 0 && `, depois de ${formatCount(rows)} registros inteiros`}.
            </p>
          )}
          {salvageable && (
            <p className="text-14">
              Se não houver como baixar o arquivo de novo, os registros inteiros que vêm antes do dano ainda
              podem ser vistos. Eles não são o arquivo completo: não servem para contar nem para prestar
              contas.
            </p>
          )}
          <div className="flex flex-wrap gap-2">
            {salvageable && <Button onPress={onSalvage}>Ler mesmo assim os registros íntegros</Button>}
            {cancelled && <Button onPress={onAgain}>Ler de novo</Button>}
          </div>
        </div>
      </div>
    </>
  );
}
