import { Link } from '@tanstack/react-router';
import { type FindingDecisions, FindingFrame } from '../../../../web/components/Findings.tsx';
import type { CoherenceAnswer, CoherenceFinding } from '../../contract.ts';
import { addressOf, SEVERITY_WORDS } from './words.ts';

interface FindingGroupProps extends FindingDecisions<CoherenceFinding> {
  rule: CoherenceAnswer['rules'][number];
  findings: readonly CoherenceFinding[];
  mayAccept: boolean;
}

/** What one rule found; those of little weight are folded, their count in sight. */
export function FindingGroup({ rule, findings, ...decisions }: FindingGroupProps) {
  if (findings.length === 0) return null;
  return (
    <details className="border-rule border-b py-3" open={rule.severity !== 'low'}>
      <summary className="cursor-pointer">
        <h2 className="inline text-18 font-semibold">{rule.title}</h2>
        <span className="text-16 text-ink-quiet">
          {' '}
          · {findings.length} ·{' '}
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
