import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Button } from '../Button.tsx';
import { controlLook } from '../Field.tsx';
import type { Tree, useTreeSearch } from './use-tree.ts';

/** Finds words in the calculation, and opens or closes all its lines. */
export function TreeTools({ tree, search }: { tree: Tree; search: ReturnType<typeof useTreeSearch> }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    search.step(event.shiftKey ? -1 : 1);
  };
  return (
    <div className="screen-only sticky top-(--frame-top) z-10 mt-4 flex flex-wrap items-center gap-2 bg-ground py-2">
      <search className="min-w-52 flex-1 max-sm:basis-full">
        <input
          type="search"
          aria-label="Procurar no cálculo"
          placeholder="Procurar no cálculo"
          value={search.words}
          onChange={(event) => search.look(event.target.value)}
          onKeyDown={onKeyDown}
          className={controlLook}
        />
      </search>
      <p role="status" className="min-w-24 text-14 empty:hidden text-ink-quiet">
        {foundInWords(search)}
      </p>
      <Button kind="quiet" icon={<ChevronsUpDown aria-hidden="true" />} onPress={tree.openAll}>
        Abrir tudo
      </Button>
      <Button kind="quiet" icon={<ChevronsDownUp aria-hidden="true" />} onPress={tree.closeAll}>
        Fechar tudo
      </Button>
    </div>
  );
}

function foundInWords({ words, count, at }: ReturnType<typeof useTreeSearch>): string {
  if (words.trim() === '') return '';
  return count === 0 ? 'nenhuma linha' : `${at} de ${count}`;
}
