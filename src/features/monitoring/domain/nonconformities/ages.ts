/** How long what is not yet treated has stood, in days since it was first opened; `to` included. */
export const AGES = [
  { id: '0-30', from: 0, to: 30 },
  { id: '31-60', from: 31, to: 60 },
  { id: '61-90', from: 61, to: 90 },
  { id: '91-180', from: 91, to: 180 },
  { id: '181+', from: 181, to: null },
] as const;
export type AgeId = (typeof AGES)[number]['id'];
