import { describe, expect, it } from 'vitest';
import { emptyDatabase, hasDatabase } from '../../../test/database/fresh.ts';

describe.skipIf(!hasDatabase)('a connection', () => {
  it('is given back at its close, though nothing was asked but through its pool', async () => {
    const connection = await emptyDatabase();
    await connection.pool.query('select 1');
    expect(connection.pool.totalCount).toBe(1);
    await connection.close();
    expect([connection.pool.ended, connection.pool.totalCount]).toEqual([true, 0]);
  });
});
