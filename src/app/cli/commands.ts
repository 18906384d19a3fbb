import type { Command } from './command.ts';

/** Every command by its words, and where it lives: only the one that is called is read, since all rooms together are two thousand files. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  dbc: async () => (await import('./dbc.ts')).dbcCommand,
  import: async () => (await import('./import.ts')).importCommand,
  indicators: async () => (await import('./indicators.ts')).indicatorsCommand,
  'cofinancing explain': async () => (await import('./cofinancing.ts')).cofinancingCommand,
  'cofinancing compute': async () => (await import('./cofinancing.ts')).computeCommand,
  'ledger verify': async () => (await import('./ledger.ts')).ledgerVerifyCommand,
  'ledger dossier': async () => (await import('./ledger.ts')).ledgerDossierCommand,
  'plan show': async () => (await import('./rooms.ts')).planCommand,
  'plan import': async () => (await import('./plan.ts')).planImportCommand,
  'plan export': async () => (await import('./plan-export.ts')).planExportCommand,
  'plan check': async () => (await import('./plan.ts')).planCheckCommand,
  'plan versions': async () => (await import('./plan-versions.ts')).planVersionsCommand,
  'plan diff': async () => (await import('./plan-versions.ts')).planDiffCommand,
  deadline: async () => (await import('./deadline.ts')).deadlineCommand,
  population: async () => (await import('./population.ts')).populationCommand,
  'acts words': async () => (await import('./acts.ts')).actsWordsCommand,
  'acts lint': async () => (await import('./acts.ts')).actsLintCommand,
  code: async () => (await import('./code.ts')).codeCommand,
  beds: async () => (await import('./beds.ts')).bedsCommand,
  trace: async () => (await import('./rooms.ts')).traceCommand,
  'warehouse verify': async () => (await import('./warehouse.ts')).warehouseVerifyCommand,
  'warehouse sweep': async () => (await import('./warehouse.ts')).warehouseSweepCommand,
  backup: async () => (await import('./keeping.ts')).backupCommand,
  restore: async () => (await import('./keeping.ts')).restoreCommand,
};
