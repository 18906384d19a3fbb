/** Seconds by the clock and of CPU, user and system, of all threads. */
export interface Spent {
  readonly clock: number;
  readonly cpu: number;
}

export const NOTHING: Spent = { clock: 0, cpu: 0 };

export const add = (a: Spent, b: Spent): Spent => ({ clock: a.clock + b.clock, cpu: a.cpu + b.cpu });

export async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1e6, clock: (performance.now() - clock) / 1000 };
}
