import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../../../web/format.ts';
import { useSession } from '../../../../web/session.ts';
import type { ChangeEvent, VersionChange } from '../../contract.ts';
import { wordDiff } from '../../domain/versions/word-diff.ts';
import {
  CHANGE_WORDS,
  LEVEL_WORDS,
  versionFieldWords,
  versionValueWords,
} from '../../domain/versions/words.ts';
import { plainTitle } from '../words.ts';

const TONES: Readonly<Record<VersionChange['kind'], string>> = {
  added: 'bg-good-soft text-good',
  removed: 'bg-bad-soft text-bad',
  changed: 'bg-action-soft text-action-strong',
};

/** Where a record of the plan is seen; what was taken out has no page. */
function addressOf({ level, id, kind }: VersionChange): string | null {
  if (kind === 'removed') return null;
  if (level === 'action') return `/plano/acoes/${id}`;
  if (level === 'objective') return `/plano/objetivos/${id}`;
  return level === 'target' || level === 'indicator' ? '/plano/metas' : null;
}

/** One record: what became of it, each field as it was and as it is, and who changed it. */
export function ChangeItem({ change }: { change: VersionChange }) {
  const { kind, level, id, title, fields } = change;
  const address = addressOf(change);
  const name = level === 'link' || level === 'plan' ? plainTitle(title) : `${id} · ${plainTitle(title)}`;
  return (
    <li className="border-rule border-b py-3" data-keep-together>
      <p className="text-16">
        <span className={`mr-2 inline-block rounded px-1.5 text-13 font-semibold ${TONES[kind]}`}>
          {CHANGE_WORDS[kind]}
        </span>
        <span className="text-ink-quiet">{LEVEL_WORDS[level]} </span>
        {address === null ? (
          name
        ) : (
          <Link to={address as string} data-quiet-link>
            {name}
          </Link>
        )}
      </p>
      {kind === 'changed' ? (
        <Fields fields={fields} withEvents />
      ) : (
        <details className="mt-1 text-14">
          <summary className="cursor-pointer text-action-strong">
            {kind === 'added' ? 'O que diz' : 'O que dizia'}
          </summary>
          <Fields fields={fields} />
        </details>
      )}
      {kind !== 'changed' && <Events events={fields[0]?.events ?? []} />}
    </li>
  );
}

interface FieldsProps extends Pick<VersionChange, 'fields'> {
  /** Whether each field says who changed it; of a whole record it is said once. */
  withEvents?: boolean;
}

function Fields({ fields, withEvents = false }: FieldsProps) {
  return (
    <dl className="mt-2 flex max-w-[110ch] flex-col gap-2 text-14">
      {fields.map(({ field, from, to, events }) => (
        <div key={field} className="md:grid md:grid-cols-[11rem_1fr] md:gap-x-4">
          <dt className="text-ink-quiet">{versionFieldWords(field)}</dt>
          <dd className="min-w-0">
            <Value from={versionValueWords(from)} to={versionValueWords(to)} />
            {withEvents && <Events events={events} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The words that were taken out and put in, among those that stayed. */
function Value({ from, to }: { from: string; to: string }) {
  return (
    <p className="break-words whitespace-pre-line">
      {wordDiff(from, to).map(({ kind, text }, at) => {
        const key = `${at} ${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        return kind === 'removed' ? (
          <del key={key} className="rounded bg-bad-soft px-0.5 text-bad">
            <span className="sr-only">retirado: </span>
            {text}
          </del>
        ) : (
          <ins key={key} className="rounded bg-good-soft px-0.5 text-good">
            <span className="sr-only">acrescentado: </span>
            {text}
          </ins>
        );
      })}
      {to === '' && <span className="text-ink-quiet"> em branco</span>}
      {from === '' && <span className="text-ink-quiet"> (antes em branco)</span>}
    </p>
  );
}

/** Who did it, when and why; without one, it was the text that the program brings that changed. */
function Events({ events }: { events: readonly ChangeEvent[] }) {
  const mayOpen = useSession()?.verbs.includes('plan.manage') ?? false;
  if (events.length === 0)
    return (
      <p className="text-13 text-ink-quiet">Sem registro de pessoa: mudou na carga inicial do programa.</p>
    );
  return events.map((event) => (
    <p key={`${event.at} ${event.words}`} className="text-13 text-ink-quiet">
      {event.import === null || !mayOpen ? (
        event.words
      ) : (
        <Link to={`/plano/importar/${event.import}` as string}>{event.words}</Link>
      )}{' '}
      {event.by}, <time dateTime={event.at}>{formatInstant(event.at)}</time>
      {event.reason === null ? '' : `: “${event.reason}”`}
    </p>
  ));
}
