import { ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { competenciaShort, parseCompetencia } from '../../kernel/competencia.ts';
import { topBarButton } from '../../web/components/top-bar-look.ts';
import { usePopup } from '../../web/components/use-popup.ts';
import { usePlace } from '../../web/place.ts';

const loadPanel = async () => (await import('./MonthPanel.tsx')).MonthPanel;

/** The month of everything on the page: "nov 2026 ▾". */
export function MonthPicker() {
  const { mes, setPlace } = usePlace();
  const { Panel, panel, button } = usePopup(loadPanel, { kind: 'dialog' });
  if (mes === '') return null;
  const month = parseCompetencia(mes);
  return (
    <>
      <AriaButton
        {...button}
        className={topBarButton}
        aria-label={`${competenciaShort(month)}: competência. Trocar`}
      >
        {competenciaShort(month)}
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      {Panel && <Panel {...panel} chosen={mes} onChoose={(next) => setPlace({ mes: next })} />}
    </>
  );
}
