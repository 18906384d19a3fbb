import type { MadeUpSystem } from './indicator-systems.ts';

/**
 * The questions that the cards ask, as somebody who knows DuckDB would write them for these files alone: one for each card,
 * every method, variant and part of it, and the people behind each sum, by file, municipality and establishment. `total` tells the
 * state's usual value.
 */
export interface HandWritten {
  readonly card: string;
  readonly counts: (files: FilesOf) => string;
  /** Numerator and denominator by the usual method, from `counted`, over the files of the last year. */
  readonly total: string;
  /**
   * The same by the card's other methods, by their id; `place` is the column of the municipality where it is not `m`, `month` the file
   * of a method that ended before the last year.
   */
  readonly others?: Readonly<
    Record<string, { readonly total: string; readonly place?: string; readonly month?: string }>
  >;
}
export type FilesOf = (system: MadeUpSystem) => string;

const quoted = (list: readonly string[]) => list.map((each) => `'${each}'`).join(', ');
const OBSTETRIC = `'0310010012','0310010020','0310010039','0310010047','0310010055','0411010018','0411010026','0411010034',
  '0411010042','0411020013','0411020021'`;
const CAESAREAN = `'0411010026','0411010034','0411010042'`;
const DELIVERY = `${CAESAREAN},'0310010039','0310010047','0310010055'`;
const EXIT = `'11','12','13','14','15','16','17','18','19','31','32','41','42','43','61','62','63','64','65','66','67'`;
const clinic =
  "case ESPEC when '01' then 1 when '03' then 2 when '04' then 2 when '07' then 3 when '02' then 4 else 5 end";

const IN_LAST_FILE = 'filename = (select max(filename) from counted)';
const inLastFile = (...sums: string[]) =>
  sums.map((each) => `sum(${each}) filter (where ${IN_LAST_FILE})`).join(', ');
const ageAtDeath =
  "case when IDADE < '207' then 1 when IDADE < '228' then 2 when IDADE < '312' then 3 else 4 end";

export interface IcsapGroup {
  readonly id: string;
  readonly values: readonly string[];
}

function icsap(groups: readonly IcsapGroup[], from: string): string {
  const cases = groups.map(({ id, values }) => {
    const three = quoted(values.filter((each) => each.length === 3));
    const four = quoted(values.filter((each) => each.length === 4));
    const tests = [three && `left(dx, 3) in (${three})`, four && `left(dx, 4) in (${four})`].filter(Boolean);
    return `when ${tests.join(' or ')} then ${id}`;
  });
  const plain = "replace(upper(DIAG_PRINC), '.', '')";
  return `with a as (select filename, MUNIC_RES as m, MUNIC_MOV as mov, CNES, ESPEC, PROC_REA,
      case when ${plain} like '___X' then left(${plain}, 3) else ${plain} end as dx from ${from} where IDENT = '1'),
    g as (select *, PROC_REA not in (${OBSTETRIC}) as kept, case ${cases.join(' ')} end as grp from a)
    select filename, m, mov, CNES, case when kept then grp end as grp, count(*) as n,
      count(*) filter (where left(dx, 3) not in ('O80','O81','O82','O83','O84')) as births_out,
      count(*) filter (where kept) as obstetric_out, count(*) filter (where ESPEC = '03') as clinical,
      count(*) filter (where ESPEC in ('03', '07')) as clinical_and_paediatric
    from g group by grouping sets ((filename, m, 5), (filename, mov, CNES, 5))`;
}

function ofProduction(groups: readonly IcsapGroup[]): HandWritten[] {
  return [
    {
      card: '713',
      counts: (files) => icsap(groups, files('SIH-RD')),
      total: `sum(n) filter (where grp is not null and m is not null), sum(births_out) filter (where m is not null)`,
    },
    {
      card: 'referenciados',
      counts: (files) => `select filename, MUNIC_MOV as m, CNES, count(*) as n,
          count(*) filter (where MUNIC_RES <> MUNIC_MOV) as others,
          count(*) filter (where MUNIC_RES <> MUNIC_MOV and r.region = o.region) as of_region
        from ${files('SIH-RD')} left join places r on r.code = MUNIC_RES left join places o on o.code = MUNIC_MOV
        where IDENT = '1' group by all`,
      total: 'sum(others), sum(n)',
      others: { CATCHMENT_REGION: { total: 'sum(of_region), sum(n)' } },
    },
    {
      card: 'internacoes',
      counts: (files) => `select filename, MUNIC_MOV as m, CNES, ${clinic} as clinic, COMPLEX, count(*) as n
        from ${files('SIH-RD')} where IDENT = '1' group by all`,
      total: "sum(n) filter (where COMPLEX = '02'), null",
    },
    {
      card: 'permanencia',
      counts: (
        files,
      ) => `select filename, MUNIC_MOV as m, CNES, ${clinic} as clinic, sum(DIAS_PERM::int) as days, count(*) as n
        from ${files('SIH-RD')} where IDENT = '1' and COBRANCA in (${EXIT}) group by all`,
      total: 'sum(days), sum(n)',
    },
    {
      card: 'cesareas',
      counts: (files) => `select filename, MUNIC_MOV as m, CNES, MUNIC_RES as res, count(*) as n,
          count(*) filter (where PROC_REA in (${CAESAREAN})) as caesareans, null as births, null as caesarean_births
        from ${files('SIH-RD')} where IDENT = '1' and PROC_REA in (${DELIVERY})
        group by grouping sets ((filename, m, CNES), (filename, res))
        union all select filename, CODMUNNASC as m, CODESTAB, CODMUNRES as res, null, null, count(*),
          count(*) filter (where PARTO = '2') from ${files('SINASC-DN')} where PARTO in ('1', '2')
        group by grouping sets ((filename, m, CODESTAB), (filename, res))`,
      total: 'sum(caesareans) filter (where m is not null), sum(n) filter (where m is not null)',
      others: {
        SIH_RESIDENCE: {
          total: 'sum(caesareans) filter (where res is not null), sum(n) filter (where res is not null)',
          place: 'res',
        },
        SINASC_OCCURRENCE: {
          total:
            'sum(caesarean_births) filter (where m is not null), sum(births) filter (where m is not null)',
        },
        SINASC_RESIDENCE: {
          total:
            'sum(caesarean_births) filter (where res is not null), sum(births) filter (where res is not null)',
          place: 'res',
        },
      },
    },
    {
      card: 'producao-hospitalar',
      counts: (files) => `select filename, MUNIC_MOV as m, CNES, left(PROC_REA, 4) as subgroup, count(*) as n
        from ${files('SIH-RD')} where IDENT = '1' group by all`,
      total: 'sum(n), null',
    },
    {
      card: 'valor-hospitalar',
      counts: (
        files,
      ) => `select filename, MUNIC_MOV as m, CNES, FINANC, sum(VAL_TOT::decimal(12, 2)) as gross,
          sum(VAL_TOT::decimal(12, 2) - VAL_SH_GES::decimal(12, 2) - VAL_SP_GES::decimal(12, 2)) as value, count(*) as people
        from ${files('SIH-RD')} where COMPLEX = '02' group by all`,
      total: 'sum(value), null',
    },
    {
      card: 'ocupacao',
      counts: (files) => `select filename, MUNIC_MOV as m, CNES, ${clinic} as clinic,
          sum(DIAS_PERM::int - UTI_MES_TO::int) as days, count(*) as people, null as beds, null as general from ${files('SIH-RD')} group by all
        union all select filename, CODUFMUN, CNES, TP_LEITO::int, null, null, sum(QT_SUS::int),
          sum(QT_SUS::int) filter (where TP_LEITO in ('1','2','4','5','6') or CODLEITO = '66')
            * any_value(day(last_day(strptime(regexp_extract(filename, '(\\d{4}-\\d\\d)', 1) || '-01', '%Y-%m-%d'))))
        from ${files('CNES-LT')} group by all`,
      total: 'sum(days), sum(general)',
    },
    {
      card: 'leitos',
      counts: (files) => `select filename, CODUFMUN as m, CNES, TP_LEITO, sum(QT_SUS::int) as beds,
          sum(QT_EXIST::int) as existing from ${files('CNES-LT')} group by all`,
      total: `${inLastFile('beds')}, null`,
    },
    {
      card: '719',
      counts: (files) => `select filename, CODUFMUN as m, CNES, CODLEITO, sum(QT_SUS::int) as beds,
          sum(QT_EXIST::int) as existing from ${files('CNES-LT')} where TP_LEITO = '3' group by all`,
      total: `${inLastFile('beds')}, null`,
      others: {
        CNES_LT_SUS_CORE: {
          total: `sum(beds) filter (where ${IN_LAST_FILE} and CODLEITO not in ('66','51','52','96')), null`,
        },
        CNES_LT_EXISTING: { total: `${inLastFile('existing')}, null` },
      },
    },
    {
      card: 'producao-ambulatorial',
      counts: (files) => `select filename, PA_UFMUN as m, PA_CODUNI as CNES, left(PA_PROC_ID, 4) as subgroup,
          sum(PA_QTDAPR::int) as everything, sum(PA_QTDAPR::int) filter (where PA_NIVCPL = '2') as medium
        from ${files('SIA-PA')} group by all`,
      total: 'sum(medium), null',
    },
    {
      card: 'valor-ambulatorial',
      counts: (
        files,
      ) => `select filename, PA_UFMUN as m, PA_CODUNI as CNES, PA_TPFIN, sum(PA_VALAPR::decimal(12, 2)) as gross,
          sum(PA_VALAPR::decimal(12, 2) - PA_VL_CL::decimal(12, 2)) as value, sum(PA_QTDAPR::int) as people
        from ${files('SIA-PA')} where PA_NIVCPL = '2' group by all`,
      total: 'sum(value), null',
    },
  ];
}

const OF_CARE_AND_DEATHS: readonly HandWritten[] = [
  {
    card: 'comissoes',
    counts: (
      files,
    ) => `select filename, CODUFMUN as m, CNES, count(*) as n, count(*) filter (where COMISS07 = '1') as review,
        count(*) filter (where COMISS04 = '1') as infection, count(*) filter (where COMISS01 = '1') as ethics,
        count(*) filter (where COMISS11 = '1') as notification
      from ${files('CNES-ST')} where LEITHOSP = '1' group by all`,
    total: inLastFile('review', 'n'),
  },
  {
    card: '714',
    counts: (
      files,
    ) => `select filename, IBGE as m, sum(QT_ESF::int) as teams, sum(POPULACAO::int) as people, sum(CADASTROS_LIMITADOS::int) as registered,
        sum(CADASTROS_ESF::int + CADASTROS_EAP::int) as uncapped, sum(QT_ESF::int * 3500) as potential,
        sum(least(QT_ESF::int * 3500, POPULACAO::int)) as potential_capped, sum(QT_ESF::int * 3500 + QT_EAP::int * 1750) as eap_20h,
        sum(QT_ESF::int * 3500 + QT_EAP::int * 2625) as eap_30h, sum(POP_COBERTA_ESF::int) as covered, sum(POP_COBERTA_AB::int) as covered_ab
      from ${files('EGESTOR-COBERTURA')} group by all`,
    total: `3450 * ${inLastFile('teams')}, null`,
    others: {
      REGISTERED_2021: { total: inLastFile('registered', 'people') },
      POTENTIAL: { total: inLastFile('potential', 'people') },
      ESF_CAPPED: { total: 'sum(covered), sum(people)', month: '2020-12' },
      AB_HISTORIC: { total: 'sum(covered_ab), sum(people)', month: '2020-12' },
    },
  },
  {
    card: '715',
    counts: (files) => `select filename, CODUFMUN as m, count(*) as teams from ${files('CNES-EP')}
      where DT_DESAT in ('900001', '') and TIPO_EQP in ('02', '03', '71') group by all`,
    total: `3450 * ${inLastFile('teams')}, null`,
  },
  {
    card: '717',
    counts: (files) => `select filename, CODMUNRES as m, count(*) as deaths, null as by_rule, null as births
      from ${files('SIM-DOMAT')} where left(CODMUNRES, 2) = '51' group by all
      union all select filename, CODMUNRES, null, count(*), null from ${files('SIM-DO')}
      where TIPOBITO = '2' and SEXO = '2' and (left(CAUSABAS, 3) between 'O00' and 'O95' or left(CAUSABAS, 3) in ('O98', 'O99')
        or (left(CAUSABAS, 3) in ('A34','B20','B21','B22','B23','B24','F53') or left(CAUSABAS, 4) in ('D392','E230','M830'))
          and (TPMORTEOCO in ('1','2','3','4') or OBITOGRAV = '1' or OBITOPUERP = '1' or TPOBITOCOR in ('1','2','3','4','5')))
      group by all
      union all select filename, CODMUNRES, null, null, count(*) from ${files('SINASC-DN')} group by all`,
    total: 'sum(deaths), sum(births)',
    others: { SIM_RULE: { total: 'sum(by_rule), sum(births)' } },
  },
  {
    card: '718',
    counts: (
      files,
    ) => `select filename, CODMUNRES as m, case when left(CAUSABAS, 1) = 'I' then 1 when left(CAUSABAS, 1) = 'C' then 2
        when left(CAUSABAS, 1) = 'E' then 3 else 4 end as cause, count(*) as deaths, null as people
      from ${files('SIM-DO')} where TIPOBITO = '2' and IDADE between '430' and '469' and (left(CAUSABAS, 1) in ('C', 'I')
        or left(CAUSABAS, 3) between 'E10' and 'E14' or left(CAUSABAS, 3) between 'J30' and 'J98' and left(CAUSABAS, 3) <> 'J36')
      group by all
      union all select filename, left(COD_MUN, 6), null, null, sum(POP::int) from ${files('POPSVS')}
      where left(COD_MUN, 2) = '51' and IDADE between '030' and '069' group by all`,
    total: 'sum(deaths), sum(people)',
  },
  {
    card: '731',
    counts: (
      files,
    ) => `select filename, CODMUNRES as m, ${ageAtDeath} as age, count(*) as deaths, null as registered, null as births
      from ${files('SIM-DOINF')} where left(CODMUNRES, 2) = '51' group by all
      union all select filename, CODMUNRES, ${ageAtDeath}, null, count(*), null from ${files('SIM-DO')}
      where TIPOBITO = '2' and (IDADE between '001' and '311' or IDADE = '400') group by all
      union all select filename, CODMUNRES, null, null, null, count(*) from ${files('SINASC-DN')} group by all`,
    total: 'sum(deaths), sum(births)',
    others: { SIM_DO: { total: 'sum(registered), sum(births)' } },
  },
];

export const handWritten = (groups: readonly IcsapGroup[]): HandWritten[] => [
  ...ofProduction(groups),
  ...OF_CARE_AND_DEATHS,
];
