/**
 * Which tests show each oracle and each value of the field's pages, as `path#title`. `partly` says what the public files do not
 * allow. `shown.test.ts` walks both folders: what is not here, or names a test that does not exist, fails.
 */
export interface Shown {
  readonly tests: readonly string[];
  readonly partly?: string;
}

const MATERNAL = 'test/oracles/maternal-deaths.db.test.ts';
const TABLES = 'test/oracles/tabnet.db.test.ts';
const ADMISSIONS = 'test/oracles/admissions.db.test.ts';
const MADE_UP = 'test/oracles/made-up-admissions.db.test.ts';
const PLAN = 'test/oracles/plan-values.db.test.ts';
const ROOM = 'src/features/indicators';
const PAYMENT = 'src/features/cofinancing';

const NO_SERIES =
  'Os arquivos SIH-RD públicos são três competências soltas (AC, RR, SE) e nenhuma de MT; um mês de internação só se fecha com as sete competências seguintes. Mostra-se que cada célula contém o que os arquivos trazem.';
const NO_SINAN =
  'Não há microdado do SINAN dengue entre os arquivos públicos: lê-se e confere-se a tabela inteira.';
const NO_FILE =
  'RDDF2212, RDDF2309 e RDSP2301 não estão entre os arquivos públicos: o teste os conta onde forem postos; aqui refaz a mesma conta, por fora das fichas, em cinco arquivos presentes, e a mesma conferência passa em três arquivos inventados, de resposta contada à mão.';

const byState: Shown = {
  tests: [
    `${TABLES}#name the 27 states of the register under five regions, month by month`,
    `${TABLES}#%s: regions are the sum of their states, in every column`,
    `${TABLES}#what the files on disk hold of a month of admission is part of what the whole series printed`,
    `${TABLES}#table %i reconciles with what is loaded, cell by cell and none lost`,
  ],
  partly: NO_SERIES,
};
const dengue: Shown = {
  tests: [`${TABLES}#dengue, table %i: the municipalities of the state, and rows that add up`],
  partly: NO_SINAN,
};
const peer: Shown = {
  tests: [
    `${ROOM}/plan-cards.db.test.ts#713 by the peer’s variant: 20 of 84, every group as published`,
    `${ROOM}/catalogue/catalogue.test.ts#group by group, 20 of 84`,
  ],
};

/** By file name. */
export const ORACLES: Readonly<Record<string, Shown>> = {
  'aih100.csv': peer,
  'aih100_icsap_expected.csv': peer,
  'oobr_obitos_maternos_uf_idade_1996_2024.csv.gz': {
    tests: [
      `${MATERNAL}#%s: the deaths of each of the 27 states are those of the obstetric observatory`,
      `${MATERNAL}#%s %s: the rule of causes finds them among all deaths`,
      `${MATERNAL}#2022, counted from a file issued before the year was closed: where nothing changed since, the same in all three`,
    ],
    partly: 'Seis anos têm arquivo DOMAT; o de 2022 foi emitido em 31/08/2023, antes de o ano fechar.',
  },
  'sidra_6694_razao_mortalidade_materna_uf.csv': {
    tests: [
      `${MATERNAL}#%s: they are those of SIDRA 6694 in each of the 27 states`,
      `${ROOM}/indicators.db.test.ts#maternal deaths of %s are those published`,
      `${PLAN}#the official maternal series of %s`,
    ],
    partly: 'Cinco dos anos da tabela têm arquivo DOMAT; dos outros guarda-se o publicado.',
  },
  'tabnet_sih_internacoes_uf_mes.csv': byState,
  'tabnet_sih_obitos_uf_mes.csv': byState,
  'tabnet_sih_gastos_totais_uf_mes.csv': byState,
  'tabnet_sih_taxa_mortalidade_uf_mes.csv': {
    tests: [
      `${TABLES}#deaths ÷ admissions, divided once and rounded half up, are every printed rate`,
      `${TABLES}#%s is refused, saying what can be compared`,
    ],
  },
  'tabnet_sih_asma_municipio_mes.csv.gz': {
    tests: [`${TABLES}#asthma (J45, J46) by municipality of residence`],
    partly: NO_SERIES,
  },
  'tabwin_dengue_mt_2023.prn': dengue,
  'tabwin_dengue_mt_2024.prn': dengue,
  'tabwin_dengue_mt_2025.prn': dengue,
};

const targets: Shown = {
  tests: [`${PLAN}#%s in %i: %d`, `${PLAN}#are all told, as numbers or as lines of care`],
};
const baseline: Shown = { tests: [`${PLAN}#%s: %d before the first target`] };
const quoted: Shown = {
  tests: [`${PLAN}#each stands in the stored act as printed`],
  partly: 'Números citados do anexo: guardados como estão no ato; nenhuma regra se deriva deles.',
};
const macroRegions: Shown = {
  tests: [
    `${PLAN}#municipalities of %s before and since 2025`,
    `${PLAN}#the plan counts 142 and places one municipality in another macro-region`,
  ],
};

/** By page and path, with the ids of list items in the path; `*` stands for any one of them. */
export const CHECK_VALUES: Readonly<Record<string, Shown>> = {
  'icsap/sanityCheckValues': {
    tests: [
      `${ADMISSIONS}#agree with one another: ICSAP ÷ admissions is the share of all`,
      `${ADMISSIONS}#are what the cards count`,
      `${MADE_UP}#%s, made up: the cards count what the hand counted`,
      `${ADMISSIONS}#713, %s`,
    ],
    partly: NO_FILE,
  },
  'indicators/cards/*/targets': targets,
  'indicators/cards/*/baseline': baseline,
  'indicators/cards/family-health-coverage/methodVersions/ESF_3450/reproduction': {
    tests: [`${ROOM}/domain/compute.test.ts#%i teams give the plan’s %s`],
  },
  'indicators/cards/family-health-coverage/checks': {
    tests: [
      `${PLAN}#coverage by Family Health in April 2024, by each definition that circulates`,
      `${ROOM}/indicators.db.test.ts#family-health coverage of %s by %s`,
    ],
  },
  'indicators/cards/maternal-mortality-ratio/officialSeriesMT': {
    tests: [
      `${PLAN}#the official maternal series of %s`,
      `${ROOM}/indicators.db.test.ts#maternal mortality of %s, beside what was published`,
    ],
  },
  'indicators/cards/infant-mortality-rate/checks': {
    tests: [`${ROOM}/indicators.db.test.ts#infant deaths of 2021`],
  },
  'indicators/cards/complementary-beds-rate/checks': {
    tests: ['src/features/territory/domain/facilities.test.ts#%s has %s %s: %s in %i municipalities'],
  },
  'hospital-indicators/indicators/H02/workedExample': {
    tests: [
      `${PLAN}#the shares of the worked example make both readings of “referenced”`,
      `${PAYMENT}/domain/panel.test.ts#%s at %s is that of Quadro 01: %s`,
    ],
  },
  'hospital-indicators/indicators/H06/check': {
    tests: [
      `${ADMISSIONS}#are what the cards count`,
      `${ADMISSIONS}#caesarean deliveries of all deliveries`,
      `${MADE_UP}#%s, made up: the cards count what the hand counted`,
    ],
    partly: NO_FILE,
  },
  'hospital-indicators/incentiveMatrix/maximum/check': {
    tests: [`${PLAN}#the parts of the monthly amount add up to it, and the four highest scores to 2.50`],
  },
  'hospital-indicators/incentiveMatrix/scoreFor2019Data': {
    tests: [
      `${PAYMENT}/domain/payment.test.ts#is the sum of four scores`,
      `${PAYMENT}/domain/panel.test.ts#%s at %s is that of Quadro 01: %s`,
    ],
  },
  'hospital-indicators/payment/monthlyAmount/sumCheck': {
    tests: [`${PLAN}#the parts of the monthly amount add up to it, and the four highest scores to 2.50`],
  },
  'hospital-indicators/payment/arithmeticOfTheAnnex/facts': quoted,
  'hospital-indicators/payment/arithmeticOfTheAnnex/checks': quoted,
  'territory-mt/summary/countsInPlan': macroRegions,
  'territory-mt/verification': macroRegions,
};

/** The invariants of README § 7, which stand in no page of data. */
export const INVARIANTS: Readonly<Record<string, Shown>> = {
  'VAL_TOT = VAL_SH + VAL_SP': {
    tests: [`${PLAN}#SIH: the total is the sum of its six parts, and days of stay run from entry to exit`],
  },
  'DIAS_PERM = DT_SAIDA': {
    tests: [`${PLAN}#SIH: the total is the sum of its six parts, and days of stay run from entry to exit`],
  },
  '0.75 + 0.75 + 0.50 + 0.50 = 2.50': {
    tests: [`${PLAN}#the parts of the monthly amount add up to it, and the four highest scores to 2.50`],
  },
  '243,793.94 + 521,753.40 = 765,547.34': {
    tests: [`${PLAN}#the parts of the monthly amount add up to it, and the four highest scores to 2.50`],
  },
  '63.8 + 36.2 = 100': {
    tests: [`${PLAN}#the shares of the worked example make both readings of “referenced”`],
  },
  '84 admissions, 20 ICSAP': peer,
};
