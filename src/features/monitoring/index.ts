export { calendarOfCompetencia, conductionMeetingOf, findNextConductionMeeting } from './commands/cycle.ts';
export { moveConductionMeeting } from './commands/settings.ts';
export { monitoringRoutes } from './routes.ts';
export { monitoringSeed } from './seed.ts';
