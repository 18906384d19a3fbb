import { createServer, type Socket } from 'node:net';

interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  /** The message as it was sent, headers and body. */
  readonly source: string;
}

export interface SmtpServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** What the server says to the next recipients instead of taking them: `451 tente depois`. */
  answerRecipients(line: string | null): void;
  close(): Promise<void>;
}

/** A mail server on this machine that speaks enough of SMTP (RFC 5321) to receive letters, or to refuse them. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let refusal: string | null = null;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    converse(socket, () => refusal, received);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    answerRecipients: (line) => {
      refusal = line;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

function converse(socket: Socket, refusal: () => string | null, received: ReceivedMail[]): void {
  let [from, to, source, inData, pending] = ['', '', '', false, ''];
  const say = (line: string) => socket.write(`${line}\r\n`);
  const mailbox = (line: string) => /<(.*?)>/.exec(line)?.[1] ?? '';
  const answers: Readonly<Record<string, (line: string) => string>> = {
    EHLO: () => '250 teste',
    MAIL: (line) => {
      from = mailbox(line);
      return '250 certo';
    },
    RCPT: (line) => {
      to = mailbox(line);
      return refusal() ?? '250 certo';
    },
    DATA: () => {
      inData = true;
      return '354 diga';
    },
    QUIT: () => '221 adeus',
  };
  const command = (line: string) => say(answers[line.slice(0, 4).toUpperCase()]?.(line) ?? '250 certo');
  const data = (line: string) => {
    if (line !== '.') {
      source += `${line.replace(/^\./, '')}\r\n`;
      return;
    }
    received.push({ from, to, source });
    [source, inData] = ['', false];
    say('250 recebida');
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    const lines = (pending + chunk.toString()).split('\r\n');
    pending = lines.pop() ?? '';
    for (const line of lines) (inData ? data : command)(line);
  });
  say('220 teste');
}
