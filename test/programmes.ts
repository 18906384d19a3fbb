import { declarationsRoutes } from '../src/features/declarations/index.ts';
import type { Context } from '../src/platform/context.ts';

interface ProgrammedCell {
  /** All municipalities at once where it is not said. */
  readonly municipality?: string;
  readonly month: string;
  readonly line: string;
  readonly quantity: string;
}

/** Publishes a PPI or the goals of a contract by an act, as the screen does: opened, filled in, published. Cells by month, oldest first. */
export async function publishProgramme(
  context: Context,
  programme: { readonly hospital: string; readonly kind: 'ppi' | 'descriptive' },
  cells: readonly ProgrammedCell[],
  act: { readonly name: string; readonly date: string },
): Promise<void> {
  const call = async (method: string, path: string, params: object, body: object) => {
    const route = declarationsRoutes.find((each) => each.method === method && each.path.endsWith(path));
    return (await route?.handle(context, { params, body, query: {} } as never)) as { id: string };
  };
  const span = { firstMonth: cells[0]?.month, lastMonth: cells.at(-1)?.month, basedOn: null };
  const { id: version } = await call('POST', '/programmes', {}, { ...programme, ...span });
  const filled = cells.map((cell) => ({ municipality: 'all', amount: null, ...cell }));
  await call('PATCH', '/:version/cells', { version }, { expected: 1, cells: filled });
  await call('POST', '/:version/publish', { version }, { expected: 2, act, evidence: null });
}
