import { Link } from '@tanstack/react-router';
import type { Cite } from '../contract.ts';

/** The same words, no amount parted from its sign at the end of a line. */
export const wholeAmounts = (text: string): string => text.replaceAll('R$ ', 'R$\u00a0');

/** The words of the act and the way to them. */
export function Quote({ cite }: { cite: Cite }) {
  return (
    <figure className="border-action border-l-[3px] pl-3">
      <blockquote className="text-14">“{wholeAmounts(cite.quote)}”</blockquote>
      <figcaption className="text-13">
        <Link to={`/atos/${cite.act}` as string} hash={cite.at} data-quiet-link>
          {cite.actName}, {cite.atLabel}
        </Link>
      </figcaption>
    </figure>
  );
}

/** Beside a value that no act prints. */
export function AssumedMark({ children }: { children: string }) {
  return (
    <span className="inline-block rounded bg-warn-soft px-1.5 text-13 whitespace-nowrap text-warn">
      {children}
    </span>
  );
}
