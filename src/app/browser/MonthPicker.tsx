import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { competenciaOf, competenciaShort, parseCompetencia } from '../../kernel/competencia.ts';
import { IconButton } from '../../web/components/IconButton.tsx';
import { popoverLook } from '../../web/components/Menu.tsx';
import { topBarButton } from '../../web/components/top-bar-look.ts';
import { usePlace } from '../../web/place.ts';

const TWELVE = Array.from({ length: 12 }, (_, index) => index + 1);

/** The month of everything on the page: "nov 2026 ▾". */
export function MonthPicker() {
  const { mes, setPlace } = usePlace();
  if (mes === '') return null;
  const month = parseCompetencia(mes);
  return (
    <DialogTrigger>
      <AriaButton className={topBarButton} aria-label={`${competenciaShort(month)}: competência. Trocar`}>
        {competenciaShort(month)}
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      <Popover placement="bottom end" offset={4} className={popoverLook}>
        <Dialog aria-label="Escolher a competência" className="w-64 p-3 outline-none">
          {({ close }) => (
            <Months
              chosen={mes}
              onChoose={(next) => {
                setPlace({ mes: next });
                close();
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
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
