import { Link } from '@tanstack/react-router';
import { Button } from '../../../../web/components/Button.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { CoherenceAnswer, CoherenceFinding } from '../../contract.ts';
import { addressOf, SEVERITY_WORDS } from './words.ts';

interface FindingGroupProps {
  rule: CoherenceAnswer['rules'][number];
  findings: readonly CoherenceFinding[];
  mayAccept: boolean;
  onAccept: (found: CoherenceFinding) => void;
  onReopen: (found: CoherenceFinding) => void;
}

/** What one rule found; those of little weight are folded, their count in sight. */
export function FindingGroup({ rule, findings, mayAccept, onAccept, onReopen }: FindingGroupProps) {
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
            <FindingItem found={found} mayAccept={mayAccept} onAccept={onAccept} onReopen={onReopen} />
          </li>
        ))}
      </ul>
    </details>
  );
}

type FindingItemProps = Pick<FindingGroupProps, 'mayAccept' | 'onAccept' | 'onReopen'> & {
  found: CoherenceFinding;
};

function FindingItem({ found, mayAccept, onAccept, onReopen }: FindingItemProps) {
  return (
    <div className="flex flex-col items-start gap-x-6 gap-y-3 md:flex-row">
      <div className="min-w-0 flex-1">
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
        {found.accepted !== null && (
          <p className="mt-2 text-14">
            Aceito{found.accepted.by === null ? '' : ` por ${found.accepted.by}`} em{' '}
            {formatInstant(found.accepted.at)}: “{found.accepted.reason}”
          </p>
        )}
      </div>
      {mayAccept && (
        <div className="screen-only shrink-0">
          {found.accepted === null ? (
            <Button kind="secondary" onPress={() => onAccept(found)} aria-label={`Aceitar: ${found.message}`}>
              Aceitar
            </Button>
          ) : (
            <Button kind="quiet" onPress={() => onReopen(found)} aria-label={`Reabrir: ${found.message}`}>
              Reabrir
            </Button>
          )}
        </div>
      )}
    </div>
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
