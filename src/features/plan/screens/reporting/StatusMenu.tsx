import { Menu } from '../../../../web/components/Menu.tsx';
import { StateBadge } from '../../../../web/components/StateBadge.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { Action, Line } from '../../contract.ts';
import { STATUS_WORDS } from '../../domain/state.ts';
import { dueText, statusState } from '../words.ts';
import type { Reporting } from './use-reporting.tsx';

const BUTTON =
  'inline-flex min-h-9 cursor-pointer items-center gap-2 rounded border border-rule-strong bg-surface px-2 text-14 data-hovered:border-action data-hovered:bg-action-soft max-sm:min-h-11 [&>svg]:size-4 [&>svg]:text-ink-quiet';

interface StatusMenuProps {
  action: Action;
  line: Line;
  reporting: Reporting;
}

/** The status of one line as a button: press it, choose, saved. */
export function StatusMenu({ action, line, reporting }: StatusMenuProps) {
  const choose = async (status: (typeof line.changes)[number]['status']) => {
    try {
      await reporting.report(action, line, status);
    } catch (error) {
      showToast(error instanceof Error ? error.message : 'Não foi possível salvar. Tente de novo.', {
        tone: 'problem',
      });
    }
  };
  return (
    <Menu
      label={<StateBadge fact="status" state={statusState(line.status)} />}
      ariaLabel={`Situação de ${action.id}${action.lines.length > 1 ? `, ${line.unitName}` : ''}: ${line.status === null ? 'Sem informação' : STATUS_WORDS[line.status]}. Mudar`}
      buttonClass={BUTTON}
      entries={line.changes.map((change) => ({
        id: change.status,
        label:
          change.status === line.status
            ? `Confirmar: ${STATUS_WORDS[change.status]}`
            : STATUS_WORDS[change.status],
        note: dueText(change),
        onAction: () => void choose(change.status),
      }))}
    />
  );
}
