import { describe, expect, it } from 'vitest';
import { confirmedReading } from './deadline-text/confirm-deadline.ts';
import { readDeadline } from './deadline-text/read-deadline.ts';
import { deadlineInForce, deadlineWritten, type Renegotiable, renegotiate } from './renegotiation.ts';

const around = { planEnd: '2027-12-31', today: '2026-11-23' };
const printed = { ...readDeadline('Até dez/24', around), confirmed: false };
const action: Renegotiable = {
  id: '1.1.1',
  title: 'Elaborar o plano;',
  status: 'inProgress',
  deadline: printed,
  redefinedTitle: null,
};
const inForce = (from: Renegotiable, deadline: string | null, title: string | null = null) => {
  const to = renegotiate(from, { deadline, title }, around);
  if ('refusal' in to) throw new Error(to.refusal);
  return to;
};

describe('an action redefined', () => {
  it('keeps the printed words beside the new ones, and how they were read before, however often it is redefined', () => {
    const once = inForce(action, 'até 30/06/2027');
    expect(once.deadline).toMatchObject({
      raw: 'Até dez/24',
      due: '2027-06-30',
      confirmed: true,
      redefined: { words: 'até 30/06/2027', printed: 'até 31/12/2024' },
    });
    const twice = inForce({ ...action, ...once }, 'até 30/09/2027');
    expect(twice.deadline).toMatchObject({ raw: 'Até dez/24', redefined: { printed: 'até 31/12/2024' } });
    expect([deadlineInForce(printed), deadlineInForce(twice.deadline)]).toEqual([
      'Até dez/24',
      'até 30/09/2027',
    ]);
    expect(deadlineWritten(twice.deadline)).toBe('até 30/09/2027 (reprogramado; no documento: “Até dez/24”)');
  });

  it('takes other words alone, and goes back to the printed ones when they are written again', () => {
    const reworded = inForce(action, null, 'Elaborar e publicar o plano');
    expect([reworded.redefinedTitle, reworded.deadline]).toEqual(['Elaborar e publicar o plano', printed]);
    expect(inForce({ ...action, ...reworded }, null, 'Elaborar o plano;').redefinedTitle).toBeNull();
  });

  it.each([
    ['a deadline that is not certain', action, 'quando der', null, /data certa/],
    ['a day that has passed', action, 'até 30/06/2026', null, /já passou/],
    ['what changes nothing', action, null, null, /já está assim/],
    ['the same words', action, null, 'Elaborar o plano;', /já está assim/],
    [
      'the same day again',
      { ...action, ...inForce(action, 'até 30/06/2027') },
      'até 30/06/2027',
      null,
      /já está assim/,
    ],
    ['what is completed', { ...action, status: 'completed' }, 'até 30/06/2027', null, /reabra-a/],
    ['what is cancelled', { ...action, status: 'cancelled' }, 'até 30/06/2027', null, /reabra-a/],
  ] as const)('refuses %s', (_what, from, deadline, title, words) => {
    expect(renegotiate(from, { deadline, title }, around)).toEqual({
      refusal: expect.stringMatching(words),
    });
  });

  it('says again a certain day that was only doubtful before: it is then in force by decision', () => {
    const doubtful = { ...action, deadline: { ...readDeadline('conforme o PRI', around), confirmed: false } };
    expect(inForce(doubtful, 'até 30/06/2027').deadline.redefined?.printed).toBe(
      'depende de acontecimento externo',
    );
    const confirmed = confirmedReading('até 30/06/2027', [], around.planEnd);
    if (confirmed === null) throw new Error('unread');
    expect(
      renegotiate({ ...action, deadline: confirmed }, { deadline: 'até 30/06/2027', title: null }, around),
    ).toHaveProperty('refusal');
  });
});
