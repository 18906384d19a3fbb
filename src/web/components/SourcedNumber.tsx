import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Button as AriaButton, Dialog, Popover } from 'react-aria-components';
import { ErrorState } from './ErrorState.tsx';
import { Loading } from './Loading.tsx';
import type { NumberSource } from './number-source.ts';
import { popoverLook } from './popup-look.ts';

export type { NumberSource } from './number-source.ts';

export interface SourcedNumberProps {
  /** The figure as it stands on the screen: "19,4%". */
  text: string;
  /** What the figure is: "ICSAP de Mato Grosso em 2019". */
  label: string;
  source: NumberSource | (() => Promise<NumberSource>);
  size?: 'inline' | 'large';
  className?: string;
}

const Panel = lazy(() => import('./NumberSourcePanel.tsx').then((m) => ({ default: m.NumberSourcePanel })));

const OPEN_AFTER = 350;
const CLOSE_AFTER = 250;

/** Open by a resting pointer (closes by itself) or by a press (stays until closed). */
function useOpening() {
  const [open, setOpen] = useState<'no' | 'hover' | 'pressed'>('no');
  const timer = useRef<number | undefined>(undefined);
  const later = (ms: number, next: (now: 'no' | 'hover' | 'pressed') => 'no' | 'hover' | 'pressed') => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOpen(next), ms);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return {
    open,
    press: () => {
      window.clearTimeout(timer.current);
      setOpen((now) => (now === 'pressed' ? 'no' : 'pressed'));
    },
    close: () => setOpen('no'),
    enter: () => later(OPEN_AFTER, (now) => (now === 'no' ? 'hover' : now)),
    stay: () => window.clearTimeout(timer.current),
    leave: () => later(CLOSE_AFTER, (now) => (now === 'hover' ? 'no' : now)),
  };
}

/** Reads the source once, when it is first asked for. */
function useSource(source: SourcedNumberProps['source']) {
  const [state, setState] = useState<{ read?: NumberSource; error?: unknown }>({});
  const asked = useRef<unknown>(null);
  const ask = () => {
    if (typeof source !== 'function' || asked.current === source) return;
    asked.current = source;
    setState({});
    source().then(
      (read) => setState({ read }),
      (error) => {
        asked.current = null;
        setState({ error });
      },
    );
  };
  return typeof source === 'function' ? { ...state, ask } : { read: source, error: undefined, ask };
}

function Reading() {
  return (
    <div className="px-5">
      <Loading label="Lendo a origem" lines={4} />
    </div>
  );
}

/** A computed figure: dotted underline; rest on it, tap it or press Enter to see where it comes from. */
export function SourcedNumber({ text, label, source, size = 'inline', className = '' }: SourcedNumberProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const { open, press, close, enter, stay, leave } = useOpening();
  const { read, error, ask } = useSource(source);
  const body = error ? (
    <div className="px-5">
      <ErrorState error={error} onRetry={ask} />
    </div>
  ) : (
    <Suspense fallback={<Reading />}>
      {read ? <Panel label={label} text={text} source={read} onClose={close} /> : <Reading />}
    </Suspense>
  );
  return (
    <>
      <AriaButton
        ref={trigger}
        aria-label={`${text}. ${label}: de onde vem este número`}
        aria-expanded={open !== 'no'}
        aria-haspopup="dialog"
        onPress={() => {
          ask();
          press();
        }}
        onHoverStart={() => {
          ask();
          enter();
        }}
        onHoverEnd={leave}
        className={`sourced cursor-pointer rounded text-inherit data-hovered:text-action-strong ${size === 'large' ? 'text-28 font-semibold' : ''} ${className}`}
      >
        {text}
      </AriaButton>
      <Popover
        key={open === 'pressed' ? 'pressed' : 'hover'}
        triggerRef={trigger}
        isOpen={open !== 'no'}
        onOpenChange={(next) => {
          if (!next) close();
        }}
        isNonModal={open === 'hover'}
        placement="bottom start"
        offset={6}
        className={`${popoverLook} w-[min(94vw,26rem)]`}
      >
        {open === 'pressed' ? (
          <Dialog aria-label={`De onde vem este número: ${label}`} className="outline-none">
            {body}
          </Dialog>
        ) : (
          <div onPointerEnter={stay} onPointerLeave={leave}>
            {body}
          </div>
        )}
      </Popover>
    </>
  );
}
