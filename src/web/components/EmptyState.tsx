import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** Written for this list: "Nenhuma ação atrasada." */
  title: string;
  /** What comes next or what to do: "A próxima vence em 12/12." */
  children?: ReactNode;
  /** A Button, where something can be done. */
  action?: ReactNode;
}

/** A list that has nothing to show, and says why that is fine or what to do. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex max-w-[65ch] flex-col items-start gap-2 border-rule border-l-2 py-2 pl-4">
      <p className="text-16 font-semibold">{title}</p>
      {children && <div className="text-16 text-ink-quiet">{children}</div>}
      {action && <div className="pt-2">{action}</div>}
    </div>
  );
}
