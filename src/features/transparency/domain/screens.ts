/**
 * Every address of the browser application that is built, with the name a reader knows it by: the only place where the
 * matrix learns what opens. `:x` stands for any value, `:x?` may be left out, `:x(a|b)` opens for these values only.
 * `test/house/screens.test.ts` holds it to the addresses that the areas declare.
 */
const SCREEN_NAMES: Readonly<Record<string, string>> = {
  '/': 'Início',
  '/plano': 'Mapa estratégico',
  '/plano/acoes/:numero?': 'Ações operacionais',
  '/plano/objetivos/:objetivo(OE-R|OE-1|OE-2|OE-3|OE-4)': 'Objetivo',
  '/plano/metas': 'Metas',
  '/plano/identidade': 'Identidade',
  '/plano/coerencia': 'Coerência do plano',
  '/plano/instrumentos': 'Políticas e planos nascidos do plano',
  '/plano/instrumentos/:instrumento': 'Instrumento',
  '/plano/ficha-tecnica': 'Ficha técnica',
  '/plano/pes-ppa': 'Códigos do PES e do PPA',
  '/plano/participacao': 'Quem participa',
  '/plano/dados': 'Dados do plano',
  '/plano/siglas': 'Siglas',
  '/procurar': 'Procurar',
  '/plano/cadeia': 'Cadeia e cobertura',
  '/plano/analise': 'Análise situacional',
  '/plano/versoes/:comparacao?': 'Versões do plano',
  '/plano/importar/:importacao?': 'Importar o plano',
  '/ciclo/calendario': 'Calendário do ciclo',
  '/ciclo/:competencia?': 'Ciclo do mês',
  '/ciclo/:competencia/lancamento/:unidade': 'Lançamento do mês',
  '/ciclo/:competencia/revisao': 'Revisão do mês',
  '/nc': 'Não conformidades',
  '/nc/:id': 'Não conformidade',
  '/avaliacao': 'Avaliação semestral',
  '/avaliacao/:semestre': 'Avaliação do semestre',
  '/avaliacao/:semestre/comparar/:anterior': 'Comparação de semestres',
  '/indicadores': 'Indicadores',
  '/indicadores/:indicador(713|714|715|716|717|718|719|731|pbf|projetos-ras|diretrizes|estratificacao|fase-1|profissionais|adesoes)':
    'Indicador',
  '/indicadores/:indicador/comparar': 'Comparar territórios, estabelecimentos e períodos',
  '/indicadores/:indicador/registros': 'Registros do indicador',
  '/indicadores/cargas': 'Cargas',
  '/indicadores/lancar': 'Lançar valores',
  '/indicadores/conferir': 'Por que meu número é diferente?',
  '/indicadores/fatos/registrar': 'Registrar fatos',
  '/indicadores/fatos/:fato?': 'Registro de fatos',
  '/abrir-dbc': 'Abrir um DBC',
  '/cofinanciamento': 'Cofinanciamento',
  '/cofinanciamento/meu-termo/:termo?': 'Meu termo',
  '/cofinanciamento/termos': 'Pedidos e termos',
  '/cofinanciamento/termos/:termo(peixoto-de-azevedo)': 'Termo',
  '/cofinanciamento/termos/:termo(peixoto-de-azevedo)/vida': 'Vida do Termo',
  '/cofinanciamento/termos/:termo/competencias/:competencia(2020-07|2020-08|2020-09|2020-10)':
    'Memória de cálculo',
  '/cofinanciamento/termos/:termo/competencias/:competencia/registros': 'Registros do pagamento',
  '/cofinanciamento/termos/:termo(peixoto-de-azevedo)/prestacao-de-contas/:mes?': 'Prestação de contas',
  '/cofinanciamento/termos/:termo(peixoto-de-azevedo)/cac/:quadrimestre?': 'Avaliação da CAC',
  '/cofinanciamento/termos/:termo(peixoto-de-azevedo)/incentivo/:avaliacao?': 'Avaliação do incentivo',
  '/cofinanciamento/termos/:termo(peixoto-de-azevedo)/obrigacoes': 'Obrigações',
  '/cofinanciamento/termos/:termo(peixoto-de-azevedo)/painel': 'Painel do hospital',
  '/cofinanciamento/termos/:termo(peixoto-de-azevedo)/ppi': 'PPI e Documento Descritivo',
  '/cofinanciamento/termos/:termo(peixoto-de-azevedo)/declaracao/:mes?': 'Declaração mensal',
  '/cofinanciamento/interpretacoes': 'Interpretações a decidir',
  '/cofinanciamento/competencias/:competencia?': 'Competências',
  '/cofinanciamento/repasses': 'Repasses',
  '/cofinanciamento/livro-razao/:lancamento?': 'Livro-razão',
  '/cofinanciamento/simulador': 'Simulador',
  '/cofinanciamento/programas/:programa(hospitalar)': 'Programa',
  '/cofinanciamento/programas/:programa/quadro-01': 'Tabela de faixas',
  '/colegiados': 'Colegiados',
  '/colegiados/municipais/:acao(3.5.15)': 'Colegiados municipais',
  '/colegiados/:orgao': 'Colegiado',
  '/colegiados/:orgao/reunioes/:dia': 'Reunião',
  '/responder/:token': 'Resposta da instituição',
  '/atos': 'Atos normativos',
  '/atos/:ato': 'Ato',
  '/atos/:ato/apontamentos': 'Apontamentos do texto',
  '/acessibilidade': 'Acessibilidade',
  '/privacidade': 'Privacidade',
  '/entrar': 'Entrar',
  '/recuperar': 'Esqueci a senha',
  '/configurar/:token': 'Definir a senha',
  '/perfil': 'Meu perfil',
  '/avisos': 'Avisos',
  '/avisos/preferencias': 'Preferências de avisos',
  '/avisos/cancelar/:token': 'Cancelar as cartas de avisos',
  '/admin/pessoas/:pessoa?': 'Pessoas e papéis',
  '/admin/correio/:carta?': 'Correio',
  '/admin/unidades': 'Unidades',
  '/admin/auditoria/:evento?': 'Auditoria',
  '/sobre': 'Sobre o Pactua',
  '/sobre/rastreabilidade': 'Matriz de rastreabilidade',
  '/sobre/roteiro': 'Roteiro de vinte minutos',
};

/** The addresses of the built screens, as patterns. */
export const SCREENS: readonly string[] = Object.keys(SCREEN_NAMES);

/** What stands for a parameter where the matrix names a screen in general. */
const EXAMPLES: Readonly<Record<string, string>> = { mes: '2020-09', id: '3.5.16', o: 'OE-1' };

const PARAMETER = /^:\w+(?:\(([^)]*)\))?\??$/;

function partsOf(address: string): string[] {
  return pathOf(address)
    .split('/')
    .filter((part) => part !== '');
}

/** The address without query and anchor. */
export function pathOf(address: string): string {
  return address.split(/[?#]/, 1)[0] ?? '';
}

/** True when a concrete path is an address of this pattern. */
export function matchesPattern(pattern: string, path: string): boolean {
  const wanted = pattern.split('/').filter((part) => part !== '');
  const given = partsOf(path);
  const fewest = wanted.filter((part) => !part.endsWith('?')).length;
  if (given.length < fewest || given.length > wanted.length) return false;
  return given.every((part, index) => {
    const parameter = PARAMETER.exec(wanted[index] ?? '');
    if (parameter === null) return wanted[index] === part;
    return parameter[1] === undefined || parameter[1].split('|').includes(part);
  });
}

/** The pattern of the built screen that a path opens, or null. */
export function screenOf(path: string, screens: readonly string[] = SCREENS): string | null {
  return screens.find((pattern) => matchesPattern(pattern, path)) ?? null;
}

/**
 * The address that a link to a route of the matrix leads to, its parameters filled with an example; null while no such
 * screen is built.
 */
export function addressOf(route: string, screens: readonly string[] = SCREENS): string | null {
  let known = true;
  const filled = route.replace(/:(\w+)/g, (whole, name: string) => {
    const example = EXAMPLES[name];
    known &&= example !== undefined;
    return example ?? whole;
  });
  return known && screenOf(filled, screens) !== null ? filled : null;
}

/** The name of the built screen that an address opens; null where none does. */
export function screenName(address: string | null): string | null {
  const screen = address === null ? null : screenOf(address);
  return screen === null ? null : (SCREEN_NAMES[screen] ?? null);
}
