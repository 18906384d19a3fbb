import { Link } from '@tanstack/react-router';
import { Paperclip } from 'lucide-react';
import { useState } from 'react';
import { AttachFile } from '../../../../web/components/AttachFile.tsx';
import { Button } from '../../../../web/components/Button.tsx';
import { Drawer } from '../../../../web/components/Drawer.tsx';
import { useFileSending } from '../../../../web/components/form-work.ts';
import { TextField } from '../../../../web/components/TextField.tsx';
import { proofAddress } from '../../../indicators/screens/index.tsx';
import type { MonthValue } from '../../contract.ts';
import { figureText, valueState } from './rows.ts';
import type { ValueCells } from './use-value-cells.ts';

interface ValueDrawerProps {
  value: MonthValue;
  cells: ValueCells;
  onClose: () => void;
  onNext: (() => void) | undefined;
  onPrevious: (() => void) | undefined;
}

/** One value of the month: what is told, what proves it, and where the rest of it is told. */
export function ValueDrawer({ value, cells, onNext, onPrevious, onClose }: ValueDrawerProps) {
  const { shortName, indicator, period, periodName, reason, refusal, problems, help } = value;
  return (
    <Drawer
      title={shortName}
      subtitle={`Valor do Estado · ${periodName}`}
      onClose={onClose}
      {...(onNext && { onNext })}
      {...(onPrevious && { onPrevious })}
    >
      <div className="flex flex-col gap-6">
        {reason !== null && <p className="border-warn border-l-[3px] pl-3 text-14">Devolvido: {reason}</p>}
        {refusal === null ? (
          <TellForm key={`${indicator} ${value.sheet?.sequence ?? 0}`} value={value} cells={cells} />
        ) : (
          <p className="text-16">
            {figureText(value) || valueState(value)}
            <span className="block text-14 text-ink-quiet">{refusal}</span>
          </p>
        )}
        <Proof value={value} cells={cells} />
        {problems.length > 0 && <p className="text-14 text-warn">{problems.join(' ')}</p>}
        <p className="text-14 text-ink-quiet">{help}</p>
        <p className="text-14">
          <Link
            to={'/indicadores/lancar' as string}
            search={{ indicador: indicator, periodo: period } as never}
          >
            Lançar por município ou região
          </Link>
        </p>
      </div>
    </Drawer>
  );
}

function TellForm({ value, cells }: Pick<ValueDrawerProps, 'value' | 'cells'>) {
  const [figure, setFigure] = useState(figureText(value));
  const [note, setNote] = useState(value.source.note ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    try {
      setProblem(null);
      if (figure !== figureText(value)) await cells.tell(value, figure);
      if (note !== (value.source.note ?? '')) await cells.note(value, note);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label="Valor"
        help={`“${value.numerator}” de “${value.denominator}”, como 820 de 1.000; ou só o valor em ${value.unitLabel}.`}
        value={figure}
        onChange={setFigure}
        error={problem ?? undefined}
        maxLength={60}
      />
      <TextField label="Observação" optional rows={3} value={note} onChange={setNote} maxLength={2000} />
      <Button kind="primary" className="self-start" onPress={() => void save()}>
        Gravar valor
      </Button>
    </div>
  );
}

function Proof({ value, cells }: Pick<ValueDrawerProps, 'value' | 'cells'>) {
  const { source, evidenceName, sheet, refusal } = value;
  const [failed, setFailed] = useState<string | null>(null);
  const {
    sending,
    refusal: refused,
    send,
  } = useFileSending(cells.sendProof, ({ sha256 }) => {
    void cells.prove(value, sha256).catch((error: Error) => setFailed(error.message));
  });
  const problem = refused ?? failed;
  return (
    <section aria-label="Prova" className="flex flex-col gap-2">
      <h3 className="text-16 font-semibold">Prova</h3>
      {source.evidence === null || sheet === null ? (
        <p className="text-14 text-ink-quiet">{source.act?.name ?? source.url ?? 'Nenhuma prova ainda.'}</p>
      ) : (
        <p className="flex items-center gap-2 text-14">
          <Paperclip aria-hidden="true" className="size-4 shrink-0" />
          <a href={proofAddress(sheet.id)}>{evidenceName ?? 'prova'}</a>
        </p>
      )}
      {refusal === null && <AttachFile label="Anexar prova" sending={sending} send={send} />}
      {problem && (
        <p role="alert" className="text-14 text-bad">
          {problem}
        </p>
      )}
    </section>
  );
}
