import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

const DRAW_ALL_UP_TO = 200;

/** Paper takes every line. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

/** Which lines are drawn: all up to 200 (and on paper), else those near the eye. */
export function useWindow(count: number, lineHeight: number) {
  const box = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const whole = printing || count <= DRAW_ALL_UP_TO;
  const virtual = useVirtualizer({
    count: whole ? 0 : count,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const reveal = useCallback(
    (line: number) => {
      if (line >= 0) virtual.scrollToIndex(line, { align: 'auto' });
      else box.current?.scrollTo({ top: 0 });
    },
    [virtual],
  );
  const last = items.at(-1);
  return {
    box,
    reveal,
    measure: whole ? undefined : virtual.measureElement,
    drawn: whole ? Array.from({ length: count }, (_, index) => index) : items.map(({ index }) => index),
    before: whole ? 0 : (items[0]?.start ?? 0),
    after: whole || !last ? 0 : virtual.getTotalSize() - last.end,
  };
}
