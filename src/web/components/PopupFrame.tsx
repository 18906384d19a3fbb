import type { ComponentProps } from 'react';
import { Popover } from 'react-aria-components';
import { popoverLook } from './popup-look.ts';
import type { PopupProps } from './use-popup.ts';

type PopupFrameProps = PopupProps & Pick<ComponentProps<typeof Popover>, 'children' | 'aria-labelledby'>;

/** Where a panel of `usePopup` stands: below the button that opened it, ending with it. */
export function PopupFrame({ trigger, onClose, ...rest }: PopupFrameProps) {
  return (
    <Popover
      {...rest}
      isOpen
      onOpenChange={onClose}
      triggerRef={trigger}
      placement="bottom end"
      offset={4}
      className={`${popoverLook} min-w-52`}
    />
  );
}
