import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Context, Scope } from '../context.ts';

/** A file that arrives as one part of a multipart request, not yet read. */
export interface Upload {
  readonly fileName: string;
  readonly stream: Readable;
}

/** What a route may answer besides JSON. */
export interface FileAnswer {
  readonly kind: 'file';
  readonly contentType: string;
  readonly fileName: string | null;
  readonly body: Uint8Array | string | Readable;
  /** Strong validator; a matching `If-None-Match` is answered 304. */
  readonly etag?: string;
}

/** Sends the browser to another page of ours. */
export interface RedirectAnswer {
  readonly kind: 'redirect';
  readonly to: `/${string}`;
}

/** The request itself, for the few routes that open or end a session. */
export interface Caller {
  readonly headers: Headers;
  /** The network address the request came from, as the proxy in front declares it where one is configured. */
  readonly address: string;
  /** Sends these `Set-Cookie` values with the answer. */
  readonly setCookies: (values: readonly string[]) => void;
}

export interface Input<P = unknown, Q = unknown, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Present only on routes with `upload: true`; iterate once, in order. */
  readonly uploads: AsyncIterable<Upload>;
  readonly caller: Caller;
}

/**
 * One address of the API. `verb` is what the policy is asked before anything runs: `public` needs no sign-in; any other
 * verb is checked against the actor's grants, narrowed by `scope` where the record decides.
 */
export interface Route<P = unknown, Q = unknown, B = unknown, R = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly verb: string;
  readonly summary: string;
  readonly scope?: (
    context: Context,
    input: Omit<Input<P, Q, B>, 'uploads' | 'caller'>,
  ) => Promise<Scope | null> | Scope | null;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  readonly answer?: z.ZodType<R>;
  readonly upload?: boolean;
  /** Requests a minute from one address, where the default is too many. */
  readonly ratePerMinute?: number;
  /**
   * True for a change that comes from a program which sends none of our headers, as a mail program that unsubscribes
   * (RFC 8058). The proof is in its address, no cookie is read, and its body is not looked at.
   */
  readonly fromAnywhere?: boolean;
  readonly handle: (context: Context, input: Input<P, Q, B>) => Promise<R | FileAnswer | RedirectAnswer>;
}

/** Keeps the types of params, query, body and answer together; erased once listed. */
export function route<P, Q, B, R>(definition: Route<P, Q, B, R>): Route {
  return definition as unknown as Route;
}

export function isFileAnswer(answer: unknown): answer is FileAnswer {
  return typeof answer === 'object' && answer !== null && (answer as FileAnswer).kind === 'file';
}

export function isRedirect(answer: unknown): answer is RedirectAnswer {
  return typeof answer === 'object' && answer !== null && (answer as RedirectAnswer).kind === 'redirect';
}
