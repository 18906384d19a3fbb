import { z } from 'zod';

export const Day = z.iso.date();
export const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const Version = z.int().min(0);
export const Words = (most: number) => z.string().trim().min(1).max(most);
export const Id = z.uuid();

export const Done = z.object({ id: z.string().optional(), key: Day.optional(), version: z.int().optional() });
