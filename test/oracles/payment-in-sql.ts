import type { Case } from '../../src/features/cofinancing/domain/evaluate.ts';
import type { PrintedBand, Programme, Rule } from '../../src/features/cofinancing/domain/programme.ts';
import { Rational } from '../../src/kernel/rational.ts';

/*
 * A second evaluator of programmes, that shares no code with the first: a payment as one statement of SQL over exact NUMERIC.
 * Every rule is a row (s, n, d): s is 0 where the rule is refused, 1 where it holds nothing, 2 where it is n over d; a yes is 1.
 * Dates, bands with their holes, lists, shares of months and rounding are all worked out by the database.
 */

/** What the statement is asked with: the facts of the agreement, the parameters and the rows of the tables, as JSON. */
export function sqlOf(on: Case): { text: string; values: string[] } {
  const translation = new Translation(on);
  const [amount, factor] = [on.programme.result.amount, on.programme.result.factor].map((id) =>
    translation.rule(id),
  );
  return {
    text: `with ${[...preamble(on), ...translation.rows].join(',\n')}
      select a.s as amount_s, a.n::text as amount_n, a.d::text as amount_d,
        f.s as factor_s, f.n::text as factor_n, f.d::text as factor_d, i.holds
      from ${amount} a, ${factor} f, inside i`,
    values: [facts(on), parameters(on.programme), bands(on.programme)],
  };
}

const DATED = 'effect_from date, effect_to date, known_from date, known_to date';

function preamble({ competencia, knownOn, programme, agreement }: Case): string[] {
  const inEffect = ([from, to]: readonly [string, string | null]) =>
    `(day >= '${from}' and ${to === null ? 'true' : `day < '${to}'`})`;
  return [
    `moment as materialized (select date '${competencia}-01' as day, date '${knownOn}' as known)`,
    `inside as materialized (select ${inEffect(programme.effect)} and ${inEffect(agreement.effect)} as holds from moment)`,
    `facts as materialized (select * from jsonb_to_recordset($1::text::jsonb) as f(id text, month text, value jsonb, ${DATED}), moment
      where ${BINDING})`,
    `parameters as materialized (select * from jsonb_to_recordset($2::text::jsonb) as p(id text, value jsonb, ${DATED}), moment
      where ${BINDING})`,
    `bands as materialized (select * from jsonb_to_recordset($3::text::jsonb)
      as b(tbl text, position int, form text, low numeric, high numeric, score numeric, ${DATED}), moment where ${BINDING})`,
  ];
}

const BINDING = `day >= effect_from and (effect_to is null or day < effect_to)
  and known >= known_from and (known_to is null or known < known_to)`;

interface Days {
  readonly effect: readonly [string, string | null];
  readonly known: readonly [string, string | null];
}
const daysOf = ({ effect, known }: Days) => ({
  effect_from: effect[0],
  effect_to: effect[1],
  known_from: known[0],
  known_to: known[1],
});

const facts = ({ agreement }: Case) =>
  JSON.stringify(
    agreement.facts.map((each) => ({ id: each.id, month: each.month, value: each.value, ...daysOf(each) })),
  );

const parameters = (programme: Programme) =>
  JSON.stringify(
    programme.parameters.flatMap(({ id, values }) =>
      values.map((each) => ({ id, value: each.value, ...daysOf(each) })),
    ),
  );

const bands = (programme: Programme) =>
  JSON.stringify(
    programme.tables.flatMap(({ id, versions }) =>
      versions.flatMap((version) =>
        version.rows.map(({ band, score }, position) => ({
          tbl: id,
          position,
          form: band.form,
          ...endsOf(band),
          score,
          ...daysOf(version),
        })),
      ),
    ),
  );

/** The printed ends of a band, as text. */
function endsOf(band: PrintedBand): { low: string | null; high: string | null } {
  if (band.form === 'between') return { low: band.from, high: band.to };
  return band.form === 'above' ? { low: band.value, high: null } : { low: null, high: band.value };
}

class Translation {
  readonly rows: string[] = [];
  readonly #on: Case;
  readonly #names = new Map<string, string>();

  constructor(on: Case) {
    this.#on = on;
  }

  /** The name of the row that holds a rule. */
  rule(id: string): string {
    const known = this.#names.get(id);
    if (known !== undefined) return known;
    const rule = this.#on.programme.rules[id] as Rule;
    const name = this.#stated(rule) ?? this.#applied(rule);
    this.#names.set(id, name);
    return name;
  }

  #row(select: string): string {
    const name = `r${this.rows.length}`;
    this.rows.push(`${name} as materialized (${select})`);
    return name;
  }

  #stated({ stated }: Rule): string | null {
    const value = stated === undefined ? undefined : this.#on.stated[stated];
    if (value === undefined) return null;
    if (value === null) return this.#row('select 1 as s, null::numeric as n, null::numeric as d');
    const [n, d] = value instanceof Rational ? [value.numerator, value.denominator] : [Number(value), 1];
    return this.#row(`select 2 as s, ${n}::numeric as n, ${d}::numeric as d`);
  }

  #applied(rule: Rule): string {
    switch (rule.op) {
      case 'fact':
        return this.#fact(rule);
      case 'parameter':
        return this.#row(`select case when v is null then 0 else 2 end as s, v::numeric as n, 1::numeric as d
          from (select (select value #>> '{}' from parameters where id = '${rule.parameter}') as v) q`);
      case 'choose':
        return this.rule(rule.options[this.#on.readings[rule.by] as string] as string);
      case 'when':
        return this.#when(rule);
      case 'member':
        return this.#row(`select case when f.id is null or p.id is null then 0 else 2 end as s,
          case when p.value ? coalesce(f.value #>> '{}', 'null') then 1 else 0 end::numeric as n, 1::numeric as d
          from (select 1) one left join facts f on f.id = '${rule.fact}' left join parameters p on p.id = '${rule.parameter}'`);
      case 'band':
        return this.#band(rule);
      case 'sum':
        return this.#folded(
          rule.of,
          (a, b) => `${a}.n * ${b}.d + ${b}.n * ${a}.d as n, ${a}.d * ${b}.d as d`,
        );
      case 'times':
        return this.#folded(rule.of, (a, b) => `${a}.n * ${b}.n as n, ${a}.d * ${b}.d as d`);
      case 'cap':
        return this.#folded([rule.of, rule.limit], (a, b) => {
          const less = `${a}.n * ${b}.d <= ${b}.n * ${a}.d`;
          return `case when ${less} then ${a}.n else ${b}.n end as n, case when ${less} then ${a}.d else ${b}.d end as d`;
        });
      case 'items':
        return this.#items(rule);
      case 'coverage':
        return this.#coverage();
      case 'round':
        return this.#round(rule);
    }
  }

  #fact({ fact, unit, monthsBack }: Extract<Rule, { op: 'fact' }>): string {
    const month =
      monthsBack === undefined
        ? 'true'
        : `month = to_char((select day from moment) - interval '${monthsBack} month', 'YYYY-MM')`;
    const number = unit === 'boolean' ? `case v when 'true' then 1 else 0 end` : 'v';
    return this.#row(`select case when v is null then 0 else 2 end as s, ${number}::numeric as n, 1::numeric as d
      from (select (select value #>> '{}' from facts where id = '${fact}' and ${month}) as v) q`);
  }

  #when(rule: Extract<Rule, { op: 'when' }>): string {
    const condition = this.#on.programme.rules[rule.of] as Rule;
    const isYesNo = condition.op === 'member' || (condition.op === 'fact' && condition.unit === 'boolean');
    const [c, yes, no] = [this.rule(rule.of), this.rule(rule.then), this.rule(rule.otherwise)];
    const holds = `c.s = 2 ${isYesNo ? 'and c.n = 1' : ''}`;
    const pick = (column: string) => `case when ${holds} then y.${column} else o.${column} end`;
    return this.#row(`select case when c.s = 0 then 0 else ${pick('s')} end as s, ${pick('n')} as n, ${pick('d')} as d
      from ${c} c, ${yes} y, ${no} o`);
  }

  /** Rules combined two by two; refused where one of them holds no number. */
  #folded(ids: readonly string[], combine: (a: string, b: string) => string): string {
    return ids
      .map((id) => this.rule(id))
      .reduce((a, b) => {
        const values = combine('x', 'y');
        return this.#row(
          `select case when x.s = 2 and y.s = 2 then 2 else 0 end as s, ${values} from ${a} x, ${b} y`,
        );
      });
  }

  #items({ fact, last, divisor = 1, atLeast = 0 }: Extract<Rule, { op: 'items' }>): string {
    return this.#row(`select case when not exists (select from facts where id = '${fact}') then 0
        when count(i.item) < ${atLeast} then 1 else 2 end as s,
      coalesce(sum(i.item::numeric) filter (where i.back <= ${last ?? 'i.back'}), 0) as n, ${divisor}::numeric as d
      from (select item, row_number() over (order by at desc) as back from facts f,
        jsonb_array_elements_text(case jsonb_typeof(f.value) when 'array' then f.value else '[]' end) with ordinality as e(item, at)
        where f.id = '${fact}') i`);
  }

  #coverage(): string {
    const period = this.#on.programme.exceptional;
    return this.#row(`select case when days > 0 then 2 else 1 end as s, days::numeric as n, (after - day)::numeric as d from (
      select day, after, least(after, date '${period?.from}' + ${period?.days}) - greatest(day, date '${period?.from}') as days
      from (select day, (day + interval '1 month')::date as after from moment) m) q`);
  }

  /** Holes are closed by windows over the rows: each band is told where the next begins and where the one below ended. */
  #band({ of, table, by }: Extract<Rule, { op: 'band' }>): string {
    const input = this.rule(of);
    const reading = this.#on.readings[by];
    const beyondTop = reading === 'as-printed' ? 'false' : 'next_low is null';
    const inBand = {
      'as-printed': 'fits',
      'lower-band': `fits or (not above_low_of_next and above_own and ${beyondTop} is not true) or (${beyondTop} and above_own)`,
      'integer-thresholds': 'from_threshold and not next_reached',
    }[reading as string];
    return this.#row(`select case when i.s = 2 and count(b.score) = 1 then 2 else 0 end as s, max(b.score) as n, 1::numeric as d
      from ${input} i left join lateral (
        select score, x >= low_or_0 and (form <> 'above' or x > low_or_0) as above_own,
          (form = 'below' and x < high) or (form = 'between' and x between low and high) or (form = 'above' and x > low) as fits,
          next_low is not null and (x > next_low or (x = next_low and next_form = 'between')) as above_low_of_next,
          form = 'below' or x > start or (x = start and not strict) as from_threshold,
          next_start is not null and (x > next_start or (x = next_start and not next_strict)) as next_reached, next_low
        from (select *, i.n / i.d as x, coalesce(low, 0) as low_or_0, lead(start) over w as next_start, lead(strict) over w as next_strict,
            lead(low) over w as next_low, lead(form) over w as next_form
          from (select *, case when lag(form) over (order by position) = 'below' then lag(high) over (order by position) else low end as start,
              form = 'above' and coalesce(lag(high) over (order by position) = low, false) as strict
            from bands where tbl = '${table}') t window w as (order by position)) q
      ) b on ${inBand} group by i.s`);
  }

  #round({ of, places, by }: Extract<Rule, { op: 'round' }>): string {
    const scale = 10 ** places;
    const half = this.#on.readings[by] === 'half-up';
    const quotient = half ? `div(2 * n * ${scale} + d, 2 * d)` : `div(n * ${scale}, d)`;
    return this.#row(`select case when s = 2 then 2 else 0 end as s,
      case when s = 2 then ${quotient} end as n, ${scale}::numeric as d from ${this.rule(of)}`);
  }
}
