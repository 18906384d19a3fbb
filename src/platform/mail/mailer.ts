/** A file that goes along with a mail. */
export interface Attachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A mail as it goes out. */
export interface Letter {
  /** Makes the Message-ID, so that a letter sent twice is known as one. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Besides those of every mail: `List-Unsubscribe`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments?: readonly Attachment[];
}

/** Where mail goes: a mail server, or the mailbox that keeps it. */
export interface Mailer {
  readonly kind: 'smtp' | 'kept';
  /** @throws MailFailure. */
  send(letter: Letter): Promise<void>;
}

/** Why a letter did not go out, in codes: the words of a mail server repeat addresses. */
export class MailFailure extends Error {
  readonly code: string;
  /** Whether trying again cannot help: the server refused this recipient for good. */
  readonly permanent: boolean;
  constructor(code: string, permanent: boolean, cause?: unknown) {
    super(`mail: ${code}`, { cause });
    this.code = code;
    this.permanent = permanent;
  }
}
