import { type PopulationAnswer, population, populationsBeside } from '../../features/sources/index.ts';
import { formatCount, formatDay } from '../../kernel/format.ts';
import { type Command, type CommandInput, required, UsageError } from './command.ts';
import { withContext } from './session.ts';

const SEXES = { M: 'male', F: 'female' } as const;

export const populationCommand: Command = {
  name: 'population',
  usage: 'population --territory CÓDIGO --year AAAA [--sex M|F] [--ages 30-69|80+] [--source FONTE] [--json]',
  summary: 'diz quantos moram num lugar, por sexo e idade, com a fonte, e o que dizem as outras',
  options: {
    territory: { type: 'string' },
    year: { type: 'string' },
    sex: { type: 'string' },
    ages: { type: 'string' },
    source: { type: 'string' },
  },
  async run(input) {
    const question = questionOf(input);
    const whole = Object.keys(question).length === 2;
    const { answer, beside } = await withContext(async (context) => {
      const found = await population(context, question);
      const people = found.status === 'known' ? found.people : null;
      return { answer: found, beside: whole ? await populationsBeside(context, question, people) : [] };
    });
    const { territory, year, sex = null, ages = null } = question;
    return {
      json: { territory, year, sex, ages, ...answerJson(answer), beside: beside.map(besideJson) },
      text: [sentence(answer), ...beside.map(besideSentence)].join('\n'),
    };
  },
};

/** Only what was told. @throws UsageError */
function questionOf(input: CommandInput) {
  const territory = required(input, 'territory', populationCommand);
  required(input, 'year', populationCommand);
  const year = Number(matching(input, 'year', /^(?:19|20)\d\d$/, 'um ano, como 2022')?.[0]);
  const sex = matching(input, 'sex', /^[MF]$/, 'M ou F')?.[0] as 'M' | 'F' | undefined;
  const ages = matching(input, 'ages', /^(\d{1,2})(?:-(\d{1,2})|\+)$/, 'idades como 30-69 ou 80+');
  const source = matching(input, 'source', /^[\w-]+$/, 'POPSVS ou uma publicação, como census-2022')?.[0];
  return {
    territory,
    year,
    ...(sex && { sex: SEXES[sex] }),
    ...(ages && { ages: { from: Number(ages[1]), to: ages[2] === undefined ? null : Number(ages[2]) } }),
    ...(source && { source }),
  };
}

function matching({ values }: CommandInput, name: string, admits: RegExp, example: string) {
  const value = values[name];
  if (typeof value !== 'string') return null;
  const match = admits.exec(value);
  if (match !== null) return match;
  throw new UsageError(
    `--${name} admite ${example}, e não "${value}".\nUso: pactua ${populationCommand.usage}`,
  );
}

type Beside = Awaited<ReturnType<typeof populationsBeside>>[number];

/** People as text: whole numbers of any size. */
function answerJson(answer: PopulationAnswer) {
  if (answer.status === 'known') {
    const { status, people, municipalities, source } = answer;
    return { status, people: String(people), municipalities, source, reason: null };
  }
  return { status: answer.status, people: null, municipalities: null, source: null, reason: answer.reason };
}

function besideJson({ source, people, difference }: Beside) {
  return {
    source: source.id,
    label: source.label,
    people: String(people),
    difference: difference === null ? null : String(difference),
  };
}

function sentence(answer: PopulationAnswer): string {
  if (answer.status === 'missing') return answer.reason;
  const { people, municipalities, source } = answer;
  const issue = source.issuedOn === null ? '' : `, edição de ${formatDay(source.issuedOn)}`;
  const where = municipalities === 1 ? '1 município' : `${formatCount(municipalities)} municípios`;
  return `${formatCount(people)} moradores em ${where}, segundo ${source.label}${issue}`;
}

function besideSentence({ source, people, difference }: Beside): string {
  const sign = difference !== null && difference > 0n ? '+' : '';
  return `  ${source.label}: ${formatCount(people)}${difference === null ? '' : ` (${sign}${formatCount(difference)})`}`;
}
