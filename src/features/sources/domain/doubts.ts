/**
 * Why a version does not become current without being asked: it has less than half of the rows of the one that stands, or it
 * has no day of issue of its own (an extract made by somebody) where the one that stands has the ministry's, or it is a part
 * of a month that stands whole.
 */
export const DOUBTS = ['far-fewer-rows', 'extract-over-official', 'part-over-whole'] as const;
export type Doubt = (typeof DOUBTS)[number];
