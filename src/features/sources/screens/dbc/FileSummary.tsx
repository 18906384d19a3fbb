import { Check, CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount, formatDay } from '../../../../kernel/format.ts';
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
        <Integrity crc={crc} />
      </Fact>
      <Fact name="Data no cabeçalho">{updatedOn === null ? 'não dita' : formatDay(updatedOn)}</Fact>
      {era && <Fact name="Leiaute">{era}</Fact>}
      <Fact name="Tamanho">
        {bytesInWords(bytes)}
        {crc !== 'none' && `, ${bytesInWords(decodedBytes)} por dentro`}
      </Fact>
      <Fact name="Leitura">
        {(milliseconds / SECOND).toLocaleString('pt-BR', { maximumFractionDigits: 1 })} s, neste navegador
      </Fact>
    </dl>
  );
}

function Integrity({ crc }: Pick<FileFacts, 'crc'>) {
  if (crc === 'none') return 'um .dbf não traz CRC';
  const [Icon, tone, words] =
    crc === 'ok'
      ? [Check, 'text-good', 'CRC-32 conferido']
      : [CircleAlert, 'text-bad', 'Arquivo danificado: lido em parte'];
  return (
    <span className={`flex items-center gap-1.5 font-semibold ${tone}`}>
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {words}
    </span>
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
      {facts.salvaged && <SalvageNote facts={facts} salvaged={facts.salvaged} />}
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

/** A damaged file is never shown without saying so. */
function SalvageNote({
  facts,
  salvaged,
}: {
  facts: FileFacts;
  salvaged: NonNullable<FileFacts['salvaged']>;
}) {
  const doubt =
    salvaged.code === 'crc-mismatch'
      ? 'Qualquer registro pode estar errado, não só os últimos'
      : 'O que se vê não é o arquivo completo';
  return (
    <div role="alert" className="flex max-w-[62rem] gap-2 border-bad border-l-2 py-1 pl-3 text-14">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-bad" />
      <p>
        <strong className="font-semibold">
          Leitura parcial: {formatCount(facts.rows)} de {formatCount(facts.declared)} registros.
        </strong>{' '}
        {salvaged.message}
        {salvaged.offset !== null && ` O dano foi visto no byte ${formatCount(salvaged.offset)}.`} {doubt}:
        não serve para contar nem para prestar contas.
      </p>
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
