import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  /** 'primary' once per screen; 'quiet' inside lists; 'danger' only where something is taken away. */
  kind?: ButtonKind;
  /** While what it does is under way: it keeps the focus, which a disabled button would lose, and hears no press. */
  isBusy?: boolean;
  /** A lucide icon, 16 px, before the words. */
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}

const KINDS: Record<ButtonKind, string> = {
  primary:
    'border-action bg-action text-onaction data-hovered:border-action-strong data-hovered:bg-action-strong data-pressed:bg-action-strong',
  secondary:
    'border-rule-strong bg-surface text-action data-hovered:border-action data-hovered:bg-action-soft data-pressed:bg-action-soft-strong',
  quiet:
    'border-transparent bg-transparent text-action data-hovered:bg-action-soft data-pressed:bg-action-soft-strong',
  danger: 'border-bad bg-surface text-bad data-hovered:bg-bad-soft data-pressed:bg-bad-soft',
};

const BASE =
  'inline-flex min-h-9 cursor-pointer items-center justify-center gap-2 rounded border px-3 py-1 text-14 font-semibold no-underline transition-colors max-sm:min-h-11 data-disabled:cursor-not-allowed data-disabled:border-rule data-disabled:bg-ground-deep data-disabled:text-ink-quiet [&_svg]:size-4 [&_svg]:shrink-0';

/** The look of a button, for a link that stands where a button would. */
export const buttonLook = (kind: ButtonKind = 'secondary') => `${BASE} ${KINDS[kind]}`;

/** A verb: "Concluir ação", "Devolver com motivo". */
export function Button({
  kind = 'secondary',
  icon,
  children,
  className = '',
  isBusy = false,
  ...rest
}: ButtonProps) {
  const deaf = isBusy ? { onPress: () => undefined } : {};
  return (
    <AriaButton
      {...rest}
      {...deaf}
      className={`${buttonLook(kind)} ${isBusy ? 'cursor-progress' : ''} ${className}`}
    >
      {icon}
      <span>{children}</span>
    </AriaButton>
  );
}
