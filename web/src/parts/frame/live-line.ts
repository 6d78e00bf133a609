import { createContext, useContext } from 'react';

const Line = createContext(false);

/** Gives the pages below whether events of the current return arrive by themselves. */
export const LiveLine = Line.Provider;

/** True while events arrive; false means that pages must ask again by themselves. */
export function useIsLive(): boolean {
  return useContext(Line);
}
