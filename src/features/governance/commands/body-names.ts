import type { Register } from '../../../platform/context.ts';
import { listBodies } from '../store/bodies.ts';

/** The collegiate bodies by name, for rooms to the left that refer to one. */
export const listBodyNames: Register = async (context) =>
  (await listBodies(context)).map(({ id, name, actions, act }) => ({ id, name, actions, act }));
