import { useState } from 'react';
import { formatDecimal } from '../../../../../kernel/format.ts';
import { Rational } from '../../../../../kernel/rational.ts';
import { Checkbox } from '../../../../../web/components/Checkbox.tsx';
import { ComboBox } from '../../../../../web/components/ComboBox.tsx';
import { DayField } from '../../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import type { MeasureAnswer, NonConformityDetail } from '../../../contract.ts';
import { useGesture } from './use-gesture.ts';

interface MeasureDialogProps {
  nc: NonConformityDetail;
  /** Null plans another. */
  measure: MeasureAnswer | null;
  onClose: () => void;
}

const whoOptions = ({ unitOptions, personOptions }: NonConformityDetail) => [
  ...unitOptions.map(({ id, name }) => ({ id: `unit/${id}`, label: name, note: 'unidade' })),
  ...personOptions.map(({ id, name }) => ({ id: `person/${id}`, label: name, note: 'pessoa' })),
];

/** Reais as typed (`1.234,50`) to the cent; null where blank. @throws Error where it is not an amount. */
function readCost(text: string): string | null {
  if (text.trim() === '') return null;
  try {
    const amount = Rational.parsePtBr(text.replace('R$', '').trim());
    if (amount.compare(Rational.zero) >= 0 && amount.round(2, 'truncate').eq(amount))
      return amount.toDecimal(2);
  } catch {
    // Said below, with what to write.
  }
  throw new Error(`“${text}” não se lê como valor em reais. Escreva como 1.234,50.`);
}

/** What, who, until when, how much. */
export function MeasureDialog({ nc, measure, onClose }: MeasureDialogProps) {
  const run = useGesture(nc);
  const [what, setWhat] = useState(measure?.what ?? '');
  const [who, setWho] = useState<string | null>(
    measure === null ? `unit/${nc.unit}` : `${measure.who.kind}/${measure.who.id}`,
  );
  const [until, setUntil] = useState<string | null>(measure?.until ?? null);
  const [cost, setCost] = useState(
    measure?.cost == null ? '' : formatDecimal(Rational.parse(measure.cost), 2),
  );
  const [redefines, setRedefines] = useState(measure?.redefines ?? false);
  const save = async () => {
    const [kind, id] = (who ?? '').split(/\/(.*)/);
    if (!id) throw new Error('Diga quem fará.');
    if (until === null) throw new Error('Diga até quando.');
    const planned = {
      ...{ what: what.trim(), who: { kind: kind as 'unit' | 'person', id }, until },
      ...{ cost: readCost(cost), redefines },
    };
    await (measure === null
      ? run({ kind: 'measure-planned', measure: planned })
      : run({ kind: 'measure-changed', number: measure.number, measure: planned }));
  };
  return (
    <FormDialog
      title={measure === null ? 'Planejar medida corretiva' : `Mudar a medida ${measure.number}`}
      saveLabel={measure === null ? 'Planejar' : 'Gravar a mudança'}
      onClose={onClose}
      save={save}
      isDisabled={what.trim() === ''}
    >
      <TextField
        label="O que será feito"
        rows={2}
        value={what}
        onChange={setWhat}
        maxLength={500}
        autoFocus
      />
      <ComboBox
        label="Quem"
        options={whoOptions(nc)}
        value={who}
        onChange={setWho}
        empty="Nenhuma unidade ou pessoa com este nome"
        help="É avisado agora, e de novo perto do prazo."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DayField label="Até quando" value={until} onChange={setUntil} />
        <TextField
          label="Quanto custa (R$)"
          optional
          value={cost}
          onChange={setCost}
          maxLength={18}
          help="Em branco: sem custo."
        />
      </div>
      {nc.action !== null && (
        <Checkbox
          isSelected={redefines}
          onChange={setRedefines}
          help="Quem gere o plano muda o prazo ou o texto da ação por esta medida; o do documento fica ao lado."
        >
          A medida é redefinir a ação {nc.action}
        </Checkbox>
      )}
    </FormDialog>
  );
}
