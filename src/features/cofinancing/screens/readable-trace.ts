import type { Citation, ExplainedJson } from '../../../kernel/explained.ts';
import type { PaymentAnswer } from '../contract.ts';
import { citeHref } from './words.ts';

const keyOf = ({ act, at, quote }: Citation) => `${act}#${at}#${quote}`;

/** The tree with acts and provisions by their names instead of their addresses, and the way from each name to its text. */
export function readableTrace({ trace, citations }: Pick<PaymentAnswer, 'trace' | 'citations'>) {
  const byKey = new Map(citations.map((cite) => [keyOf(cite), cite]));
  const hrefs = new Map<string, string>();
  const walk = (node: ExplainedJson): ExplainedJson => ({
    ...node,
    inputs: node.inputs.map(walk),
    ...(node.cite && { cite: named(node.cite) }),
  });
  const named = (cite: Citation): Citation => {
    const found = byKey.get(keyOf(cite));
    if (!found) return cite;
    const readable = { ...cite, act: found.actName, at: found.atLabel };
    hrefs.set(keyOf(readable), citeHref(cite));
    return readable;
  };
  return { trace: walk(trace), hrefOf: (cite: Citation) => hrefs.get(keyOf(cite)) ?? citeHref(cite) };
}
