/** Where the search stands: in the bar, and over it on a narrow screen. */
export const boxLook =
  'relative w-full max-w-[30rem] max-sm:w-11 max-sm:focus-within:absolute max-sm:focus-within:inset-x-2 max-sm:focus-within:top-0.5 max-sm:focus-within:z-10 max-sm:focus-within:w-auto max-sm:focus-within:max-w-none';

export const inputLook =
  'peer h-8 w-full min-w-0 rounded border border-ink-onbrand/40 bg-transparent pr-2 pl-8 text-14 text-ink-onbrand placeholder:text-ink-onbrand/80 focus:bg-surface focus:text-ink focus:placeholder:text-ink-quiet max-sm:h-11 max-sm:not-focus:border-transparent max-sm:not-focus:pl-0 max-sm:not-focus:placeholder:text-transparent';

export const iconLook =
  'pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 peer-focus:text-ink-quiet max-sm:size-5';
