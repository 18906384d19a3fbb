import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, buttonLook } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { toastUndo } from '../../../../web/components/toast-undo.ts';
import { loadTelling, proofAddress } from '../../../indicators/screens/index.tsx';
import type { MonthDesk } from '../../contract/desk.ts';
import { useRefreshed } from '../queries.ts';
import { figureText } from '../report/rows.ts';
import { countOf } from '../words.ts';
import { Block, LINE } from './Block.tsx';

type Value = MonthDesk['values']['toDecide'][number];

const figureOf = ({ cell, unitLabel, places }: Value): string =>
  cell === null ? countOf(places, 'lugar lançado', 'lugares lançados') : figureText({ cell, unitLabel });

/** The room that keeps the values, and Início brought up to date after what it does. */
function useTelling() {
  const client = useQueryClient();
  const refreshed = useRefreshed();
  function decide<T>(work: (commands: Telling) => Promise<T>): Promise<T> {
    return refreshed(telling(client).then(work));
  }
  return { decide };
}

type Telling = Awaited<ReturnType<typeof telling>>;

async function telling(client: ReturnType<typeof useQueryClient>) {
  const { entryCommands, readFigure } = await loadTelling();
  return { ...entryCommands(client), readFigure };
}

/** The sheet that a value was told on. */
const sheetOf = ({ indicator, period, level }: Value) => ({
  to: '/indicadores/lancar' as string,
  search: { indicador: indicator, periodo: period, nivel: level } as never,
});

function Name({ value }: { value: Value }) {
  const { shortName, periodName } = value;
  return (
    <Link {...sheetOf(value)} className="text-ink no-underline hover:text-action-strong hover:underline">
      <span className="font-semibold">{shortName}</span> {periodName}
    </Link>
  );
}

/** Values given back to the reader: corrected and sent again from here, where the sheet has one place. */
export function ReturnedValues({ values }: { values: readonly Value[] }) {
  const [open, setOpen] = useState<Value | null>(null);
  return (
    <Block
      title="Valores devolvidos a mim"
      count={values.length}
      note="Valores de indicadores: corrija e envie de novo."
    >
      {values.map((value) => (
        <li key={value.id} className={LINE}>
          <span className="min-w-0 flex-1">
            <Name value={value} />
            <span className="block text-14 text-warn">
              {figureOf(value)}: {value.reason}
            </span>
          </span>
          {value.cell === null ? (
            <Link {...sheetOf(value)} className={buttonLook('secondary')}>
              Corrigir
            </Link>
          ) : (
            <Button onPress={() => setOpen(value)} aria-label={`Corrigir ${value.shortName}`}>
              Corrigir
            </Button>
          )}
        </li>
      ))}
      {open !== null && <CorrectDialog value={open} onClose={() => setOpen(null)} />}
    </Block>
  );
}

function CorrectDialog({ value, onClose }: { value: Value; onClose: () => void }) {
  const { decide } = useTelling();
  const [figure, setFigure] = useState(figureOf(value));
  const { id, sequence, cell, shortName, periodName, reason, unitLabel } = value;
  const save = () =>
    decide(async ({ readFigure, cells, step }) => {
      const read = readFigure(figure);
      if ('problem' in read) throw new Error(read.problem);
      const isSame = figure === figureOf(value) || cell === null;
      const written = isSame
        ? { sequence }
        : await cells(id, sequence, [{ territory: cell.territory, ...read }]);
      await step(id, 'send', written.sequence);
      showToast(`${shortName}, ${periodName}: enviado para aprovação.`);
    });
  return (
    <FormDialog
      title={`Corrigir ${shortName}, ${periodName}`}
      saveLabel="Gravar e enviar"
      onClose={onClose}
      save={save}
    >
      <p className="border-warn border-l-[3px] pl-3 text-14">Devolvido: {reason}</p>
      <TextField
        label="Valor"
        help={`Como 820 de 1.000; ou só o valor em ${unitLabel}.`}
        value={figure}
        onChange={setFigure}
        maxLength={60}
        autoFocus
      />
      <p className="text-14 text-ink-quiet">
        A prova continua a que foi anexada; para trocá-la, abra o valor em Indicadores › Lançar valores.
      </p>
    </FormDialog>
  );
}

/** Values that others told and sent, decided from here, each with what proves it. */
export function ValuesToDecide({ values }: { values: readonly Value[] }) {
  const { decide } = useTelling();
  const [returning, setReturning] = useState<Value | null>(null);
  const approve = async ({ id, sequence, shortName, periodName }: Value) => {
    try {
      const written = await decide(({ step }) => step(id, 'approve', sequence));
      toastUndo(`${shortName}, ${periodName}: aprovado. O valor já vale no indicador.`, () =>
        decide(({ step }) => step(id, 'undo', written.sequence)),
      );
    } catch (error) {
      showToast((error as Error).message, { tone: 'problem' });
    }
  };
  const giveBackTo = async ({ id, sequence, shortName, periodName }: Value, reason: string) => {
    const written = await decide(({ giveBack }) => giveBack(id, sequence, reason));
    toastUndo(`${shortName}, ${periodName}: devolvido.`, () =>
      decide(({ step }) => step(id, 'undo', written.sequence)),
    );
  };
  return (
    <Block
      title="Valores que aguardam minha aprovação"
      count={values.length}
      note="Valores de indicadores que as unidades lançaram."
    >
      {values.map((value) => (
        <li key={value.id} className={LINE}>
          <span className="min-w-0 flex-1 max-sm:basis-full">
            <Name value={value} />
            <span className="block text-14">
              {figureOf(value)}
              <span className="text-ink-quiet">
                {value.sentBy !== null && ` · ${value.sentBy}`}
                {value.hasFile && (
                  <>
                    {' · '}
                    <a href={proofAddress(value.id)}>prova</a>
                  </>
                )}
              </span>
            </span>
          </span>
          <span className="flex flex-wrap gap-2">
            <Button
              kind="quiet"
              onPress={() => setReturning(value)}
              aria-label={`Devolver ${value.shortName}`}
            >
              Devolver
            </Button>
            <Button onPress={() => void approve(value)} aria-label={`Aprovar ${value.shortName}`}>
              Aprovar
            </Button>
          </span>
        </li>
      ))}
      <ConfirmDialog
        title={`Devolver ${returning?.shortName ?? ''}, ${returning?.periodName ?? ''}?`}
        isOpen={returning !== null}
        onClose={() => setReturning(null)}
        reasonLabel="O que deve ser corrigido"
        confirmLabel="Devolver com motivo"
        onConfirm={(reason) => returning && giveBackTo(returning, reason)}
      >
        Quem lançou é avisado agora, com o motivo.
      </ConfirmDialog>
    </Block>
  );
}
