import { type Competencia, competenciaInWords } from '../../../kernel/competencia.ts';
import { formatDay } from '../../../kernel/format.ts';

/** What happened, as people read it: the verb of an event's type. Events of every room; an unknown one shows its type. */
const WORDS: Readonly<Record<string, string>> = {
  registered: 'Pessoa cadastrada',
  'link-issued': 'Endereço de acesso emitido',
  'password-set': 'Senha definida',
  'password-changed': 'Senha alterada',
  'signed-in': 'Entrou',
  'signed-out': 'Saiu',
  'signed-out-everywhere': 'Saiu de todos os lugares',
  'second-factor-enabled': 'Segundo fator ligado',
  'second-factor-disabled': 'Segundo fator desligado',
  'second-factor-reset': 'Segundo fator retirado pela administração',
  'recovery-codes-renewed': 'Códigos de recuperação refeitos',
  'session-ended': 'Sessão encerrada',
  'choice-made': 'Preferência de avisos escolhida',
  'digests-stopped': 'Cartas de avisos canceladas',
  'digests-resumed': 'Cartas de avisos retomadas',
  granted: 'Papel concedido',
  ended: 'Papel encerrado',
  transcribed: 'Transcrita do documento',
  added: 'Registro incluído',
  edited: 'Registro alterado',
  removed: 'Registro retirado',
  'status-changed': 'Situação alterada',
  'note-changed': 'Observação alterada',
  undone: 'Alteração desfeita',
  imported: 'Arquivo importado',
  replaced: 'Arquivo substituído por versão mais nova',
  unchanged: 'Arquivo já conhecido',
  refused: 'Arquivo recusado',
  cancelled: 'Importação cancelada',
  'kept-aside': 'Versão mais antiga guardada',
  restored: 'Versão posta de novo em vigor',
  calculated: 'Cálculo guardado',
  'step-recorded': 'Etapa do instrumento registrada',
  'step-annulled': 'Etapa do instrumento anulada',
  'entry-posted': 'Lançamento escrito',
  noticed: 'Inconsistências notificadas',
  'accounts-analysed': 'Contas analisadas',
  'accounts-accepted': 'Contas aprovadas e assinadas',
  accounted: 'Contas prestadas',
  'evidence-read': 'Registros por trás de um pagamento consultados',
  'read-from-files': 'Produção lida nos arquivos',
  typed: 'Produção digitada',
  countersigned: 'Produção contra-assinada',
  'production-closed': 'Produção fechada',
  'sent-back': 'Cálculo devolvido',
  checked: 'Cálculo conferido e assinado',
  authorised: 'Repasse autorizado e assinado',
  'ordinance-issued': 'Portaria emitida',
  'ordinance-published': 'Portaria publicada',
  committed: 'Empenho registrado',
  liquidated: 'Liquidação registrada',
  'bank-ordered': 'Ordem bancária registrada',
  paid: 'Pagamento registrado',
  'adjustment-proposed': 'Ajuste proposto',
  adjusted: 'Ajuste assinado',
  recorded: 'Fato registrado',
  annulled: 'Fato anulado',
  drafted: 'Rascunho aberto',
  'cells-changed': 'Quantidades alteradas',
  published: 'Versão publicada',
  discarded: 'Rascunho descartado',
  opened: 'Aberto',
  answered: 'Respostas gravadas',
  submitted: 'Entregue à coordenação',
  sent: 'Enviado',
  recalled: 'Recolhido',
  returned: 'Devolvido',
  approved: 'Aprovado',
  said: 'Lançado',
  'taken-back': 'Desfeito',
  'decision-undone': 'Decisão desfeita',
  'meeting-told': 'Reunião da unidade registrada',
  defined: 'Regras definidas',
  moved: 'Mudou de dia',
  locked: 'Fechado',
  described: 'Descrita',
  analysed: 'Causa analisada',
  'measure-planned': 'Medida planejada',
  'measure-changed': 'Medida mudada',
  'measure-done': 'Medida feita',
  'measure-resumed': 'Medida retomada',
  'measure-dropped': 'Medida retirada',
  judged: 'Julgado',
  closed: 'Encerrado',
  reopened: 'Reaberto',
  renegotiated: 'Ação redefinida',
  'renegotiation-undone': 'Redefinição desfeita',
  proposed: 'Proposto',
  placed: 'Posto em pauta',
  withdrawn: 'Retirado',
  scheduled: 'Marcada',
  marked: 'Presença marcada',
  freezeAgenda: 'Pauta fechada',
  open: 'Aberta',
  close: 'Encerrada',
  'outcome-withdrawn': 'Registro retirado por engano',
  'assignment-done': 'Encaminhamento cumprido',
  accepted: 'Aceito',
  issued: 'Publicado',
  frozen: 'Dados congelados',
  written: 'Escrito',
  signed: 'Assinado',
  'signatures-voided': 'Assinaturas desfeitas',
};

/** What an event is called where its type alone would say something else. */
const WORDS_OF_SUBJECT: Readonly<Record<string, string>> = {
  'governance-body/registered': 'Colegiado registrado',
  'governance-meeting/cancelled': 'Reunião desmarcada',
  'governance-item/said': 'Registrado na reunião',
  'governance-amendment/refused': 'Emenda recusada',
  'nonconformity/opened': 'Aberta',
  'nonconformity/judged': 'Eficácia verificada',
  'nonconformity/closed': 'Tratamento encerrado',
  'nonconformity/reopened': 'Reaberta',
  'nonconformity/cancelled': 'Cancelada',
  'evaluation/cancelled': 'Congelamento cancelado',
  'plan-standing/said': 'Situação dita no lugar da calculada',
  'obligation/submitted': 'Comprovação enviada, com protocolo',
  'obligation/withdrawn': 'Envio desfeito por quem enviou',
  'cac/composed': 'Composição da comissão registrada',
  'cac/judged': 'Meta julgada',
  'cac/met': 'Reunião da comissão registrada',
  'cac/noticed': 'Ficha congelada e hospital notificado',
  'cac/opined': 'Parecer dado',
  'cac/finished': 'Avaliação concluída',
  'assessment/opened': 'Aberta',
  'assessment/frozen': 'Evidência congelada',
  'assessment/scored': 'Pontuada',
  'assessment/reopened': 'Volta à coleta da evidência',
  'assessment/ratified': 'Valor ratificado',
  'assessment/ordered': 'Portaria emitida',
  'assessment/published': 'Portaria publicada',
};

/** What a stream is about, by the word before its first slash. */
export const SUBJECTS: Readonly<Record<string, string>> = {
  person: 'Pessoa',
  grant: 'Papel',
  notices: 'Avisos',
  'plan-action': 'Ação do plano',
  'plan-entry': 'Registro do plano',
  source: 'Arquivo',
  'source-import': 'Importação',
  agreement: 'Termo',
  cac: 'Comissão de acompanhamento (CAC)',
  obligation: 'Obrigação do Termo',
  assessment: 'Avaliação do incentivo',
  payment: 'Pagamento',
  ledger: 'Livro-razão',
  evidence: 'Evidência de pagamento',
  accounts: 'Prestação de contas',
  transfer: 'Repasse',
  production: 'Produção',
  fact: 'Fato',
  programming: 'Programação',
  declaration: 'Declaração mensal',
  'month-report': 'Lançamento do mês',
  'month-cell': 'Linha do mês',
  'cycle-month': 'Mês do ciclo',
  'cycle-settings': 'Regras do ciclo',
  'conduction-meeting': 'Reunião de condução',
  nonconformity: 'Não conformidade',
  'nonconformity-settings': 'Regras das não conformidades',
  evaluation: 'Avaliação do semestre',
  'evaluation-judgement': 'Parecer de objetivo',
  'governance-body': 'Colegiado',
  'governance-seat': 'Cadeira de colegiado',
  'governance-meeting': 'Reunião',
  'governance-item': 'Item de pauta',
  'governance-attendance': 'Presença em reunião',
  'governance-amendment': 'Emenda à ata',
  'plan-deadline': 'Prazo de ação',
  'plan-reporting': 'Quem lança a ação',
  'plan-standing': 'Situação dita',
  'plan-version': 'Versão do plano',
};

/** Names of what an event carries, as people read them; the others keep their own. */
const FACTS: Readonly<Record<string, string>> = {
  by: 'Por meio de',
  choice: 'Escolha',
  person: 'Pessoa',
  role: 'Papel',
  unit: 'Unidade',
  territory: 'Território',
  from: 'De',
  to: 'Até (exclusive)',
  purpose: 'Finalidade',
  sessions: 'Sessões encerradas',
  session: 'Sessão',
  status: 'Situação',
  note: 'Observação',
  before: 'Antes',
  after: 'Depois',
  fileName: 'Arquivo',
  sha256: 'Hash do arquivo',
  system: 'Sistema',
  uf: 'UF',
  period: 'Período',
  rows: 'Registros',
  amount: 'Valor',
  paper: 'Memória de cálculo',
  day: 'Dia',
  act: 'Ato',
  careLine: 'Linha de cuidado',
  quantity: 'Quantidade',
  evidence: 'Hash da prova',
  url: 'Endereço da prova',
  kind: 'Tipo',
  detail: 'Detalhe',
  source: 'Origem',
  how: 'Como',
};

const VALUES: Readonly<Record<string, string>> = {
  password: 'Senha',
  totp: 'Senha e segundo fator',
  'recovery-code': 'Senha e código de recuperação',
  link: 'Endereço numa carta',
  page: 'Página de preferências',
  inbox: 'Só no Pactua',
  daily: 'Carta por dia',
  weekly: 'Carta por semana',
  never: 'Não quer',
  demonstration: 'Um clique, na demonstração',
  'first-administrator': 'Primeira administração',
  invitation: 'Convite',
  'new-password': 'Nova senha',
  recovery: 'Recuperação por e-mail',
  notStarted: 'Não iniciada',
  inProgress: 'Em andamento',
  completed: 'Concluída',
  cancelled: 'Cancelada',
  register: 'Registro de fatos',
  reaction: 'Outra parte do Pactua',
  annulled: 'Anulado com motivo',
  corrected: 'Substituído por correção',
  undone: 'Desfeito por quem o registrou',
};

const OPAQUE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** One fact of an event as a label and words; null where there is nothing a person could read in it. */
export function factOf(name: string, value: unknown): { label: string; words: string } | null {
  const words = valueWords(value);
  return words === null ? null : { label: FACTS[name] ?? name, words };
}

function valueWords(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não';
  if (isNamed(value)) return value.name;
  if (typeof value !== 'string') return JSON.stringify(value);
  if (OPAQUE.test(value)) return null;
  return DAY.test(value) ? formatDay(value) : (VALUES[value] ?? value);
}

const isNamed = (value: unknown): value is { name: string } =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';

/** `stream` tells of what, where the type alone would say something else. */
export function eventWords(type: string, stream = ''): string {
  return WORDS_OF_SUBJECT[`${stream.split('/')[0]}/${type}`] ?? WORDS[type] ?? type;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

const partWords = (part: string): string =>
  DAY.test(part) ? formatDay(part) : MONTH.test(part) ? competenciaInWords(part as Competencia) : part;

/** Kind of the record and its own name: `month-cell/2026-06/3.5.16/COPHS` → `Linha do mês: junho de 2026 · 3.5.16 · COPHS`; ids that say nothing are left out. */
export function subjectWords(stream: string): string {
  const [kind = '', ...rest] = stream.split('/');
  const subject = SUBJECTS[kind] ?? kind;
  const parts = rest.filter((part) => !OPAQUE.test(part));
  if (parts.length < 2 || !rest.some((part) => MONTH.test(part) || DAY.test(part)))
    return [subject, parts.map(partWords).join('/')].join(' ').trim();
  return `${subject}: ${parts.map(partWords).join(' · ')}`;
}
