import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { apiGet } from '../../../web/api.ts';
import type { FileFacts } from '../../../web/file-sections.ts';
import { UnservedList } from '../contract.ts';

/** The indicators that an imported file cannot serve, with the columns that it lacks; nothing where it serves them all. */
export function UnservedCards({ versionId }: FileFacts) {
  const unserved = useQuery({
    queryKey: ['indicators', 'unserved', versionId],
    queryFn: ({ signal }) => apiGet(`/api/indicators/unserved/${versionId}`, UnservedList, signal),
  });
  const items = unserved.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section>
      <h3 className="text-14 font-semibold">Indicadores a que este arquivo não serve ({items.length})</h3>
      <p className="text-13 text-ink-quiet">
        Por colunas que ele não traz. Nos meses dele, cada um diz isso.
      </p>
      <ul className="mt-1 flex flex-col gap-1 text-13">
        {items.map(({ indicator, name, method, columns }) => (
          <li key={`${indicator} ${method}`} className="break-words">
            <Link to={`/indicadores/${indicator}`}>{name}</Link>
            {method !== null && `, ${method}`}: {columns.length === 1 ? 'falta' : 'faltam'}{' '}
            {columns.join(', ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
