export { askedOfHospitals } from './commands/monthly/form.ts';
export {
  declaredValue,
  lastApprovedMonth,
  type StandingValues,
  standingValues,
} from './commands/monthly/read.ts';
export { type Programmed, programmedIn } from './commands/programming/read.ts';
export { declarationsRoutes } from './routes/index.ts';
export { declarationsSeed, demonstrationDeclarationsSeed } from './seed.ts';
