/** What happened, as people read it: the verb of an event's type. Events of every room; an unknown one shows its type. */
const WORDS: Readonly<Record<string, string>> = {
  registered: 'Pessoa cadastrada',
  'link-issued': 'Endereço de acesso emitido',
  'password-set': 'Senha definida',
  'password-changed': 'Senha alterada',
  'signed-in': 'Entrou',
  'signed-out': 'Saiu',
  'signed-out-everywhere': 'Saiu de todos os lugares',
  'session-ended': 'Sessão encerrada',
  granted: 'Papel concedido',
  ended: 'Papel encerrado',
  'status-changed': 'Situação alterada',
  imported: 'Arquivo importado',
  replaced: 'Arquivo substituído',
  refused: 'Arquivo recusado',
};

/** What a stream is about, by the word before its first slash. */
export const SUBJECTS: Readonly<Record<string, string>> = {
  person: 'Pessoa',
  grant: 'Papel',
  'plan-action': 'Ação do plano',
  'source-file': 'Arquivo de origem',
  import: 'Importação',
  agreement: 'Termo',
};

export function eventWords(type: string): string {
  return WORDS[type] ?? type;
}

/** Kind of the record and its own name: `plan-action/3.5.16` → `Ação do plano 3.5.16`; ids that say nothing are left out. */
export function subjectWords(stream: string): string {
  const [kind = '', ...rest] = stream.split('/');
  const name = rest.join('/');
  const isOpaque = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name);
  return [SUBJECTS[kind] ?? kind, isOpaque ? '' : name].join(' ').trim();
}
