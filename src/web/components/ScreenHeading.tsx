import { useContext, useLayoutEffect, useState } from 'react';
import { ScreenName } from '../screen-title.ts';

/** The name of the screen as its heading, where what is said stands in the place of the whole page; nothing where the page has its own. */
export function ScreenHeading() {
  const name = useContext(ScreenName);
  const [alone, setAlone] = useState(false);
  useLayoutEffect(() => setAlone(document.querySelector('main h1') === null), []);
  if (!alone || name === null) return null;
  return (
    <h1 className="text-28" data-stand-in>
      {name}
    </h1>
  );
}
