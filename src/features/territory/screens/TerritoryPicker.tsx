import { ChevronDown } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Loading } from '../../../web/components/Loading.tsx';
import { popoverLook } from '../../../web/components/Menu.tsx';
import { topBarButton } from '../../../web/components/top-bar-look.ts';
import { usePlace } from '../../../web/place.ts';
import { usePlaceName } from './queries.ts';

const TerritoryPanel = lazy(async () => {
  const panel = await import('./TerritoryPanel.tsx');
  return { default: panel.TerritoryPanel };
});

/** The place of everything on the page: "Mato Grosso ▾" in the top bar. */
export function TerritoryPicker() {
  const { territorio, setPlace } = usePlace();
  const name = usePlaceName();
  if (territorio === '') return null;
  return (
    <DialogTrigger>
      <Button className={topBarButton} aria-label={`Território: ${name}. Trocar`}>
        <span className="max-w-44 truncate max-sm:max-w-24">{name}</span>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover placement="bottom end" offset={4} className={popoverLook}>
        <Dialog
          aria-label="Escolher o território"
          className="w-[min(24rem,calc(100vw-1rem))] p-3 outline-none"
        >
          {({ close }) => (
            <Suspense fallback={<Loading label="Lendo os territórios" lines={6} />}>
              <TerritoryPanel
                chosen={territorio}
                onChoose={(code) => {
                  setPlace({ territorio: code });
                  close();
                }}
              />
            </Suspense>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
