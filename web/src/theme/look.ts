import { useLocalStorage } from '@mantine/hooks';

/** The colours a person can choose; `auto` follows the system. */
export type Theme = 'light' | 'dark' | 'contrast' | 'auto';
/** How close rows and words stand. */
export type Density = 'dense' | 'comfortable';
/** Where the menus are: at the left, or across the top as in the original product. */
export type MenuPlace = 'rail' | 'classic';

const now = { getInitialValueInEffect: false } as const;

/** How dense the pages are, remembered on this machine. */
export function useDensity() {
  return useLocalStorage<Density>({ key: 'vivarani-density', defaultValue: 'dense', ...now });
}

/** Where the menus are, remembered on this machine. */
export function useMenuPlace() {
  return useLocalStorage<MenuPlace>({ key: 'vivarani-menu', defaultValue: 'rail', ...now });
}

/** Whether high contrast was chosen, remembered on this machine. */
export function useContrast() {
  return useLocalStorage<'normal' | 'high'>({ key: 'vivarani-contrast', defaultValue: 'normal', ...now });
}
