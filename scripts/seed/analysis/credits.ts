import { CREDIT_GROUPS, type CreditGroup } from '../../../src/features/plan/domain/credits.ts';

type Printed = readonly [role: string, institution: string];

const SAS = 'Superintendência de Atenção à Saúde';
const COAP = 'Coordenadoria de Atenção Primária';

/** Roles, organs and facts of the edition as the document prints them; the names beside them are never read. */
const SHEET: Readonly<Record<CreditGroup, readonly Printed[]>> = {
  authority: [
    ['Governador do Estado de Mato Grosso', 'Governo de Mato Grosso'],
    ['Vice-Governador do Estado de Mato Grosso', 'Governo de Mato Grosso'],
    ['Secretário de Estado de Saúde', 'Secretaria de Estado de Saúde'],
    ['Secretário Adjunto de Atenção e Vigilância à Saúde', 'Secretaria de Estado de Saúde'],
    ['Núcleo do Telessaúde e Saúde Digital', 'Secretaria de Estado de Saúde'],
  ],
  office: [
    ['Superintendente de Atenção à Saúde', SAS],
    ['Coordenadora de Atenção Primária', SAS],
    ['Gerente de Monitoramento da Atenção Primária à Saúde', SAS],
    ['Coordenadora de Atenção Secundária', SAS],
    ['Coordenadora de Atenção Terciária', SAS],
    ['Coordenadora de Saúde Bucal', SAS],
    ['Coordenadora do Consórcios de Ações e Serviços de Saúde', SAS],
    ['Coordenadora de Organização de Redes de Atenção à Saúde', SAS],
    ['Coordenadora de Atenção às Condições de Saúde', SAS],
    ['Coordenadora de Promoção e Humanização da Saúde', SAS],
  ],
  making: [
    ['Responsável', 'Superintendente de Atenção à Saúde (SAS)'],
    ['Facilitadora do método', `${COAP} (SES/MT)`],
    ['Condução das oficinas de elaboração do Plano Estratégico da SAS 2024-2027', `${COAP} (SES/MT)`],
    [
      'Relatora e apoio na condução das oficinas de elaboração do Plano Estratégico da SAS 2024-2027',
      'Coordenadora de Atenção Primária (SES/MT)',
    ],
    ['Organização e revisão do documento', COAP],
    ['Diagramação - Arte da Capa:', COAP],
  ],
  edition: [
    ['Titularidade', '© 2023 Superintendência de Atenção à Saúde – SAS/SES/MT.'],
    [
      'Direitos',
      'Todos os direitos reservados. É permitida a reprodução parcial ou total desta obra, desde que citada a fonte e que não seja para venda ou qualquer fim comercial.',
    ],
    [
      'Dados Internacionais de Catalogação na Publicação',
      'Plano Estratégico da Superintendência de Atenção à Saúde 2024-2027. Mato Grosso, SES-MT: Cuiabá. 2023. 52 f.',
    ],
    ['Arquivo para download', '<http://www.saude.mt.gov.br/publicacoes>'],
  ],
};

/** What the edition calls nothing; the document prints the rest. */
const OURS: ReadonlySet<string> = new Set(['Titularidade', 'Direitos']);

/** Lines of the block that begins with a role and ends with the next heading: one for each person named. */
function peopleUnder(document: string, role: string, institution: string): number {
  const [, after = ''] = document.split(`\n${role}\n`);
  const lines = after.split('\n').filter((line) => line.trim() !== '');
  const end = lines.findIndex((line) => !line.endsWith(institution));
  return end === -1 ? lines.length : end;
}

/** The technical sheet of the document without any name of a person. @throws Error where the document does not say so. */
export function readCredits(document: string) {
  const [sheet = ''] = document.split('LISTA DE SIGLAS');
  const must = (words: string) => {
    if (!sheet.includes(words)) throw new Error(`The document does not print "${words}"`);
  };
  const peopleOf = (group: CreditGroup, [role, institution]: Printed): number | null => {
    if (group === 'edition') return null;
    const count = group === 'making' ? peopleUnder(sheet, role, institution) : 1;
    if (count === 0) throw new Error(`Nobody stands under "${role}"`);
    return count;
  };
  for (const printed of CREDIT_GROUPS.flatMap((group) => SHEET[group]))
    for (const words of printed) if (!OURS.has(words)) must(words);
  return CREDIT_GROUPS.flatMap((group) =>
    SHEET[group].map((printed, at) => ({
      id: `ficha-${group}-${at + 1}`,
      content: {
        kind: 'credit',
        group,
        role: printed[0].replace(/:$/, ''),
        institution: printed[1].replace(/^<(.*)>$/, '$1'),
        people: [],
        printedPeople: peopleOf(group, printed),
        order: at + 1,
      },
    })),
  );
}
