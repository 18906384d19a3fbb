import type { ActUnit } from '../contract.ts';

/** The parts a reader looks for, one level deep in the body and two in an annex. */
function entriesOf(units: readonly ActUnit[]): ActUnit[] {
  return units.filter(({ address }) => {
    const parts = address.split('/');
    const inAnnex = parts[0] === 'anexo' || parts[0]?.startsWith('sec-');
    return (
      parts.length === 1 ||
      (inAnnex && parts.length === 2 && /^(cl|quadro|ae|oe|meta)-/u.test(parts[1] ?? ''))
    );
  });
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Where the act's parts are: a list of anchors at the left, folded on small screens. */
export function ActIndex({ units }: { units: readonly ActUnit[] }) {
  return (
    <nav
      aria-label="Partes do ato"
      className="screen-only mb-6 shrink-0 text-14 lg:sticky lg:top-(--frame-top) lg:max-h-[calc(100dvh-var(--frame-top))] lg:w-48 lg:overflow-y-auto lg:py-2"
    >
      <details className="lg:hidden">
        <summary className="min-h-11 cursor-pointer py-2 font-semibold text-action">
          Ir para uma parte do ato
        </summary>
        <Entries units={units} />
      </details>
      <div className="max-lg:hidden">
        <Entries units={units} />
      </div>
    </nav>
  );
}

function Entries({ units }: { units: readonly ActUnit[] }) {
  return (
    <ul>
      {entriesOf(units).map(({ address, label }) => (
        <li key={address} className={address.includes('/') ? 'pl-3' : ''}>
          <a
            href={`#${address}`}
            className="block truncate rounded px-2 py-1 text-ink no-underline hover:bg-action-soft hover:text-action-strong max-lg:min-h-11 max-lg:py-2.5"
          >
            {capitalised(address.includes('/') ? label.split(', ').slice(1).join(', ') : label)}
          </a>
        </li>
      ))}
    </ul>
  );
}
