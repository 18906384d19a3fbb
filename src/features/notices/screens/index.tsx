import { Bell, Mail } from 'lucide-react';
import { type Area, screen } from '../../../web/areas.ts';

/** The bell of the top bar, brought after the page. */
export const InboxBell = screen(() => import('./InboxBell.tsx'), 'InboxBell');

/** What people are told, and the mail by which they are told. */
export const noticesAreas: readonly Area[] = [
  {
    id: 'notices',
    path: '/avisos',
    label: 'Avisos',
    icon: Bell,
    menu: 'person',
    routes: [
      {
        path: '/avisos',
        title: 'Avisos',
        component: screen(() => import('./InboxScreen.tsx'), 'InboxScreen'),
      },
      {
        path: '/avisos/preferencias',
        title: 'Preferências de avisos',
        component: screen(() => import('./PreferencesScreen.tsx'), 'PreferencesScreen'),
      },
      {
        path: '/avisos/cancelar/$token',
        title: 'Cancelar as cartas de avisos',
        frame: 'bare',
        open: true,
        component: screen(() => import('./UnsubscribeScreen.tsx'), 'UnsubscribeScreen'),
      },
    ],
  },
  {
    id: 'mail',
    path: '/admin/correio',
    label: 'Correio',
    icon: Mail,
    menu: 'person',
    seenBy: (session) => session.verbs.includes('accounts.manage'),
    routes: [
      {
        path: '/admin/correio/{-$carta}',
        title: 'Correio',
        component: screen(() => import('./MailScreen.tsx'), 'MailScreen'),
      },
    ],
  },
];
