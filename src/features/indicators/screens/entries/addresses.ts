export const ENTRIES = '/api/indicators/entries';

export const proofAddress = (sheet: string): string => `${ENTRIES}/${sheet}/evidence`;
