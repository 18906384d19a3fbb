import { Link } from '@tanstack/react-router';
import { formatDay } from '../../../../kernel/format.ts';
import type { ActionDetail } from '../../contract.ts';
import { versionFieldWords } from '../../domain/versions/words.ts';
import { pairAddress } from '../versions/address.ts';

const KINDS = { added: 'Entrou no plano', removed: 'Saiu do plano', changed: 'Mudou' } as const;

/** In which versions of the plan the action changed, newest first; nothing where it is as it always was. */
export function VersionNotes({ versions }: Pick<ActionDetail, 'versions'>) {
  if (versions.length === 0) return null;
  return (
    <section className="mb-4">
      <h3 className="mb-1 text-14 font-semibold">Nas versões do plano</h3>
      <ul className="text-14">
        {versions.map(({ number, title, dated, kind, fields }) => (
          <li key={number} className="py-1">
            <Link to={pairAddress({ from: String(number - 1), to: String(number) }) as string}>
              Versão {number}
            </Link>{' '}
            <span className="text-ink-quiet">
              ({title}, {formatDay(dated)})
            </span>
            : {KINDS[kind]}
            {fields.length > 0 &&
              ` em ${new Intl.ListFormat('pt-BR').format(fields.map(versionFieldWords)).toLowerCase()}`}
            .
          </li>
        ))}
      </ul>
    </section>
  );
}
