/** A line of the law holds some seventy letters: the digits that `ch` counts are wider than most. */
export const MEASURE = 'max-w-[64ch]';

/** The text and, on a wide screen, a margin at its right for what is said of it. */
export const WITH_MARGIN =
  'max-xl:max-w-[64ch] xl:grid xl:grid-cols-[min(64ch,100%-20.5rem)_minmax(0,30rem)] xl:gap-x-10';

/** As wide as the text and its margin together. */
export const PAGE = 'xl:max-w-[calc(64ch+32.5rem)]';
