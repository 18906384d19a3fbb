/** What a letter is called where letters are listed, by its template. */
const TEMPLATES: Readonly<Record<string, string>> = {
  digest: 'Resumo de avisos',
  'password-changed': 'Aviso de senha trocada',
  'password-recovery': 'Recuperação de senha',
  'mail-test': 'Carta de teste',
};

const FAILURES: Readonly<Record<string, string>> = {
  EAUTH: 'o servidor de correio recusou o usuário ou a senha',
  ECOMPOSE: 'a carta não pôde ser escrita',
  EDNS: 'o nome do servidor de correio não foi encontrado',
  EENVELOPE: 'o servidor de correio recusou o endereço',
  EMESSAGE: 'o servidor de correio recusou a carta',
  ENOSERVER: 'esta instalação não tem servidor de correio (PACTUA_SMTP_URL)',
  ETLS: 'a conexão segura com o servidor de correio falhou',
};

export const letterName = (template: string): string => TEMPLATES[template] ?? template;

/** Why a letter did not go out, by the code of the failure (`EENVELOPE 550`), with the answer of the server if any. */
export function failureWords(code: string): string {
  const [name = '', answer] = code.split(' ');
  const words = FAILURES[name] ?? 'sem resposta do servidor de correio';
  return answer === undefined ? words : `${words} (resposta ${answer})`;
}
