import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { ScreenHeading } from './ScreenHeading.tsx';

export interface NoPermissionProps {
  /** Who may, and how to ask: "Só a COPHS lança estas ações." */
  message?: string;
  children?: ReactNode;
}

/** A list that exists but is not for this reader. */
export function NoPermission({
  message = 'Seu perfil não permite ver isto. Peça acesso à administração da sua unidade.',
  children,
}: NoPermissionProps) {
  return (
    <>
      <ScreenHeading />
      <div className="flex max-w-[65ch] gap-3 py-6">
        <Lock aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-ink-quiet" />
        <div className="flex flex-col items-start gap-3">
          <p className="text-16">{message}</p>
          {children}
        </div>
      </div>
    </>
  );
}
