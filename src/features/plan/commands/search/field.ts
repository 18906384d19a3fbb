/** A piece of what is found, under its name; null for what the record itself is called. */
export const field = (text: string | null | undefined, label: string | null = null) => ({
  label,
  text: text ?? '',
});
