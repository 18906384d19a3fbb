import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem } from 'react-aria-components';
import { PopupFrame } from './PopupFrame.tsx';
import type { PopupProps } from './use-popup.ts';

export interface MenuEntry {
  id: string;
  label: string;
  /** A second line: "tabela com as colunas da tela". */
  note?: string;
  icon?: ReactNode;
  /** The address of a screen, that of a file of the server, or what to do. */
  href?: string;
  /** Downloaded: as an `href` the browser's router would take it for a screen. */
  file?: string;
  onAction?: () => void;
  disabled?: boolean;
}

export interface MenuPanelProps extends PopupProps {
  entries: readonly MenuEntry[];
  /** The id of the button, whose words name the list. */
  labelledBy: string;
}

/** The list of verbs itself, with its keys: it comes when its button is gone to. */
export function MenuPanel({ trigger, onClose, entries, labelledBy }: MenuPanelProps) {
  return (
    <PopupFrame trigger={trigger} onClose={onClose} aria-labelledby={labelledBy}>
      <AriaMenu
        autoFocus="first"
        onClose={onClose}
        aria-labelledby={labelledBy}
        className="max-h-[70vh] overflow-auto p-1 outline-none"
        disabledKeys={entries.filter((entry) => entry.disabled).map((entry) => entry.id)}
      >
        {entries.map((entry) => (
          <AriaMenuItem
            key={entry.id}
            id={entry.id}
            textValue={entry.label}
            href={entry.file ?? entry.href}
            download={entry.file === undefined ? undefined : true}
            onAction={entry.onAction}
            className="flex min-h-9 cursor-pointer items-center gap-2 rounded px-3 py-1.5 text-14 text-ink no-underline outline-none data-focused:bg-action-soft data-disabled:cursor-not-allowed data-disabled:text-ink-quiet max-sm:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-quiet"
          >
            {entry.icon}
            <span className="flex flex-col">
              <span>{entry.label}</span>
              {entry.note && <span className="text-13 text-ink-quiet">{entry.note}</span>}
            </span>
          </AriaMenuItem>
        ))}
      </AriaMenu>
    </PopupFrame>
  );
}
