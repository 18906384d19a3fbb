import type { Area, FrameParts } from '../../web/areas.ts';

/** The rooms that are built, in the order of the left menu. */
export const areas: readonly Area[] = [];

/** What features bring to the frame itself. */
export const frameParts: FrameParts = {};
