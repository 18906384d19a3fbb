import { Link } from '@tanstack/react-router';
import type { ActAnswer, LinkAnswer } from '../contract.ts';
import { COVERAGE_WORDS, LINK_WORDS } from './words.ts';

const ORDER: LinkAnswer['kind'][] = ['succeeds', 'revokes', 'amends', 'homologates', 'cites'];

/** What the act does to others and others do to it, each with the words that say so. */
export function ActLinks({ act }: { act: ActAnswer }) {
  if (act.links.length === 0) return null;
  const groups = (['in', 'out'] as const).flatMap((direction) =>
    ORDER.map((kind) => ({
      words: LINK_WORDS[direction][kind],
      links: act.links.filter((link) => link.direction === direction && link.kind === kind),
    })),
  );
  return (
    <section id="ligacoes" className={act.units.length > 0 ? 'mt-10 border-rule border-t pt-4' : ''}>
      <h2 className="text-18">Ligações</h2>
      <dl className="mt-2 max-w-[90ch]">
        {groups
          .filter(({ links }) => links.length > 0)
          .map(({ words, links }) => (
            <div key={words} className="grid gap-x-6 border-rule border-b py-2 sm:grid-cols-[9rem_1fr]">
              <dt className="pt-1 text-14 text-ink-quiet">{words}</dt>
              <dd>
                <ul>
                  {links.map((link) => (
                    <LinkLine key={link.act.id} link={link} here={act.id} />
                  ))}
                </ul>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function LinkLine({ link, here }: { link: LinkAnswer; here: string }) {
  const { act, cite, note } = link;
  return (
    <li className="py-1">
      <p className="text-16">
        <Link to={`/atos/${act.id}` as string}>{act.name}</Link>{' '}
        {act.coverage === 'none' && <span className="text-13 text-ink-quiet">{COVERAGE_WORDS.none}</span>}
      </p>
      {cite && (
        <p className="text-14 text-ink-quiet">
          {cite.act === here ? (
            <a href={`#${cite.at}`}>{cite.label}</a>
          ) : (
            <Link to={`/atos/${cite.act}` as string} hash={cite.at}>
              {cite.label}
            </Link>
          )}
          : “{cite.quote}”
        </p>
      )}
      {note && <p className="text-14 text-ink-quiet">{note}</p>}
    </li>
  );
}
