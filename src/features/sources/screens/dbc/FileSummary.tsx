import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { bytesInWords } from '../words.ts';
import type { FileFacts } from './protocol.ts';
import { partsInWords, personalColumns } from './words.ts';

const SECOND = 1000;

/** What the file says of itself, in one look. */
export function FileSummary({ facts, bytes }: { facts: FileFacts; bytes: number }) {
  const { era, updatedOn, crc, decodedBytes, milliseconds } = facts;
  return (
    <dl className="mb-3 flex flex-wrap gap-x-10 gap-y-2 border-rule border-y py-2.5 text-14 max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4">
      <Fact name="Integridade">
        {crc === 'ok' ? (
          <span className="flex items-center gap-1.5 font-semibold text-good">
            <Check aria-hidden="true" className="size-4 shrink-0" />
            CRC-32 conferido
          </span>
        ) : (
          'um .dbf não traz CRC'
        )}
      </Fact>
      <Fact name="Data no cabeçalho">{updatedOn === null ? 'não dita' : formatDay(updatedOn)}</Fact>
      {era && <Fact name="Leiaute">{era}</Fact>}
      <Fact name="Tamanho">
        {bytesInWords(bytes)}
        {crc === 'ok' && `, ${bytesInWords(decodedBytes)} por dentro`}
      </Fact>
      <Fact name="Leitura">
        {(milliseconds / SECOND).toLocaleString('pt-BR', { maximumFractionDigits: 1 })} s, neste navegador
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-13 text-ink-quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface FileNotesProps {
  facts: FileFacts;
  /** Columns left out already. */
  left: ReadonlySet<string>;
  onLeave: (columns: readonly string[]) => void;
}

/** What must be known before the file is used. */
export function FileNotes({ facts, left, onLeave }: FileNotesProps) {
  const personal = personalColumns(facts.columns);
  const { system, fromName } = facts.identity;
  const wanted = personal.some((name) => !left.has(name));
  return (
    <div className="mb-4 flex flex-col gap-2">
      {facts.warnings.map((warning) => (
        <Note key={warning}>{warning}</Note>
      ))}
      {facts.disagreements.length > 0 && (
        <Note>
          O nome do arquivo contradiz o conteúdo ({partsInWords(facts.disagreements)}): vale o que está
          escrito acima, que vem do conteúdo.
        </Note>
      )}
      {fromName.length > 0 && (
        <Note>
          O conteúdo não diz {partsInWords(fromName)}: o que está escrito acima vem do nome do arquivo.
        </Note>
      )}
      {system === null && (
        <Note>
          As colunas não são as de nenhum sistema do DATASUS conhecido aqui. O arquivo pode ser visto e levado
          em CSV; o Pactua não o guarda.
        </Note>
      )}
      {wanted && (
        <Note
          action={
            <Button kind="quiet" onPress={() => onLeave(personal)}>
              Deixá-las de fora
            </Button>
          }
        >
          Há colunas que podem identificar pessoas ({personal.join(', ')}), mesmo quando mascaradas. Trate o
          arquivo, e o CSV que sair dele, como dado pessoal: não publique, não encaminhe e apague quando
          terminar.
        </Note>
      )}
      {personal.length > 0 && !wanted && (
        <Note>
          As colunas que podem identificar pessoas ({personal.join(', ')}) estão fora da tabela e do CSV. O
          que resta ainda é de registros individuais: em municípios pequenos, pode reconhecer alguém.
        </Note>
      )}
    </div>
  );
}

/** One thing to know, and what can be done about it at once. */
function Note({ action, children }: { action?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex max-w-[62rem] flex-wrap items-center gap-x-4 gap-y-1">
      <p className="flex min-w-60 flex-1 gap-2 text-14">
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
        <span>{children}</span>
      </p>
      {action}
    </div>
  );
}
