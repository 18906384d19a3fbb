import { useQuery } from '@tanstack/react-query';
import { FileCheck, X } from 'lucide-react';
import { apiGet, apiUpload } from '../../../../web/api.ts';
import { AttachFile } from '../../../../web/components/AttachFile.tsx';
import { Button } from '../../../../web/components/Button.tsx';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { useFileSending } from '../../../../web/components/form-work.ts';
import { IconButton } from '../../../../web/components/IconButton.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { useSession } from '../../../../web/session.ts';
import { EvidenceAnswer, type GivenRecord, RecordsAnswer } from '../../contract.ts';
import { type Asked, answersAsk, type Declaration, type RecordTraits } from '../../domain/pledge/pledge.ts';
import { KIND_WORDS, type KindWords } from './record-words.ts';

const useRecords = () =>
  useQuery({
    queryKey: ['plan', 'records'],
    queryFn: ({ signal }) => apiGet('/api/plan/records', RecordsAnswer, signal),
  });

function sendEvidence(file: File): Promise<EvidenceAnswer> {
  const form = new FormData();
  form.append('file', file, file.name);
  return apiUpload('/api/plan/evidence', form, EvidenceAnswer);
}

const keyOf = ({ kind, id }: Pick<GivenRecord, 'kind' | 'id'>) => `${kind} ${id}`;

/** One record for each thing that is asked, null while none was chosen. */
export type Chosen = readonly ((GivenRecord & RecordTraits) | null)[];

/** A file that the reader attached already, and may be declared as what is asked. */
export type AttachedFile = Pick<GivenRecord, 'id' | 'name'>;

interface RecordFieldsProps {
  asks: readonly Asked[];
  chosen: Chosen;
  attached?: readonly AttachedFile[];
  onChange: (chosen: Chosen) => void;
}

/** What concluding asks for: each by a record that is kept somewhere, or by a file. */
export function RecordFields({ asks, chosen, attached = [], onChange }: RecordFieldsProps) {
  return asks.map((ask, at) => (
    <RecordField
      key={ask.words}
      ask={ask}
      record={chosen[at] ?? null}
      attached={attached.filter(({ id }) => !chosen.some((each) => each?.id === id))}
      onChange={(record) => onChange(asks.map((_, each) => (each === at ? record : (chosen[each] ?? null))))}
    />
  ));
}

interface RecordFieldProps {
  ask: Asked;
  record: GivenRecord | null;
  attached: readonly AttachedFile[];
  onChange: (record: (GivenRecord & RecordTraits) | null) => void;
}

const first = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A file as it is first given for what is asked: of one kind only, it is that; of several, who gives it says which. */
function fileFor({ files = [] }: Asked, { id, name }: AttachedFile): GivenRecord {
  const [only] = files;
  return { kind: 'file', id, name, ...(files.length === 1 && only && { declared: { kind: only } }) };
}

function RecordField({ ask, record, attached, onChange }: RecordFieldProps) {
  const { sending, refusal, send } = useFileSending(sendEvidence, ({ sha256, fileName }) =>
    onChange(fileFor(ask, { id: sha256, name: fileName })),
  );
  const kept = ask.kinds.filter((kind) => kind !== 'file');
  const mayFile = ask.kinds.includes('file');
  if (record !== null)
    return (
      <div className="flex flex-col gap-2">
        <span className="text-14 font-semibold">{first(ask.words)}</span>
        <span className="flex items-center gap-2 rounded bg-action-soft py-1 pr-1 pl-3 text-14">
          <span className="min-w-0 flex-1">
            <span className="text-ink-quiet">{KIND_WORDS[record.kind]}: </span>
            {record.name}
          </span>
          <IconButton label={`Tirar ${record.name}`} onPress={() => onChange(null)}>
            <X aria-hidden="true" />
          </IconButton>
        </span>
        {record.kind === 'file' && <Declared ask={ask} record={record} onChange={onChange} />}
      </div>
    );
  return (
    <div className="flex flex-col gap-2">
      {kept.length > 0 ? (
        <KeptField ask={ask} kinds={kept} onChange={onChange} />
      ) : (
        <span className="text-14 font-semibold">{first(ask.words)}</span>
      )}
      {mayFile && (
        <div className="flex flex-wrap items-center gap-2">
          {attached.map((file) => (
            <Button
              key={file.id}
              icon={<FileCheck aria-hidden="true" />}
              aria-label={`Usar ${file.name} como ${ask.words}`}
              onPress={() => onChange(fileFor(ask, file))}
            >
              Usar {file.name}
            </Button>
          ))}
          <AttachFile
            label={kept.length > 0 ? 'Ou anexar o arquivo' : 'Anexar o arquivo'}
            of={ask.words}
            sending={sending}
            send={send}
          />
        </div>
      )}
      {refusal !== null && (
        <p role="alert" className="text-14 text-bad">
          {refusal}
        </p>
      )}
    </div>
  );
}

/** What a file is: it counts as the record once that is said. */
function Declared({
  ask: { files = [], declares = [] },
  record,
  onChange,
}: Pick<RecordFieldProps, 'ask' | 'onChange'> & { record: GivenRecord }) {
  const today = useSession()?.today ?? '';
  const { declared } = record;
  const set = (change: Partial<Declaration>) =>
    onChange({ ...record, declared: { kind: '', ...declared, ...change } });
  const isToCome = (declared?.date ?? '') > today;
  if (files.length <= 1 && declares.length === 0) return null;
  return (
    <div className="flex flex-wrap items-start gap-3">
      {files.length > 1 && (
        <Select
          className="min-w-48 flex-1"
          label="Que registro é"
          options={files.map((kind) => ({ id: kind, label: kind }))}
          value={declared?.kind || null}
          onChange={(kind) => set({ kind })}
        />
      )}
      {declares.includes('number') && (
        <TextField
          className="min-w-32 flex-1"
          label="Número"
          maxLength={60}
          value={declared?.number ?? ''}
          onChange={(number) => set({ number })}
        />
      )}
      {declares.includes('date') && (
        <DayField
          label="Data"
          value={declared?.date ?? null}
          error={isToCome ? 'Esta data ainda não chegou.' : undefined}
          onChange={(date) => set({ date: date ?? undefined })}
        />
      )}
    </div>
  );
}

/** Why nothing is offered, and where it is registered. */
function emptyWords({ ofAction, kinds }: Asked): string {
  if (ofAction === true) return 'Nenhum colegiado desta ação: registre-o em Colegiados, com o número dela.';
  return kinds.includes('act') ? 'Nenhum ato assim: registre-o em Documentos.' : 'Nada com este nome.';
}

function KeptField({
  ask,
  kinds,
  onChange,
}: Pick<RecordFieldProps, 'ask' | 'onChange'> & { kinds: readonly KindWords[] }) {
  const records = useRecords();
  const options = (records.data?.items ?? []).filter((record) => answersAsk(ask, record));
  return (
    <ComboBox
      label={first(ask.words)}
      optional
      help={`${kinds.map((kind) => KIND_WORDS[kind]).join(' ou ')} que já está no Pactua.`}
      options={options.map((each) => ({
        id: keyOf(each),
        label: each.name,
        note: each.note ?? KIND_WORDS[each.kind],
      }))}
      value={null}
      empty={records.isPending ? 'Lendo…' : emptyWords(ask)}
      onChange={(key) => {
        const found = options.find((each) => keyOf(each) === key);
        if (found) onChange(found);
      }}
    />
  );
}
