export { askedOfHospitals } from './commands/monthly/form.ts';
export { declaredValue, lastApprovedMonth } from './commands/monthly/read.ts';
export { programmedLines, programmedOrigins, programmedQuantity } from './commands/programming/read.ts';
export { declarationsRoutes } from './routes/index.ts';
export { declarationsSeed, demonstrationDeclarationsSeed } from './seed.ts';
