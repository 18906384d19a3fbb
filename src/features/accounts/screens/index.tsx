import { Building2, ScrollText, UserRound, UsersRound } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { type Area, screen } from '../../../web/areas.ts';
import type { IssuedLink } from './LinkDialog.tsx';
import type { SignatureFieldsProps } from './SignatureFields.tsx';
import type { UnitChoiceProps } from './UnitChoice.tsx';

export { enterAs } from './enter-as.ts';
export { SessionSource, signOut } from './SessionSource.tsx';

const Fields = lazy(() =>
  import('./SignatureFields.tsx').then((file) => ({ default: file.SignatureFields })),
);

/** What who signs types again. Apart from the first load. */
export const SignatureFields = (props: SignatureFieldsProps) => (
  <Suspense>
    <Fields {...props} />
  </Suspense>
);

const Unit = lazy(() => import('./UnitChoice.tsx').then((file) => ({ default: file.UnitChoice })));

/** One unit, for the forms of other rooms. Apart from the first load. */
export const UnitChoice = (props: UnitChoiceProps) => (
  <Suspense>
    <Unit {...props} />
  </Suspense>
);

const mayDo = (verb: string) => (session: { verbs: readonly string[] }) => session.verbs.includes(verb);

/** Signing in, the own account, and the administration of people, units and history. */
export const accountsAreas: readonly Area[] = [
  {
    id: 'profile',
    path: '/perfil',
    label: 'Meu perfil',
    icon: UserRound,
    menu: 'person',
    routes: [
      {
        path: '/entrar',
        title: 'Entrar',
        frame: 'bare',
        open: true,
        component: screen(() => import('./SignInScreen.tsx'), 'SignInScreen'),
      },
      {
        path: '/recuperar',
        title: 'Esqueci a senha',
        frame: 'bare',
        open: true,
        component: screen(() => import('./RecoveryScreen.tsx'), 'RecoveryScreen'),
      },
      {
        path: '/configurar/$token',
        title: 'Definir a senha',
        frame: 'bare',
        open: true,
        component: screen(() => import('./SetupScreen.tsx'), 'SetupScreen'),
      },
      {
        path: '/perfil',
        title: 'Meu perfil',
        component: screen(() => import('./ProfileScreen.tsx'), 'ProfileScreen'),
      },
    ],
  },
  {
    id: 'people',
    path: '/admin/pessoas',
    label: 'Pessoas e papéis',
    icon: UsersRound,
    menu: 'person',
    seenBy: mayDo('accounts.manage'),
    routes: [
      {
        path: '/admin/pessoas/{-$pessoa}',
        title: 'Pessoas e papéis',
        component: screen(() => import('./PeopleScreen.tsx'), 'PeopleScreen'),
      },
    ],
  },
  {
    id: 'units',
    path: '/admin/unidades',
    label: 'Unidades',
    icon: Building2,
    menu: 'person',
    seenBy: mayDo('accounts.read'),
    routes: [
      {
        path: '/admin/unidades',
        title: 'Unidades',
        component: screen(() => import('./UnitsScreen.tsx'), 'UnitsScreen'),
      },
    ],
  },
  {
    id: 'audit',
    path: '/admin/auditoria',
    label: 'Auditoria',
    icon: ScrollText,
    menu: 'person',
    seenBy: mayDo('audit.read'),
    routes: [
      {
        path: '/admin/auditoria/{-$evento}',
        title: 'Auditoria',
        component: screen(() => import('./AuditScreen.tsx'), 'AuditScreen'),
      },
    ],
  },
];

const Link = lazy(() => import('./LinkDialog.tsx').then(({ LinkDialog: link }) => ({ default: link })));

/** Shows a one-time link of another room, once. Apart from the first load. */
export function LinkDialog(props: { link: IssuedLink | null; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <Link {...props} />
    </Suspense>
  );
}
