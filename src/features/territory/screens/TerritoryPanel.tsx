import { Search } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, Input, Label, ListBox, ListBoxItem, SearchField, Text } from 'react-aria-components';
import { DialogPanel } from '../../../web/components/DialogPanel.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { controlLook } from '../../../web/components/Field.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import type { PopupProps } from '../../../web/components/use-popup.ts';
import type { SearchAnswer } from '../contract.ts';
import { LEVEL_NAMES } from '../domain/unit.ts';
import { useTerritorySearch, useTerritoryTree } from './queries.ts';
import { TerritoryTree } from './TerritoryTree.tsx';

interface Choice {
  chosen: string;
  onChoose: (code: string) => void;
}

type Hit = SearchAnswer['items'][number];

/** Where everything on the page is looked at: a state, a region, a municipality. */
export function TerritoryPanel({ chosen, onChoose, ...popup }: Choice & PopupProps) {
  return (
    <DialogPanel {...popup} label="Escolher o território" className="w-[min(24rem,calc(100vw-1rem))]">
      <SearchedTree
        chosen={chosen}
        onChoose={(code) => {
          onChoose(code);
          popup.onClose();
        }}
      />
    </DialogPanel>
  );
}

/** Search on top, the tree below; while something is typed, what was found takes the tree's place. */
function SearchedTree({ chosen, onChoose }: Choice) {
  const [typed, setTyped] = useState('');
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <SearchField autoFocus>
        <Label className="sr-only">Buscar território</Label>
        <div className="relative">
          <Search
            aria-hidden="true"
            className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-quiet"
          />
          <Input
            className={`${controlLook} pl-8 [&::-webkit-search-cancel-button]:hidden`}
            placeholder="Município, região ou estado"
          />
        </div>
      </SearchField>
      <div className="mt-2">
        {typed.trim() === '' ? (
          <Tree chosen={chosen} onChoose={onChoose} />
        ) : (
          <Results typed={typed} onChoose={onChoose} />
        )}
      </div>
    </Autocomplete>
  );
}

function Tree({ chosen, onChoose }: Choice) {
  const tree = useTerritoryTree();
  if (tree.error) return <ErrorState error={tree.error} onRetry={() => void tree.refetch()} />;
  if (!tree.data) return <Loading label="Lendo os territórios" lines={6} />;
  return <TerritoryTree tree={tree.data} chosen={chosen} onChoose={onChoose} />;
}

function Results({ typed, onChoose }: { typed: string; onChoose: (code: string) => void }) {
  const search = useTerritorySearch(typed);
  if (search.error) return <ErrorState error={search.error} onRetry={() => void search.refetch()} />;
  const hits = search.data?.items ?? [];
  return (
    <ListBox
      aria-label="Territórios encontrados"
      onAction={(code) => onChoose(String(code))}
      className="max-h-[min(60vh,24rem)] overflow-auto outline-none"
      renderEmptyState={() => (
        <p className="px-2 py-2 text-14 text-ink-quiet">
          {emptyWords(typed, search.isPending || search.isPlaceholderData)}
        </p>
      )}
    >
      {hits.map((hit) => (
        <ListBoxItem
          key={hit.code}
          id={hit.code}
          textValue={hit.name}
          className="flex min-h-9 cursor-pointer flex-col justify-center rounded px-2 py-1 text-14 outline-none data-focused:bg-action-soft max-sm:min-h-11"
        >
          <Text slot="label">{hit.alias ? `${hit.name} (${hit.alias})` : hit.name}</Text>
          <Text slot="description" className="text-13 text-ink-quiet">
            {whereIs(hit)}
          </Text>
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

function emptyWords(typed: string, waiting: boolean): string {
  if (typed.trim().length < 2) return 'Continue a escrever o nome ou o código.';
  if (waiting) return 'Procurando…';
  return `Nenhum território com "${typed.trim()}" no mês escolhido. Confira a grafia ou busque pelo código do IBGE.`;
}

/** "Município · Vale do Peixoto · Norte · Mato Grosso". */
function whereIs(hit: Hit): string {
  return [LEVEL_NAMES[hit.level], ...hit.within.map((step) => step.name).reverse()].join(' · ');
}
