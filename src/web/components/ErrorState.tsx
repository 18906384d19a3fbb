import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { AppError } from '../../kernel/app-error.ts';
import { Button } from './Button.tsx';
import { NoPermission } from './NoPermission.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';

export interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  children?: ReactNode;
}

/** What happened, why, what to do: the words of an AppError, or of a page that broke. */
export function ErrorState({ error, onRetry, children }: ErrorStateProps) {
  if (error instanceof AppError && error.code === 'forbidden')
    return <NoPermission message={error.message} />;
  const message =
    error instanceof AppError
      ? error.message
      : 'Esta parte da página parou de funcionar. Recarregue-a; se repetir, avise a administração.';
  return (
    <>
      <ScreenHeading />
      <div role="alert" className="flex max-w-[65ch] gap-3 py-6">
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-bad" />
        <div className="flex flex-col items-start gap-3">
          <p className="text-16">{message}</p>
          {children}
          {onRetry && <Button onPress={onRetry}>Tentar de novo</Button>}
        </div>
      </div>
    </>
  );
}
