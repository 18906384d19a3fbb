/** How many there are of one weight, in the words of one and of many. */
export interface WeightCount {
  readonly count: number;
  readonly one: string;
  readonly many: string;
}

/** “5 erros, 15 alertas e 4 pontos a conferir”; what is none is left out. */
export const weightsText = (weights: readonly WeightCount[]): string =>
  new Intl.ListFormat('pt-BR').format(
    weights
      .filter(({ count }) => count > 0)
      .map(({ count, one, many }) => `${count.toLocaleString('pt-BR')} ${count === 1 ? one : many}`),
  );
