import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmtpServer, startSmtpServer } from '../../../test/smtp-server.ts';
import { readEnv } from '../env.ts';
import type { Letter, MailFailure } from './mailer.ts';
import { openSmtp } from './smtp.ts';

const FROM = { name: 'Pactua · Superintendência de Atenção à Saúde', address: 'pactua@saude.teste.br' };
const LETTER: Letter = {
  id: '01940000-0000-7000-8000-00000000000a',
  to: { name: 'Conceição de Teste', address: 'conceicao@saude.teste.br' },
  subject: 'Três avisos à espera\r\nBcc: alguem@fora.example',
  text: 'Olá.',
  html: '<p>Olá.</p>',
  headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
};

describe('sending by a mail server', () => {
  let server: SmtpServer;
  beforeAll(async () => {
    server = await startSmtpServer();
  });
  afterAll(() => server.close());
  const failureOf = (url: string) =>
    openSmtp({ url, from: FROM })
      .send(LETTER)
      .then(
        () => null,
        (error: MailFailure) => ({ code: error.code, permanent: error.permanent }),
      );

  it('sends text and HTML in the name of the department, with a Message-ID made of the id', async () => {
    await openSmtp({ url: server.url, from: FROM }).send(LETTER);
    const [mail] = server.received;
    expect(mail).toMatchObject({ from: FROM.address, to: LETTER.to.address });
    expect(mail?.source).toMatch(/^Message-ID: <01940000-0000-7000-8000-00000000000a@saude\.teste\.br>$/im);
    expect(mail?.source).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(mail?.source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im);
    expect(mail?.source).toContain('multipart/alternative');
  });

  it('lets no line end in a subject become a header', () => {
    expect(server.received[0]?.source).not.toMatch(/^Bcc:/im);
  });

  it.each([
    ['a refusal for good', '550 ninguem@fora.example não existe', { code: 'EENVELOPE 550', permanent: true }],
    ['a refusal for now', '451 tente depois', { code: 'EENVELOPE 451', permanent: false }],
  ])('tells %s by its code alone', async (_, line, expected) => {
    server.answerRecipients(line);
    expect(await failureOf(server.url)).toEqual(expected);
    server.answerRecipients(null);
  });

  it('may try again where nobody answers', async () => {
    const gone = await startSmtpServer();
    await gone.close();
    expect(await failureOf(gone.url)).toMatchObject({ permanent: false });
  });
});

describe('the configuration of mail', () => {
  const read = (variables: NodeJS.ProcessEnv) => readEnv(variables).mail;
  const URL = {
    PACTUA_URL: 'https://pactua.saude.teste.br',
    PACTUA_SMTP_URL: 'smtps://u:s@correio.teste.br',
  };

  it('takes an address with a name, or gives it the name of the department', () => {
    expect(read({ ...URL, PACTUA_MAIL_FROM: 'Regulação <regula@saude.teste.br>' })?.from).toEqual({
      name: 'Regulação',
      address: 'regula@saude.teste.br',
    });
    expect(read({ ...URL, PACTUA_MAIL_FROM: 'pactua@saude.teste.br' })?.from.name).toMatch(/^Pactua · /);
    expect(read({})).toBeNull();
  });

  it.each([
    ['a server that is none', { PACTUA_SMTP_URL: 'correio.teste.br', PACTUA_MAIL_FROM: 'a@b.br' }],
    ['no sender', { PACTUA_SMTP_URL: URL.PACTUA_SMTP_URL }],
    [
      'no public address',
      { PACTUA_SMTP_URL: URL.PACTUA_SMTP_URL, PACTUA_MAIL_FROM: 'a@b.br', PACTUA_URL: undefined },
    ],
  ])('refuses %s', (_, variables) => {
    expect(() => readEnv({ PACTUA_URL: URL.PACTUA_URL, ...variables })).toThrow(/Configuração/);
  });
});
