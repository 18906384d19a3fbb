/** A month of the table of procedures, as small as it can be, in the ministry's fixed widths. */
export function smallSigtap(): Map<string, string> {
  const tables = new Map<string, string>();
  const put = (
    name: string,
    columns: readonly (readonly [string, number])[],
    rows: readonly (readonly string[])[],
  ) => {
    let at = 1;
    const lines = columns.map(([column, size]) => {
      const line = `${column},${size},${at},${at + size - 1},VARCHAR2`;
      at += size;
      return line;
    });
    tables.set(`${name}_layout`, ['Coluna,Tamanho,Inicio,Fim,Tipo', ...lines].join('\r\n'));
    const text = rows.map((row) => row.map((cell, index) => cell.padEnd(columns[index]?.[1] ?? 0)).join(''));
    tables.set(name, text.map((line) => `${line}\r\n`).join(''));
  };
  put(
    'tb_procedimento',
    [
      ['CO_PROCEDIMENTO', 10],
      ['NO_PROCEDIMENTO', 60],
      ['TP_COMPLEXIDADE', 1],
      ['VL_SH', 12],
      ['VL_SA', 12],
      ['VL_SP', 12],
      ['CO_FINANCIAMENTO', 2],
      ['DT_COMPETENCIA', 6],
    ],
    [
      [
        '0303010037',
        'TRATAMENTO DE OUTRAS DOENÇAS BACTERIANAS',
        '2',
        '000000026875',
        '000000000000',
        '000000003307',
        '06',
        '202510',
      ],
      [
        '0303010045',
        'TRATAMENTO DE DOENÇAS BACTERIANAS ZOONÓTICAS',
        '2',
        '000000030000',
        '000000000000',
        '000000004000',
        '06',
        '202510',
      ],
    ],
  );
  put(
    'tb_grupo',
    [
      ['CO_GRUPO', 2],
      ['NO_GRUPO', 40],
    ],
    [['03', 'Procedimentos clínicos']],
  );
  put(
    'tb_sub_grupo',
    [
      ['CO_GRUPO', 2],
      ['CO_SUB_GRUPO', 2],
      ['NO_SUB_GRUPO', 40],
    ],
    [['03', '03', 'Tratamentos clínicos']],
  );
  put(
    'tb_forma_organizacao',
    [
      ['CO_GRUPO', 2],
      ['CO_SUB_GRUPO', 2],
      ['CO_FORMA_ORGANIZACAO', 2],
      ['NO_FORMA_ORGANIZACAO', 60],
    ],
    [['03', '03', '01', 'Tratamento de doenças infecciosas e parasitárias']],
  );
  put(
    'tb_financiamento',
    [
      ['CO_FINANCIAMENTO', 2],
      ['NO_FINANCIAMENTO', 40],
    ],
    [['06', 'Média e Alta Complexidade']],
  );
  put(
    'rl_procedimento_registro',
    [
      ['CO_PROCEDIMENTO', 10],
      ['CO_REGISTRO', 2],
    ],
    [
      ['0303010037', '03'],
      ['0303010037', '04'],
    ],
  );
  return tables;
}

/** The four tables of the CID-10 with a few of their lines, as text. */
export function smallCid10(): Map<string, string> {
  return new Map([
    [
      'CID-10-CAPITULOS.CSV',
      'NUMCAP;CATINIC;CATFIM;DESCRICAO;DESCRABREV;\n1;A00;B99;Capítulo I - Infecciosas;I.;\n2;C00;D48;Capítulo II - Neoplasias;II.;\n',
    ],
    [
      'CID-10-GRUPOS.CSV',
      'CATINIC;CATFIM;DESCRICAO;DESCRABREV;\nA00;A09;Intestinais;Int;\nC00;C97;Malignas;M;\nC00;C75;Malignas primárias;MP;\nC15;C26;Digestivas;D;\n',
    ],
    [
      'CID-10-CATEGORIAS.CSV',
      'CAT;CLASSIF;DESCRICAO;DESCRABREV;REFER;EXCLUIDOS;\nA00;;Cólera;A00 Colera;;;\nC16;;Estômago;C16;;;\nC80;;Sem localização;C80;;;\n',
    ],
    [
      'CID-10-SUBCATEGORIAS.CSV',
      'SUBCAT;CLASSIF;RESTRSEXO;CAUSAOBITO;DESCRICAO;DESCRABREV;REFER;EXCLUIDOS;\nA009;;;;Cólera não especificada;A00.9;;;\nC160;;;N;"Cárdia" do estômago;C16.0;;;\n',
    ],
  ]);
}
