import { useEffect } from 'react';
import { showToast } from '../../../../web/components/Toast.tsx';

/** What a dialog has to read before it stands: null until it came; what keeps it from coming is told, and the dialog given up. */
export function useReadFirst<T>(
  { data, error }: { data: T | undefined; error: Error | null },
  onClose: () => void,
): T | null {
  const problem = data === undefined ? (error?.message ?? null) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each problem
  useEffect(() => {
    if (problem === null) return;
    showToast(problem, { tone: 'problem' });
    onClose();
  }, [problem]);
  return data ?? null;
}
