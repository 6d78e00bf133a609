import { useMantineColorScheme } from '@mantine/core';
import { type Theme, useContrast } from './look.ts';

/** The chosen colours, and how to choose others; high contrast is a dark scheme of its own. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [contrast, setContrast] = useContrast();
  const choose = (theme: Theme) => {
    setContrast(theme === 'contrast' ? 'high' : 'normal');
    setColorScheme(theme === 'contrast' ? 'dark' : theme);
  };
  return [contrast === 'high' ? 'contrast' : colorScheme, choose];
}
