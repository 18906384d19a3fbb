import { Button } from '../../../../web/components/Button.tsx';
import { statusWords } from '../../domain/state.ts';
import type { Clash, Reporting } from './use-reporting.tsx';

/** One side of a clash in words. */
export function clashText(clash: Clash, side: 'mine' | 'theirs'): string {
  const value = clash[side];
  if (clash.field === 'note') return value.note ?? 'sem comentário';
  return statusWords(value.status ?? null);
}

/** Both values, outside the grid: the reader chooses. */
export function ClashNote({ clash, reporting }: { clash: Clash; reporting: Reporting }) {
  return (
    <div role="alert" className="rounded bg-warn-soft p-3 text-14">
      <p className="font-semibold">Outra pessoa mudou antes. Qual valor fica?</p>
      <p>Seu: {clashText(clash, 'mine')}</p>
      <p>Gravado: {clashText(clash, 'theirs')}</p>
      <div className="mt-2 flex gap-2">
        <Button onPress={() => void reporting.keepMine(clash)}>Manter o meu</Button>
        <Button kind="quiet" onPress={() => reporting.takeTheirs(clash)}>
          Aceitar o gravado
        </Button>
      </div>
    </div>
  );
}
