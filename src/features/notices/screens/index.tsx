import { Bell } from 'lucide-react';
import { type Area, screen } from '../../../web/areas.ts';

/** The bell of the top bar, brought after the page. */
export const InboxBell = screen(() => import('./InboxBell.tsx'), 'InboxBell');

/** What people are told: the inbox. */
export const noticesArea: Area = {
  id: 'notices',
  path: '/avisos',
  label: 'Avisos',
  icon: Bell,
  menu: 'person',
  routes: [
    { path: '/avisos', title: 'Avisos', component: screen(() => import('./InboxScreen.tsx'), 'InboxScreen') },
  ],
};
