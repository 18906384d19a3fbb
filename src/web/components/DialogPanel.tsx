import type { ReactNode } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { popoverLook } from './popup-look.ts';
import type { PopupProps } from './use-popup.ts';

export interface DialogPanelProps extends PopupProps {
  /** Read aloud when it opens. */
  label: string;
  /** Its width. */
  className: string;
  children: ReactNode;
}

/** A small dialog beside the button that opened it, as `usePopup` opens it. */
export function DialogPanel({ trigger, onClose, label, className, children }: DialogPanelProps) {
  return (
    <Popover
      isOpen
      onOpenChange={onClose}
      triggerRef={trigger}
      placement="bottom end"
      offset={4}
      className={popoverLook}
    >
      <Dialog aria-label={label} className={`${className} p-3 outline-none`}>
        {children}
      </Dialog>
    </Popover>
  );
}
