import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEvent, eventNote, eventWords, foldLine, type Line, type LineEvent, undoOf } from './line.ts';
import type { KeptPledge } from './pledge/pledge.ts';
import { STATUSES, type Status } from './state.ts';

const printed: LineEvent = { type: 'transcribed', data: { status: null, note: null } };
const started: LineEvent = {
  type: 'status-changed',
  data: { from: null, to: 'inProgress', note: null, was: 'document' },
};

const state = ({ status, note, origin, kept }: Line) => ({ status, note, origin, kept });

describe('a line', () => {
  it('begins with what the document says and counts its versions', () => {
    expect(foldLine('1.1.1', 'SAS', [printed, started])).toEqual({
      action: '1.1.1',
      unit: 'SAS',
      status: 'inProgress',
      note: null,
      kept: null,
      version: 2,
      origin: 'entered',
    });
  });

  const word = fc.option(fc.string({ minLength: 1, maxLength: 20 }));
  const kept = fc.option(
    fc.record({
      records: fc.constant([{ kind: 'act' as const, id: 'a', name: 'Portaria 1' }]),
      ...{ missing: fc.constant([]), reason: fc.constant(null) },
    }),
  );
  const gesture = fc.oneof(
    fc.record({ status: fc.constantFrom<Status>(...STATUSES), note: word, kept }),
    fc.record({ note: word }),
  );

  interface Made {
    readonly status?: Status;
    readonly note: string | null;
    readonly kept?: KeptPledge | null;
  }

  function eventOf(line: Line, made: Made): LineEvent {
    if (made.status === undefined) return { type: 'note-changed', data: { from: line.note, to: made.note } };
    const note = made.note === null ? null : { from: line.note, to: made.note };
    const pledge = { from: line.kept, to: made.kept ?? null };
    const data = { from: line.status, to: made.status, note, was: line.origin, kept: pledge };
    return { type: 'status-changed', data };
  }

  it('comes back to what it was by one undo, after any history', () => {
    fc.assert(
      fc.property(fc.array(gesture, { minLength: 1, maxLength: 6 }), (made) => {
        let line = foldLine('1.1.1', 'SAS', [printed]);
        let before = line;
        let last = printed as LineEvent;
        for (const each of made) {
          before = line;
          last = eventOf(line, each);
          line = applyEvent(line, last);
        }
        const undo = undoOf(line, last);
        const undone = applyEvent(line, undo as LineEvent);
        expect(state(undone)).toEqual(state(before));
        expect(undone.version).toBe(line.version + 1);
        expect(undoOf(undone, undo as LineEvent)).toBeNull();
      }),
    );
  });

  it('keeps the origin of the status when only a comment is written', () => {
    const commented = foldLine('1.1.1', 'SAS', [
      printed,
      { type: 'note-changed', data: { from: null, to: 'ofício enviado' } },
    ]);
    expect(state(commented)).toEqual({
      ...{ status: null, note: 'ofício enviado' },
      ...{ origin: 'document', kept: null },
    });
  });

  it('never undoes the document', () => {
    expect(undoOf(foldLine('1.1.1', 'SAS', [printed]), printed)).toBeNull();
  });

  it.each<[LineEvent, string, string | null]>([
    [printed, 'O documento deixa a situação em branco.', null],
    [
      { type: 'transcribed', data: { status: 'completed', note: null } },
      'O documento informa: Concluída.',
      null,
    ],
    [started, 'Sem informação → Em andamento.', null],
    [
      {
        type: 'status-changed',
        data: {
          from: 'completed',
          to: 'completed',
          note: { from: null, to: 'ok' },
          was: 'document' as const,
        },
      },
      'Confirmou: Concluída.',
      'ok',
    ],
    [{ type: 'note-changed', data: { from: null, to: 'texto' } }, 'Escreveu um comentário.', 'texto'],
    [{ type: 'note-changed', data: { from: 'texto', to: null } }, 'Apagou o comentário.', null],
    [
      { type: 'undone', data: { undoes: 2, status: null, note: null, origin: 'document' } },
      'Desfez a última mudança: voltou a Sem informação.',
      null,
    ],
  ])('reads %j', (event, words, note) => {
    expect([eventWords(event), eventNote(event)]).toEqual([words, note]);
  });
});
