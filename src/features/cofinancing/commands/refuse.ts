import { AppError } from '../../../kernel/app-error.ts';

/** @throws AppError `refused` with every reason, where there is one */
export function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new AppError('refused', reasons.join(' '), { details: { reasons } });
}
