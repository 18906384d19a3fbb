import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../../platform/env.ts';
import { askedIn, type Form } from '../../domain/monthly/form.ts';

/** What the hospital is asked each month; `citations.test.ts` finds each of its quotes in the stored act. */
export const form: Form = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'database/seed/declarations/monthly-form.json'), 'utf8'),
);

/** Everything that hospitals are asked and no file tells, each once. */
export const askedOfHospitals = () => askedIn(form);
