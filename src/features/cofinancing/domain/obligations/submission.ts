/** What was sent to prove an obligation: a file, the month it is of where the obligation is monthly, and words. */
export interface Sent {
  /** `YYYY-MM`; null where the obligation is no monthly one. */
  readonly month: string | null;
  readonly file: { readonly sha256: string; readonly fileName: string };
  readonly note: string;
}

interface Protocol {
  /** Id of the issued paper: it names the submission. */
  readonly paper: string;
  readonly number: string;
  /** Of what was sent, as the protocol states it. */
  readonly sha256: string;
}

interface Said {
  readonly by: string | null;
  readonly at: string;
}

type SubmissionState = 'REVIEW' | 'ACCEPTED' | 'RETURNED' | 'WITHDRAWN';

export interface Submission extends Sent, Protocol, Said {
  readonly state: SubmissionState;
  /** Who accepted, returned or withdrew it, and when; `until` is the last day that an accepted one proves. */
  readonly answer:
    | (Said & { readonly on: string; readonly reason: string | null; readonly until: string | null })
    | null;
}

/** What was submitted of one obligation of one Termo. */
export interface ObligationRecord {
  readonly version: number;
  readonly lastAt: string;
  readonly submissions: readonly Submission[];
}

export const NOTHING_SENT: ObligationRecord = { version: 0, lastAt: '', submissions: [] };

interface Which {
  readonly paper: string;
  /** Its day, where the people are. */
  readonly on: string;
}

export type SubmissionEvent = Said &
  (
    | { readonly type: 'submitted'; readonly data: Sent & Protocol }
    | { readonly type: 'withdrawn'; readonly data: Which }
    | { readonly type: 'accepted'; readonly data: Which & { readonly until: string | null } }
    | { readonly type: 'returned'; readonly data: Which & { readonly reason: string } }
  );

/** What was submitted, after one more event. Nothing that was sent goes away: it is answered or withdrawn. */
export function afterSubmission(before: ObligationRecord, event: SubmissionEvent): ObligationRecord {
  const { by, at } = event;
  return {
    version: before.version + 1,
    lastAt: at,
    submissions:
      event.type === 'submitted'
        ? [...before.submissions, { ...event.data, by, at, state: 'REVIEW', answer: null }]
        : before.submissions.map((each) =>
            each.paper === event.data.paper ? answered(each, event, { by, at }) : each,
          ),
  };
}

function answered(
  was: Submission,
  event: Exclude<SubmissionEvent, { type: 'submitted' }>,
  said: Said,
): Submission {
  const { on } = event.data;
  switch (event.type) {
    case 'withdrawn':
      return { ...was, state: 'WITHDRAWN', answer: { ...said, on, reason: null, until: null } };
    case 'accepted':
      return { ...was, state: 'ACCEPTED', answer: { ...said, on, reason: null, until: event.data.until } };
    case 'returned':
      return { ...was, state: 'RETURNED', answer: { ...said, on, reason: event.data.reason, until: null } };
  }
}
