/** A value by the names that it was asked with. */
interface AddressedValue {
  /** Number of the state's plan or name of the card. */
  readonly indicator: string;
  readonly territory: string;
  readonly period: string;
  readonly method: string | null;
  readonly variant: string | null;
  readonly establishment: string | null;
  readonly knownOn?: string | null;
}

/** The page of the rows that a value counted: everything that makes it that value and no other goes along. */
export function recordsAddress(value: AddressedValue): string {
  return `/indicadores/${value.indicator}/registros?${filtersOf(value)}`;
}

/** The page of the indicator, opened on a value. */
export function valueAddress(value: AddressedValue): string {
  return `/indicadores/${value.indicator}?${filtersOf(value)}`;
}

function filtersOf(value: AddressedValue): string {
  const filters = {
    periodo: value.period,
    territorio: value.territory,
    metodo: value.method,
    denominador: value.variant,
    cnes: value.establishment,
    conhecido: value.knownOn,
  };
  const told = Object.entries(filters).flatMap(([name, text]) =>
    text ? [`${name}=${encodeURIComponent(text)}`] : [],
  );
  return told.join('&');
}
