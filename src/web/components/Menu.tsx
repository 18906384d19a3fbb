import { ChevronDown, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { buttonLook } from './Button.tsx';

export interface MenuEntry {
  id: string;
  label: string;
  /** A second line: "tabela com as colunas da tela". */
  note?: string;
  icon?: ReactNode;
  /** An address (opened or downloaded), or what to do. */
  href?: string;
  onAction?: () => void;
  disabled?: boolean;
}

export interface MenuProps {
  label: ReactNode;
  /** Read aloud when `label` is not words. */
  ariaLabel?: string;
  entries: readonly MenuEntry[];
  icon?: ReactNode;
  /** Classes of the button, when it is not a secondary button. */
  buttonClass?: string;
}

export const popoverLook =
  'rounded border border-rule bg-surface text-ink shadow-float outline-none data-entering:animate-none';

/** A button that opens a list of verbs. */
export function Menu({ label, ariaLabel, entries, icon, buttonClass }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton aria-label={ariaLabel} className={buttonClass ?? buttonLook('secondary')}>
        {icon}
        <span>{label}</span>
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      <Popover placement="bottom end" offset={4} className={`${popoverLook} min-w-52`}>
        <AriaMenu
          className="max-h-[70vh] overflow-auto p-1 outline-none"
          disabledKeys={entries.filter((entry) => entry.disabled).map((entry) => entry.id)}
        >
          {entries.map((entry) => (
            <AriaMenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              href={entry.href}
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
      </Popover>
    </MenuTrigger>
  );
}

/** "Exportar ▾": the last part of every PageHeader, so always in the same corner. */
export function ExportMenu({ entries }: { entries: readonly MenuEntry[] }) {
  return <Menu label="Exportar" icon={<Download aria-hidden="true" />} entries={entries} />;
}
