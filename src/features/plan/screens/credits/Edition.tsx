import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import type { CreditsAnswer } from '../../contract.ts';

/** What this plan is: its document, its years, the version that holds and the act behind it. */
export function Edition({ edition }: Pick<CreditsAnswer, 'edition'>) {
  const { title, office, from, to, place, printedYear, sources, version } = edition;
  const [source] = sources;
  const facts: [string, ReactNode][] = [
    ['Título', title],
    ['Órgão', office],
    ['Vigência', `${from.slice(0, 4)} a ${to.slice(0, 4)}`],
    ['Local e ano', `${place}, ${printedYear}`],
    [
      'Versão em vigor',
      version === null ? (
        'nenhuma publicada'
      ) : (
        <Link key="version" to={'/plano/versoes' as string} data-quiet-link>
          {version.number}. {version.title}, de {formatDay(version.dated)}
        </Link>
      ),
    ],
    ['Ato que autoriza', version?.act ?? 'nenhum informado'],
    ...(version === null ? [] : ([['SHA-256 da versão', version.sha256]] as [string, ReactNode][])),
    ...(source === undefined
      ? []
      : ([['SHA-256 do documento lido', source.sha256]] as [string, ReactNode][])),
  ];
  return (
    <section>
      <h2 className="mb-2 text-22">Plano e versão</h2>
      <dl className="grid gap-x-8 gap-y-3 text-14 md:grid-cols-2">
        {facts.map(([name, value]) => (
          <div key={name} className="border-rule border-b pb-2">
            <dt className="text-13 text-ink-quiet">{name}</dt>
            <dd className="[overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
