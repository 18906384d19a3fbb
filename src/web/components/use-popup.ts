import { type ComponentType, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { showToast } from './Toast.tsx';

/** What a panel needs to stand beside its button and to go away. */
export interface PopupProps {
  trigger: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

const OPENING_KEYS = new Set(['ArrowDown', 'ArrowUp']);

/**
 * A button whose panel comes when somebody goes to it. Every page carries menus and pickers, few are opened: what draws
 * them stays out of the first load. The panel is asked for on hover and focus, so that the press finds it there; where
 * the network fails the press says so, and the next one asks again.
 * @param load the panel's module; called until it has come once
 * @param opensByArrow whether the arrows open it as in a menu
 */
export function usePopup<Props extends PopupProps>(
  load: () => Promise<ComponentType<Props>>,
  { kind, opensByArrow = kind === 'menu' }: { kind: 'menu' | 'dialog'; opensByArrow?: boolean },
) {
  const [Panel, setPanel] = useState<ComponentType<Props> | null>(null);
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const bring = () =>
    load().then((found) => {
      setPanel(() => found);
    });
  const prepare = () => {
    if (!Panel) bring().catch(() => undefined);
  };
  const open = () => {
    setOpen(true);
    if (Panel) return;
    bring().catch(() => {
      setOpen(false);
      showToast('Não foi possível abrir: a rede falhou. Verifique a conexão e tente de novo.', {
        tone: 'problem',
      });
    });
  };
  return {
    /** The panel, once it has come and while it is open. */
    Panel: isOpen ? Panel : null,
    panel: { trigger, onClose: () => setOpen(false) },
    button: {
      ref: trigger,
      'aria-haspopup': kind,
      'aria-expanded': isOpen,
      onPress: () => (isOpen ? setOpen(false) : open()),
      onHoverStart: prepare,
      onFocus: prepare,
      onKeyDown: (event: KeyboardEvent) => {
        if (!opensByArrow || !OPENING_KEYS.has(event.key)) return;
        event.preventDefault();
        open();
      },
    } as const,
  };
}
