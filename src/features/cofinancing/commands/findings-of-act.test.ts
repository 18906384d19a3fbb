import { expect, it } from 'vitest';
import { caseOf } from '../../../../test/fixtures/cofinancing.ts';
import { Rational } from '../../../kernel/rational.ts';
import { lintText, readActSeed } from '../../acts/index.ts';
import { explainPayment } from '../domain/explain-payment.ts';

it('what the lint says that the 120 days are worth is what the engine pays less under the reading by days', async () => {
  const act = readActSeed().find(({ id }) => id === 'mt-cib-2020-072');
  const findings = await lintText(act?.ocr ?? '', 'MT', '2020-09-03');
  const term = findings.find(({ rule, text }) => rule === 'L014' && /^120 \(cento e vinte\)/u.test(text));
  const { amount, readings } = explainPayment(caseOf({}, {}, '2020-10'));
  const proRata = readings
    .find(({ id }) => id === 'transition')
    ?.alternatives.find(({ id }) => id === 'pro-rata');
  expect(term?.effect).toBe('74085.23');
  expect(amount.sub(Rational.parse(proRata?.result ?? '0')).toDecimal(2)).toBe(term?.effect);
  expect(term?.message).toContain('28 dos seus 31 dias');
});
