import { BadgeCheck, Circle, CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { Badge } from '../../../../web/components/StateBadge.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { LineAnswer, MonthAnswer } from '../../contract.ts';
import { useLines, useSaying } from './queries.ts';

/** The indicators of the month: the clean ones validated together, each exception alone with what explains it. */
export function MonthLines({ month }: { month: MonthAnswer }) {
  const query = useLines(month.agreement.id, month.competencia);
  return (
    <section className="mb-8 max-w-[900px]">
      <h2 className="mb-1 text-22">Indicadores do mês</h2>
      {query.isPending && <Loading label="Lendo os indicadores" lines={6} />}
      {query.isError && <ErrorState error={query.error} onRetry={query.refetch} />}
      {query.data && <Lines lines={query.data.items} month={month} />}
    </section>
  );
}

const isDone = ({ validated }: LineAnswer) => validated?.stands === true;

function Lines({ lines, month }: { lines: readonly LineAnswer[]; month: MonthAnswer }) {
  const [validating, setValidating] = useState<readonly LineAnswer[]>([]);
  const may = month.offers.some(({ action, allowed }) => action === 'validate-lines' && allowed);
  const clean = lines.filter((line) => line.exceptions.length === 0);
  const exceptions = lines.filter((line) => line.exceptions.length > 0);
  const waiting = clean.filter((line) => !isDone(line));
  return (
    <>
      <p className="mb-3 text-16 text-ink-quiet">
        {lines.filter(isDone).length} de {lines.length} validados; {exceptions.length}{' '}
        {exceptions.length === 1 ? 'exceção' : 'exceções'}. {stillTo(lines)} A assinatura de quem confere
        cobre o que foi validado.
      </p>
      {may && waiting.length > 0 && (
        <Button kind="primary" onPress={() => setValidating(waiting)}>
          {waiting.length === 1 ? 'Validar a linha limpa' : `Validar as ${waiting.length} linhas limpas`}
        </Button>
      )}
      <ul className="mt-3 border-rule border-t">
        {[...exceptions, ...clean].map((line) => (
          <Line key={line.id} line={line} onValidate={may && !isDone(line) ? setValidating : undefined} />
        ))}
      </ul>
      {validating.length > 0 && (
        <ValidateDialog lines={validating} month={month} onClose={() => setValidating([])} />
      )}
    </>
  );
}

/** What keeps the month from being signed: a line that says something and was not validated as it stands. */
function stillTo(lines: readonly LineAnswer[]): string {
  const { length } = lines.filter((line) => line.value !== null && !isDone(line));
  if (length === 0) return 'Nenhum indicador com valor espera validação.';
  const which = length === 1 ? 'o que tem' : `os ${length} que têm`;
  return `Sem validar ${which} valor, ninguém confere nem autoriza; linha sem valor não prende o mês.`;
}

interface LineProps {
  line: LineAnswer;
  onValidate: ((lines: readonly LineAnswer[]) => void) | undefined;
}

function Line({ line, onValidate }: LineProps) {
  const { label, value, exceptions, validated } = line;
  const isException = exceptions.length > 0;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-rule border-b py-2 text-14">
      <div className="min-w-0 flex-1 basis-72">
        <p>{label}</p>
        {exceptions.map((reason) => (
          <p key={reason} className="text-13 text-ink-quiet">
            {reason}
          </p>
        ))}
        {validated && (
          <p className="text-13 text-ink-quiet">
            {validated.by ?? 'Sistema'}, {formatInstant(validated.at)}
            {validated.words && `: ${validated.words}`}
            {!validated.stands && ` (valia ${validated.value ?? 'sem valor'})`}
          </p>
        )}
      </div>
      <span className="w-32 text-right font-semibold tabular-nums">{value ?? '–'}</span>
      <span className="flex w-40 flex-col items-end gap-1">
        <LineState line={line} />
        {onValidate && isException && (
          <Button kind="quiet" aria-label={`Validar a exceção: ${label}`} onPress={() => onValidate([line])}>
            Validar
          </Button>
        )}
      </span>
    </li>
  );
}

function LineState({ line }: { line: LineAnswer }) {
  if (isDone(line))
    return (
      <Badge icon={BadgeCheck} tone="good">
        Validado
      </Badge>
    );
  if (line.validated)
    return (
      <Badge icon={CircleAlert} tone="warn">
        Mudou depois
      </Badge>
    );
  return line.exceptions.length > 0 ? (
    <Badge icon={CircleAlert} tone="warn">
      Exceção
    </Badge>
  ) : (
    <Badge icon={Circle} tone="waiting">
      Limpo
    </Badge>
  );
}

interface ValidateProps {
  lines: readonly LineAnswer[];
  month: MonthAnswer;
  onClose: () => void;
}

function ValidateDialog({ lines, month, onClose }: ValidateProps) {
  const [words, setWords] = useState('');
  const { say } = useSaying(month);
  const isException = lines.some(({ exceptions }) => exceptions.length > 0);
  const save = () =>
    say('lines', {
      version: month.version,
      lines: lines.map(({ id }) => id),
      words: isException ? words : null,
    });
  return (
    <FormDialog
      title={isException ? 'Validar uma exceção' : 'Validar as linhas limpas'}
      saveLabel="Validar"
      onClose={onClose}
      save={save}
    >
      <ul className="text-14">
        {lines.map(({ id, label, value, exceptions }) => (
          <li key={id} className="border-rule border-b py-1">
            {label}: <strong className="font-semibold">{value ?? 'sem valor'}</strong>
            {exceptions.length > 0 && <p className="text-ink-quiet">{exceptions.join(' ')}</p>}
          </li>
        ))}
      </ul>
      {isException && (
        <TextField
          label="O que a explica"
          rows={3}
          maxLength={1000}
          value={words}
          onChange={setWords}
          autoFocus
        />
      )}
    </FormDialog>
  );
}
