/** The look of what opens beside its button. */
export const popoverLook =
  'rounded border border-rule bg-surface text-ink shadow-float outline-none data-entering:animate-none';
