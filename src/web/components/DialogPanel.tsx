import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components';
import { PopupFrame } from './PopupFrame.tsx';
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
    <PopupFrame trigger={trigger} onClose={onClose}>
      <Dialog aria-label={label} className={`${className} p-3 outline-none`}>
        {children}
      </Dialog>
    </PopupFrame>
  );
}
