import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { competenciaOf, competenciaShort } from '../../kernel/competencia.ts';
import { DialogPanel } from '../../web/components/DialogPanel.tsx';
import { IconButton } from '../../web/components/IconButton.tsx';
import type { PopupProps } from '../../web/components/use-popup.ts';

const TWELVE = Array.from({ length: 12 }, (_, index) => index + 1);

interface MonthPanelProps extends PopupProps {
  chosen: string;
  onChoose: (mes: string) => void;
}

/** The twelve months of a year, and the way to the other years. */
export function MonthPanel({ chosen, onChoose, ...popup }: MonthPanelProps) {
  return (
    <DialogPanel {...popup} label="Escolher a competência" className="w-64">
      <Months
        chosen={chosen}
        onChoose={(mes) => {
          onChoose(mes);
          popup.onClose();
        }}
      />
    </DialogPanel>
  );
}

function Months({ chosen, onChoose }: { chosen: string; onChoose: (mes: string) => void }) {
  const [year, setYear] = useState(Number(chosen.slice(0, 4)));
  return (
    <>
      <div className="flex items-center justify-between">
        <IconButton label="Ano anterior" onPress={() => setYear(year - 1)}>
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <span className="text-16 font-semibold" aria-live="polite">
          {year}
        </span>
        <IconButton label="Ano seguinte" onPress={() => setYear(year + 1)}>
          <ChevronRight aria-hidden="true" />
        </IconButton>
      </div>
      <div className="mt-2 grid grid-cols-3 gap-1">
        {TWELVE.map((number) => {
          const month = competenciaOf(year, number);
          const isChosen = month === chosen;
          return (
            <AriaButton
              key={month}
              autoFocus={isChosen}
              aria-label={competenciaShort(month)}
              aria-pressed={isChosen}
              onPress={() => onChoose(month)}
              className={`min-h-10 cursor-pointer rounded text-14 ${isChosen ? 'bg-action font-semibold text-onaction' : 'data-hovered:bg-action-soft'}`}
            >
              {competenciaShort(month).slice(0, 3)}
            </AriaButton>
          );
        })}
      </div>
    </>
  );
}
