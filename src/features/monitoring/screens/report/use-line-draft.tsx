import { type ReactNode, useState } from 'react';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { MonthLine } from '../../contract.ts';
import { CELL_STATUSES } from '../../domain/cell.ts';
import { statusText } from '../words.ts';
import { type Change, readCell } from './read-cells.ts';

/** What is being said of one line: its fields, and what they come to. */
export function useLineDraft(line: MonthLine): { fields: ReactNode; read: () => Change } {
  const [status, setStatus] = useState<MonthLine['status']>(line.status);
  const [progress, setProgress] = useState(line.progress === null ? '' : String(line.progress));
  const [comment, setComment] = useState(line.comment ?? '');
  return {
    /** @throws Error with the words of what cannot be read. */
    read: () => {
      const read = readCell('progress', progress);
      if (typeof read === 'string') throw new Error(read);
      return { ...(status !== null && { status }), ...read, comment: comment.trim() || null };
    },
    fields: (
      <>
        <Select
          label="Situação"
          options={CELL_STATUSES.map((id) => ({ id, label: statusText(id) }))}
          value={status}
          onChange={(next) => setStatus(next as MonthLine['status'])}
        />
        <TextField label="Andamento, em %" optional value={progress} onChange={setProgress} maxLength={8} />
        <TextField
          label="Comentário do mês"
          optional
          rows={3}
          value={comment}
          onChange={setComment}
          maxLength={2000}
        />
      </>
    ),
  };
}
