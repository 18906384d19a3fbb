import { createTransport } from 'nodemailer';
import type { MailSettings } from '../env.ts';
import { type Letter, type Mailer, MailFailure } from './mailer.ts';

const SECONDS = 1000;
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Sends by an SMTP server: `smtps://` speaks TLS from the start; `smtp://` must be raised to TLS (STARTTLS) before
 * anything is said, unless the server is this very machine.
 */
export function openSmtp(settings: MailSettings): Mailer {
  const url = new URL(settings.url);
  const secure = url.protocol === 'smtps:';
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && !LOCAL.has(url.hostname),
    ...(url.username !== '' && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    connectionTimeout: 15 * SECONDS,
    greetingTimeout: 15 * SECONDS,
    socketTimeout: 60 * SECONDS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    kind: 'smtp',
    async send(letter) {
      try {
        await transport.sendMail(messageOf(letter, settings.from));
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

function messageOf(letter: Letter, from: MailSettings['from']) {
  return {
    from,
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    attachments: (letter.attachments ?? []).map(({ fileName, mediaType, bytes }) => ({
      filename: fileName,
      contentType: mediaType,
      content: Buffer.from(bytes),
    })),
    messageId: `<${letter.id}@${from.address.split('@')[1]}>`,
    // RFC 3834: nobody's automatic answer is wanted.
    headers: { 'Auto-Submitted': 'auto-generated', ...letter.headers },
  };
}

/** An answer of 500 to 599 to the recipient or the message is for good; everything else may pass. */
function failureOf(error: unknown): MailFailure {
  const { code = 'EUNKNOWN', responseCode } = error as { code?: string; responseCode?: number };
  const refused = responseCode !== undefined && responseCode >= 500;
  const permanent = refused && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return new MailFailure(responseCode === undefined ? code : `${code} ${responseCode}`, permanent, error);
}
