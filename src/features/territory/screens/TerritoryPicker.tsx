import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components';
import { topBarButton } from '../../../web/components/top-bar-look.ts';
import { usePopup } from '../../../web/components/use-popup.ts';
import { usePlace } from '../../../web/place.ts';
import { usePlaceName } from './queries.ts';

const loadPanel = async () => (await import('./TerritoryPanel.tsx')).TerritoryPanel;

/** The place of everything on the page: "Mato Grosso ▾" in the top bar. */
export function TerritoryPicker() {
  const { territorio, setPlace } = usePlace();
  const name = usePlaceName();
  const { Panel, panel, button } = usePopup(loadPanel, { kind: 'dialog' });
  if (territorio === '') return null;
  return (
    <>
      <Button {...button} className={topBarButton} aria-label={`Território: ${name}. Trocar`}>
        <span className="max-w-44 truncate max-sm:max-w-24">{name}</span>
        <ChevronDown aria-hidden="true" />
      </Button>
      {Panel && <Panel {...panel} chosen={territorio} onChoose={(code) => setPlace({ territorio: code })} />}
    </>
  );
}
