import { formatBrl } from '../../../../kernel/format.ts';
import { Rational } from '../../../../kernel/rational.ts';
import { type Amount, amountsIn } from './amount-places.ts';
import type { Mark } from './finding.ts';
import { type LegalText, quoted, sentenceAround } from './legal-text.ts';

const words = (text: string) => new Set(text.split(' '));

/** What acts give amounts to; the words after one name it ("incentivo Mais Saúde"). */
const THINGS =
  /^(?:incentivo|cofinanciamento|financiamento|auxilio|bolsa|subsidio|adicional|complemento|premio|teto|limite|diaria|tarifa|parcela|cota|quota|contrapartida|gratificacao|ajuda|beneficio|investimento|dotacao|orcamento|piso|programa|projeto|contrato|convenio|emenda|custo|despesa|salario|remuneracao|multa|preco|taxa|plantao|leito)s?$/u;
/** Small words, and those that say that there is an amount. */
const SMALL = words(
  'a ao as aos o os e em de da do das dos na no nas nos um uma que com sob por pelo pela para valor valores montante importancia quantia recurso recursos financeiro financeira financeiros repasse pagamento transferencia ordem',
);
/** Names that are no names: many things of one act bear them. */
const COMMON = words(
  'custeio estadual federal municipal referido referida presente citado citada mencionado mencionada mesmo mesma previsto prevista instituido instituida',
);
const PERIODS: readonly [RegExp, string][] = [
  [/^(?:mensa(?:l|is)|mensalmente|mes)$/u, 'month'],
  [/^(?:anua(?:l|is)|anualmente|ano)$/u, 'year'],
  [/^(?:total|totais|global|globais|integral)$/u, 'total'],
  [/^(?:unitario|unitaria|unidade|diario|diaria|hora|capita|cada)$/u, 'unit'],
];
/** The name ends at these. */
const NAME_END =
  /^(?:[,:;()–—]|é|que|ser[aã]o?|sao|fica\S*|foi|sera|tera|corresponde\S*|equivale\S*|no|na|em|conforme|destinad\S*|instituid\S*|previst\S*|referid\S*|aprovad\S*|pago|paga)$/u;
/** No value of the thing but a bound of it. */
const BOUND =
  /\b(?:ate|acima|maxim[oa]|minim[oa]|superior|inferior|maior|menor|mais|menos|cerca|excedent\S*)\b/u;
/** A sentence that says a value changes may say both. */
const CHANGE =
  /\b(?:pass(?:a|ara|am|ando) (?:a|de|para)|reajust\S*|atualiz\S*|alter\S*|substitu\S*|onde se le|leia se|leia-se|a partir d\S*|anterior\S*|acrescid\S*|complementad\S*|reduzid\S*|major\S*)\b/u;
/** Whose, or of which kind. */
const SCOPE =
  /\b(?:municipio|hospital|consorcio|unidade|equipe|fundo municipal|regiao|estabelecimento|santa casa|upa|cer|caps|tipo|porte|grupo|categoria|classe|nivel|faixa|modalidade|componente|exercicio|competencia|habitante|leito|procedimento)s?\b(?<names>(?: [a-z0-9º-]+){0,6})/gu;
/** Items of a list each speak of another thing. */
const ITEM = /^\s*(?:[ivxl]{1,6}|[a-z]|\d{1,2})\s?[-–—.)]\s/u;

interface Named extends Amount {
  readonly name: string;
  readonly key: string;
  readonly period: string;
  readonly scope: string;
  readonly isItem: boolean;
}

/** Amounts that one name is given in different places, neither the sentence nor whom it is for saying why. */
export function namedTwice(text: LegalText): Mark[] {
  const amounts = amountsIn(text);
  const named = amounts.flatMap(
    (amount, index) => nameOf(text, amount, amounts[index - 1], amounts[index + 1]) ?? [],
  );
  return [...Map.groupBy(named, ({ key }) => key).values()].flatMap((same): Mark[] => {
    const distinct = new Set(same.map(({ value }) => value.toDecimal(2)));
    return same.flatMap((each, index) => {
      const other = same.slice(0, index).find((before) => contradicts(before, each, distinct.size));
      return other ? [contradiction(other, each)] : [];
    });
  });
}

function contradiction(before: Named, { name, value, start, end }: Named): Mark {
  return {
    rule: 'L005',
    severity: 'error',
    start,
    end,
    message: `“${name}” vale ${formatBrl(before.value)} em um ponto do ato e ${formatBrl(value)} aqui.`,
    suggestion: `Confirmar qual dos dois vale: ${formatBrl(before.value)} ou ${formatBrl(value)}.`,
    effect: value.sub(before.value).abs(),
  };
}

function contradicts(one: Named, other: Named, values: number): boolean {
  if (one.value.eq(other.value) || (one.isItem && other.isItem)) return false;
  if (one.scope !== other.scope && ((one.scope !== '' && other.scope !== '') || values > 2)) return false;
  if (one.period === other.period) return true;
  return (one.period === '' || other.period === '') && !isTimes(one.value, other.value);
}

/** A whole of so many months or shares is no contradiction of one of them. */
function isTimes(a: Rational, b: Rational): boolean {
  const [low, high] = a.lt(b) ? [a, b] : [b, a];
  const ratio = low.isZero() ? low : high.div(low);
  return ratio.denominator === 1n && ratio.lt(Rational.of(61));
}

/** What an amount is of, read from the clause before it; null where that names nothing, or says a bound or a change. */
function nameOf(text: LegalText, amount: Amount, before?: Amount, next?: Amount): Named | null {
  const sentence = sentenceAround(text, amount.start);
  const from = Math.max(sentence.start, before?.end ?? 0);
  const lead = withoutAsides(text.folded.slice(from, amount.start));
  const rest = withoutAsides(
    text.folded.slice(amount.end, Math.min(sentence.end, next?.start ?? sentence.end)),
  );
  const whole = text.folded.slice(sentence.start, sentence.end);
  const tokens = tokensOf(text, from, lead);
  const at = tokens.findLastIndex(({ word }) => THINGS.test(word));
  if (at < 0 || isRow(text, amount) || CHANGE.test(whole)) return null;
  const named = nameAfter(tokens, at);
  const between = tokens.slice(at + 1 + named.length).map(({ word }) => word);
  const content = named.filter(isContent).map(({ word }) => word);
  if (between.length > 14 || BOUND.test(between.join(' ')) || content.every((word) => COMMON.has(word)))
    return null;
  const last = named.at(-1) ?? (tokens[at] as Token);
  return {
    ...amount,
    name: quoted(text, { start: (tokens[at] as Token).start, end: last.end }),
    key: [wholeOf(tokens, at), (tokens[at] as Token).word, ...content.sort()].join(' '),
    period: periodOf(
      [...tokens.slice(Math.max(0, at - 4), at), ...tokens.slice(at)].map(({ word }) => word),
      rest,
    ),
    scope: scopeOf(`${lead} ${rest.slice(0, 120)}`, content),
    isItem: ITEM.test(text.folded.slice(sentence.start, amount.start)),
  };
}

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly isCapital: boolean;
}

/** What stands in parentheses, blanked. */
const withoutAsides = (folded: string) => folded.replace(/\([^()]*\)/gu, (aside) => ' '.repeat(aside.length));

/** "é" stays apart from "e". */
function tokensOf({ text }: LegalText, from: number, lead: string): Token[] {
  return [...lead.matchAll(/[a-z0-9º/-]+|[,:;()–—]/gu)].map((match) => {
    const start = from + match.index;
    const printed = text.slice(start, start + match[0].length);
    return {
      word: printed.toLowerCase() === 'é' ? 'é' : match[0],
      start,
      end: start + match[0].length,
      isCapital: /^\p{Lu}/u.test(printed),
    };
  });
}

function nameAfter(tokens: readonly Token[], at: number): Token[] {
  const rest = tokens.slice(at + 1);
  const end = rest.findIndex(({ word }) => NAME_END.test(word));
  const name = rest.slice(0, end < 0 ? rest.length : end);
  const last = name.findLastIndex(isContent);
  return name.slice(0, last + 1);
}

/** A capital letter alone names ("incentivo A"). */
function isContent({ word, isCapital }: Token): boolean {
  if (PERIODS.some(([pattern]) => pattern.test(word))) return false;
  return !SMALL.has(word) || (word.length === 1 && isCapital);
}

/** "teto do incentivo", "saldo do incentivo": another thing than the incentive. "valor mensal do incentivo" is the same. */
function wholeOf(tokens: readonly Token[], at: number): string {
  const isOf = /^d[aeo]s?$/u.test(tokens[at - 1]?.word ?? '');
  const noun = tokens
    .slice(0, Math.max(0, at - 1))
    .findLast(({ word }) => !PERIODS.some(([pattern]) => pattern.test(word)));
  return isOf && noun && !SMALL.has(noun.word) && !/^[,:;()–—]$/u.test(noun.word) ? noun.word : '';
}

function periodOf(before: readonly string[], rest: string): string {
  const after = /^[\s,]*(?:(?:por|ao|per|\/|a) ?)?(?<word>[a-z]+)/u.exec(rest)?.groups?.word ?? '';
  return PERIODS.filter(([pattern]) => [...before, after].some((word) => pattern.test(word)))
    .map(([, period]) => period)
    .join(' ');
}

function scopeOf(clause: string, name: readonly string[]): string {
  const found = [...clause.matchAll(SCOPE)].flatMap((match) => (match.groups?.names ?? '').trim().split(' '));
  const own = found.filter((word) => word !== '' && !SMALL.has(word) && !name.includes(word));
  const years = clause.match(/\b(?:19|20)\d{2}\b/gu) ?? [];
  return [...new Set([...own, ...years])].sort().join(' ');
}

/** A line of a table: it ends with the amount, and the next begins anew. */
function isRow({ text }: LegalText, { end }: Amount): boolean {
  return /^[ \t|]*\r?\n\s*[\p{Lu}\d|]/u.test(text.slice(end));
}
