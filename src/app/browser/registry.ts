import { accountsAreas, SessionSource, signOut } from '../../features/accounts/screens/index.tsx';
import { area as actsArea } from '../../features/acts/screens/index.tsx';
import { area as cofinancingArea, DeadlinesSection } from '../../features/cofinancing/screens/index.tsx';
import {
  AssignedSection,
  area as governanceArea,
  governanceSearch,
  MeetingToday,
  NextMeeting,
  ProposeToAgenda,
} from '../../features/governance/screens/index.tsx';
import {
  checkUnserved,
  area as indicatorsArea,
  UnservedCards,
} from '../../features/indicators/screens/index.tsx';
import {
  EvaluationSection,
  MonthSection,
  area as monitoringArea,
  monitoringSearch,
  NonConformitySection,
  OpenNonConformity,
  ReturnedSection,
  WorsenedSection,
} from '../../features/monitoring/screens/index.tsx';
import { InboxBell, noticesAreas } from '../../features/notices/screens/index.tsx';
import { deskArea, PlanSearch, area as planArea, planSearch } from '../../features/plan/screens/index.tsx';
import { area as sourcesArea } from '../../features/sources/screens/index.tsx';
import { TerritoryPicker } from '../../features/territory/screens/index.tsx';
import { area as transparencyArea } from '../../features/transparency/screens/index.tsx';
import type { Area, FrameParts } from '../../web/areas.ts';
import type { DeskSections } from '../../web/desk-sections.ts';

/** The rooms that are built, in the order of the left menu. */
export const areas: readonly Area[] = [
  deskArea,
  planArea,
  monitoringArea,
  indicatorsArea,
  sourcesArea,
  cofinancingArea,
  governanceArea,
  actsArea,
  ...noticesAreas,
  ...accountsAreas,
  transparencyArea,
];

/** What features bring to the frame itself. */
export const frameParts: FrameParts = {
  SessionSource,
  Territory: TerritoryPicker,
  Search: PlanSearch,
  Inbox: InboxBell,
  signOut,
};

/** What rooms on the right may do with the record that is being read. */
export const recordActions = [OpenNonConformity, ProposeToAgenda];

/** What rooms say of files: of one that was imported, and of one before it is sent. */
export const fileSpeakers = { sections: [UnservedCards], checks: [checkUnserved] };

/** What rooms give to Início, the most urgent first. */
export const deskSections: DeskSections = {
  first: [MeetingToday, WorsenedSection, ReturnedSection],
  next: [MonthSection, DeadlinesSection, AssignedSection, NonConformitySection],
  last: [EvaluationSection, NextMeeting],
};

/** The searches of the rooms, in the order in which what they find is shown. */
export const roomSearches = [planSearch, governanceSearch, monitoringSearch];
