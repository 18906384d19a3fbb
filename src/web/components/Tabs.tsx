import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { formatCount } from '../../kernel/format.ts';

interface TabItem {
  id: string;
  label: string;
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  /** What the tabs are of: "Ação 3.5.16". */
  label: string;
  items: readonly TabItem[];
  selected: string;
  onSelect: (id: string) => void;
}

/** Faces of one thing: Resumo · Evidências · Histórico · Ligações. */
export function Tabs({ label, items, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={(key) => onSelect(String(key))}>
      <TabList
        aria-label={label}
        className="flex gap-5 overflow-x-auto border-rule border-b in-[.drawer]:gap-3"
      >
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            className="flex min-h-10 cursor-pointer items-center gap-1.5 border-transparent border-b-[3px] text-14 whitespace-nowrap text-ink-quiet data-hovered:text-action-strong data-selected:border-action data-selected:font-semibold data-selected:text-ink max-sm:min-h-11"
          >
            {item.label}
            {item.count !== undefined && (
              <span className="font-normal text-ink-quiet">{formatCount(item.count)}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="py-4">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
