import { ChevronDown, Download } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { buttonLook } from './Button.tsx';
import type { MenuEntry } from './MenuPanel.tsx';
import { usePopup } from './use-popup.ts';

export type { MenuEntry };

export interface MenuProps {
  label: ReactNode;
  /** Read aloud when `label` is not words. */
  ariaLabel?: string;
  entries: readonly MenuEntry[];
  icon?: ReactNode;
  /** Classes of the button, when it is not a secondary button. */
  buttonClass?: string;
}

/** Brings the list itself; a page that goes on without a network asks for it before. */
export const loadMenuPanel = async () => (await import('./MenuPanel.tsx')).MenuPanel;

/** A button that opens a list of verbs. */
export function Menu({ label, ariaLabel, entries, icon, buttonClass }: MenuProps) {
  const id = useId();
  const { Panel, panel, button } = usePopup(loadMenuPanel, { kind: 'menu' });
  return (
    <>
      <AriaButton
        {...button}
        id={id}
        aria-label={ariaLabel}
        className={buttonClass ?? buttonLook('secondary')}
      >
        {icon}
        <span>{label}</span>
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      {Panel && <Panel {...panel} entries={entries} labelledBy={id} />}
    </>
  );
}

/** "Exportar ▾": the last part of every PageHeader, so always in the same corner. */
export function ExportMenu({ entries }: { entries: readonly MenuEntry[] }) {
  return <Menu label="Exportar" icon={<Download aria-hidden="true" />} entries={entries} />;
}
