import type { ReactNode } from 'react';

/** Label and value, one below the other; blank values are said to be blank. */
export function Facts({ items }: { items: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="flex flex-col gap-2 text-14">
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-13 text-ink-quiet">{label}</dt>
          <dd className="whitespace-pre-line">
            {value === '' || value === null ? <span className="text-ink-quiet">em branco</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of the drawer, with its title. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-6 first:mt-0">
      <h3 className="mb-2 text-16">{title}</h3>
      {children}
    </section>
  );
}
