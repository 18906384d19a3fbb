export { calendarOfCompetencia, conductionMeetingOf, findNextConductionMeeting } from './commands/cycle.ts';
export { moveConductionMeeting } from './commands/settings.ts';
export { turnCycle } from './commands/turn-cycle.ts';
export { monitoringRoutes } from './routes/index.ts';
export { monitoringSeed } from './seed.ts';
