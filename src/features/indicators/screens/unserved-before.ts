import { apiGet, withQuery } from '../../../web/api.ts';
import type { ChosenFile } from '../../../web/file-sections.ts';
import { UnservedList } from '../contract.ts';

/** The indicators that a file which was not sent yet cannot serve, a line each. */
export async function unservedBefore({ system, period, columns }: ChosenFile): Promise<string[]> {
  const asked = { system, columns: columns.join(','), ...(period === null ? {} : { period }) };
  const { items } = await apiGet(withQuery('/api/indicators/unserved', asked), UnservedList);
  return items.map(
    ({ name, method, columns: lacking }) =>
      `${name}${method === null ? '' : `, ${method}`}: ${lacking.length === 1 ? 'falta' : 'faltam'} ${lacking.join(', ')}`,
  );
}
