import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ActAnswer, LinkAnswer } from '../contract.ts';
import { COVERAGE_WORDS, LINK_WORDS } from './words.ts';

const ORDER: LinkAnswer['kind'][] = ['succeeds', 'revokes', 'amends', 'homologates', 'cites'];

/** What the act does to others and others do to it, each with the words that say so: below the text, or in a margin that holds nothing else. */
export function ActLinks({ act, isBeside }: { act: ActAnswer; isBeside: boolean }) {
  if (act.links.length === 0) return null;
  return (
    <section
      id="ligacoes"
      className={
        act.units.length > 0
          ? `mt-10 border-rule border-t pt-4 ${isBeside ? 'xl:mt-0 xl:border-t-0 xl:pt-2' : ''}`
          : ''
      }
    >
      <h2 className="text-18">Ligações</h2>
      <dl className="mt-2 max-w-[90ch]">
        {groupsOf(act).map(({ words, links }) => (
          <div
            key={words}
            className={`grid gap-x-6 border-rule border-b py-2 ${isBeside ? 'sm:max-xl:grid-cols-[9rem_1fr]' : 'sm:grid-cols-[9rem_1fr]'}`}
          >
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

/** The links by what they do, those that others make to this act first. */
function groupsOf({ links }: ActAnswer) {
  return (['in', 'out'] as const)
    .flatMap((direction) =>
      ORDER.map((kind) => ({
        words: LINK_WORDS[direction][kind],
        links: links.filter((link) => link.direction === direction && link.kind === kind),
      })),
    )
    .filter((group) => group.links.length > 0);
}

/** The acts that this one has to do with, by name, for the head of the margin; the words that say so stand below the text. */
export function LinksInBrief({ act }: { act: ActAnswer }) {
  if (act.links.length === 0) return null;
  return (
    <nav aria-label="Atos ligados a este" className="border-rule border-l-2 py-1.5 pl-3 text-14">
      {groupsOf(act).map(({ words, links }) => (
        <p key={words} className="mb-1.5">
          <span className="text-ink-quiet">{words}:</span>{' '}
          {links.map(({ act: other }, index) => (
            <Fragment key={other.id}>
              {index > 0 && ', '}
              <Link to={`/atos/${other.id}` as string} data-quiet-link className="whitespace-nowrap">
                {other.name}
              </Link>
            </Fragment>
          ))}
        </p>
      ))}
      <a href="#ligacoes" className="text-13">
        As palavras de cada ligação
      </a>
    </nav>
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
