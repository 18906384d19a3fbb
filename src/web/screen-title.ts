import { createContext, useContext, useEffect } from 'react';

/** How a screen names what it shows; the frame sets it. */
export const NameScreen = createContext<(name: string | null) => void>(() => {});

/** What the screen is called now; null where it has no name. */
export const ScreenName = createContext<string | null>(null);

/** Says in the browser's tab what is shown ("Mortalidade infantil · Pactua"), in the place of the route's title. */
export function useScreenTitle(name: string): void {
  const say = useContext(NameScreen);
  useEffect(() => {
    say(name);
    return () => say(null);
  }, [name, say]);
}
