/** The look of what opens from the top bar. */
export const topBarButton =
  'inline-flex h-9 min-w-0 cursor-pointer items-center gap-1.5 rounded px-2 text-14 text-ink-onbrand data-hovered:bg-action-strong data-pressed:bg-action-strong max-sm:px-1.5 max-sm:[&>svg:last-child]:hidden [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-onbrand-quiet';
