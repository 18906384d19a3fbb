import { useNavigate } from '@tanstack/react-router';
import { CircleUserRound, LogOut } from 'lucide-react';
import { AppError } from '../../kernel/app-error.ts';
import type { Area } from '../../web/areas.ts';
import { Menu, type MenuEntry } from '../../web/components/Menu.tsx';
import { showToast } from '../../web/components/Toast.tsx';
import type { Session } from '../../web/session.ts';

interface PersonMenuProps {
  person: NonNullable<Session['person']>;
  entries: readonly Area[];
  signOut?: () => Promise<void>;
}

/** Who is here, what only they may open, and the way out. */
export function PersonMenu({ person, entries, signOut }: PersonMenuProps) {
  const navigate = useNavigate();
  const leave = async () => {
    try {
      await signOut?.();
      await navigate({ to: '/entrar' });
    } catch (error) {
      showToast(error instanceof AppError ? error.message : 'Não foi possível sair. Tente de novo.', {
        tone: 'problem',
      });
    }
  };
  const items: MenuEntry[] = entries.map((area) => ({
    id: area.id,
    label: area.label,
    icon: <area.icon aria-hidden="true" />,
    href: area.path,
  }));
  if (signOut) {
    items.push({
      id: 'sair',
      label: 'Sair',
      icon: <LogOut aria-hidden="true" />,
      onAction: () => void leave(),
    });
  }
  return (
    <Menu
      ariaLabel={`${person.name}, ${person.office}: abrir menu pessoal`}
      icon={<CircleUserRound aria-hidden="true" />}
      label={<span className="max-w-40 truncate max-md:sr-only">{person.name}</span>}
      entries={items}
      buttonClass="inline-flex h-9 min-w-9 cursor-pointer items-center gap-1.5 rounded px-2 text-14 text-ink-onbrand data-hovered:bg-action-strong data-pressed:bg-action-strong max-md:[&>svg:last-child]:hidden [&_svg]:size-5 [&_svg]:shrink-0"
    />
  );
}
