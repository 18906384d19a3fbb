export { type NewNotice, notify } from './commands/notify.ts';
export { tellGrant } from './commands/tell-grant.ts';
export { noticesRoutes } from './routes.ts';
