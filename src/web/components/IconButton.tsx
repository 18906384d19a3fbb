import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> {
  /** What it does, read aloud and shown on hover: "Fechar". */
  label: string;
  children: ReactNode;
  className?: string;
  /** 'ground' on white, 'brand' on the top bar. */
  on?: 'ground' | 'brand';
  /** False where the icon is plain enough, as a cross: Esc then closes what it stands in at once. */
  tip?: boolean;
}

const ON = {
  ground: 'text-ink-quiet data-hovered:bg-action-soft data-hovered:text-action-strong',
  brand: 'text-ink-onbrand data-hovered:bg-action-strong',
};

/** A verb small enough for an icon; its words show on hover and focus. */
export function IconButton(props: IconButtonProps) {
  const { label, children, className = '', on = 'ground', tip = true, ...rest } = props;
  const button = (
    <AriaButton
      {...rest}
      aria-label={label}
      className={`inline-flex size-9 shrink-0 cursor-pointer items-center justify-center rounded transition-colors max-sm:size-11 data-disabled:cursor-not-allowed data-disabled:opacity-50 [&_svg]:size-4.5 ${ON[on]} ${className}`}
    >
      {children}
    </AriaButton>
  );
  if (!tip) return button;
  return (
    <TooltipTrigger delay={500}>
      {button}
      <Tooltip offset={4} className="rounded bg-ink px-2 py-1 text-13 text-surface shadow-float">
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
