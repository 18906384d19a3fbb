import { expect, it } from 'vitest';
import { OTHER_PLAN } from '../../../../../test/other-plan.ts';
import { officeOf } from '../../domain/office.ts';
import { readPlan } from '../../domain/plan-document/read-plan.ts';
import { interpret } from './interpreted.ts';

it('interprets a document once, and again where the register of units says otherwise', () => {
  const plan = readPlan(
    OTHER_PLAN.split('\n').map((line, at) => ({ line: at + 1, cells: line.split('\t') })),
  );
  const knowledge = (aliases: string[]) => ({
    units: [
      { id: 'LACEN', acronym: 'LACEN', name: 'Laboratório Central', kind: 'unit', parent: null, aliases },
    ],
    office: officeOf('Plano', []),
    planEnd: '2027-12-31',
  });
  const first = interpret(plan, knowledge([]));
  expect(interpret(plan, knowledge([]))).toBe(first);
  const renamed = interpret(plan, knowledge(['COVEP']));
  expect(renamed).not.toBe(first);
  const ownerDoubts = ({ doubts }: typeof first) => doubts.filter(({ field }) => field === 'owner').length;
  expect(ownerDoubts(renamed)).toBeLessThan(ownerDoubts(first));
});
