import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReadings, caseOf, factsOf } from '../../../../test/fixtures/cofinancing.ts';
import { AppError } from '../../../kernel/app-error.ts';
import { type Citation, citationsOf, type ExplainedJson, explainedJson } from '../../../kernel/explained.ts';
import { Rational } from '../../../kernel/rational.ts';
import { authorisable } from '../domain/authorisable.ts';
import type { Case } from '../domain/evaluate.ts';
import { explainPayment } from '../domain/explain-payment.ts';
import { nextBandsOf } from '../domain/next-bands.ts';
import type { ExplainedPayment } from './explain.ts';
import { memoryPaper } from './memory-paper.ts';

/** A payment whose quotes are taken as found; null where the rules refuse it. */
function explained(on: Case): ExplainedPayment | null {
  try {
    const payment = explainPayment(on);
    const trace = explainedJson(payment.explained);
    const citations = citationsOf(trace).map((cite) => ({
      ...cite,
      sha256: 'f'.repeat(64),
      actName: `Ato ${cite.act}`,
      atLabel: `Dispositivo ${cite.at}`,
      start: 0,
      end: 0,
    }));
    const nextBands = nextBandsOf(on, payment);
    return {
      on,
      decisions: new Map(),
      payment,
      nextBands,
      trace,
      citations,
      refusals: authorisable({ on, ...payment }),
      sha256: 'a'.repeat(64),
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'refused') return null;
    throw error;
  }
}

/** Every article that a value of the tree names. */
const cited = (node: ExplainedJson): Citation[] => [
  ...(node.cite ? [node.cite] : []),
  ...node.inputs.flatMap(cited),
];

const percent = fc.integer({ min: 0, max: 15_000 }).map((each) => Rational.of(each, 100).toDecimal(2));
const facts = factsOf(percent, percent);

describe('the paper of a calculation', () => {
  it('quotes, beside the value it rules, every article of the tree, and lists each once, whatever the case', () => {
    let papers = 0;
    fc.assert(
      fc.property(
        facts,
        anyReadings,
        fc.constantFrom('2020-08', '2020-10', '2020-12'),
        (given, chosen, month) => {
          const found = explained(caseOf(given, chosen, month));
          if (found === null) return;
          papers++;
          const { blocks } = memoryPaper(found, { act: 'Resolução', municipality: 'Peixoto de Azevedo' });
          const lines = blocks.flatMap((block) => (block.kind === 'ledger' ? block.lines : []));
          const said = lines.flatMap(({ quotes }) => quotes.map(({ where, quote }) => `${where}: ${quote}`));
          const wanted = cited(found.trace).map(
            ({ act, at, quote }) => `Ato ${act}, Dispositivo ${at}: ${quote}`,
          );
          expect(new Set(said)).toEqual(new Set(wanted));
          const [table] = blocks.filter((block) => block.kind === 'table').slice(-1);
          expect(table?.rows).toHaveLength(new Set(wanted).size);
        },
      ),
      { numRuns: 150 },
    );
    expect(papers).toBeGreaterThan(50);
  });

  it('says that nothing is authorised by it, each reason once, with what would settle it', () => {
    const found = explained(caseOf()) as ExplainedPayment;
    const { blocks } = memoryPaper(found, { act: 'Resolução', municipality: 'Peixoto de Azevedo' });
    const notices = blocks.filter((block) => block.kind === 'notice');
    expect(notices.map(({ title }) => title)).toEqual(['Esta memória não autoriza pagamento.']);
    expect(notices[0]?.lines).toHaveLength(found.refusals.length);
    expect(notices[0]?.lines[0]).toMatch(/^Valor presumido: Produção hospitalar.*confirme o valor/);
  });
});
