import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatCount } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { type FindingDecisions, FindingFrame } from '../../../../web/components/Findings.tsx';
import type { CoherenceAnswer, CoherenceFinding } from '../../contract.ts';
import { type CoherenceAsked, useFindingPages } from './queries.ts';
import { addressOf, SEVERITY_WORDS } from './words.ts';

interface FindingGroupProps extends FindingDecisions<CoherenceFinding> {
  rule: CoherenceAnswer['rules'][number];
  /** How many there are, of which `first` came with the page. */
  count: number;
  first: readonly CoherenceFinding[];
  /** How the others are asked for. */
  asked: CoherenceAsked;
  /** Whether it stands open at first. */
  isOpen: boolean;
  mayAccept: boolean;
}

/** What one rule found, folded or not, its count in sight; the many are read on by who asks. */
export function FindingGroup({ rule, count, first, asked, isOpen, ...decisions }: FindingGroupProps) {
  const [whole, setWhole] = useState(false);
  const pages = useFindingPages(asked, whole);
  const findings = pages.data?.pages.flatMap(({ items }) => items) ?? first;
  if (count === 0) return null;
  const left = count - findings.length;
  const more = () => (whole ? void pages.fetchNextPage() : setWhole(true));
  return (
    <details className="border-rule border-b py-3" open={isOpen}>
      <summary className="cursor-pointer">
        <h2 className="inline text-18 font-semibold">{rule.title}</h2>
        <span className="text-16 text-ink-quiet">
          {' '}
          · {formatCount(count)} ·{' '}
          <span className={rule.severity === 'high' ? 'text-warn' : ''}>{SEVERITY_WORDS[rule.severity]}</span>
        </span>
      </summary>
      <p className="mt-1 max-w-[80ch] text-14 text-ink-quiet">{rule.why}</p>
      <ul className="mt-2 max-w-[100ch]">
        {findings.map((found) => (
          <li key={found.id} className="border-rule border-t py-3" data-keep-together>
            <FindingFrame found={found} {...decisions}>
              <FindingItem found={found} />
            </FindingFrame>
          </li>
        ))}
      </ul>
      {pages.isError && <ErrorState error={pages.error} onRetry={pages.refetch} />}
      {left > 0 && (
        <Button className="screen-only" isDisabled={pages.isFetching} onPress={more}>
          Mostrar mais ({formatCount(left)})
        </Button>
      )}
    </details>
  );
}

function FindingItem({ found }: { found: CoherenceFinding }) {
  return (
    <>
      <p className="text-16">{found.message}</p>
      <dl className="mt-1 text-14">
        {found.evidence.map((each) => (
          <div
            key={`${each.label} ${each.item} ${each.value}`}
            className="mt-1 md:grid md:grid-cols-[15rem_1fr] md:gap-x-4"
          >
            <dt className="text-ink-quiet">
              {each.label}
              {each.item !== null && (
                <>
                  {' '}
                  · <Item id={each.item} />
                </>
              )}
            </dt>
            <dd className="break-words">{each.value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Item({ id }: { id: string }) {
  const address = addressOf(id);
  return address === null ? (
    <span className="whitespace-nowrap">{id}</span>
  ) : (
    <Link to={address as string} className="whitespace-nowrap" data-quiet-link>
      {id}
    </Link>
  );
}
