import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Deep teal, lightest first. Shade 8 carries white text at 7.6 : 1, shade 3 carries near-black text on dark pages. */
const teal: MantineColorsTuple = [
  '#e8f4f5',
  '#cfe6e8',
  '#a2d2d6',
  '#6fcad0',
  '#46a9b1',
  '#2b8992',
  '#1b727b',
  '#126770',
  '#0e5a63',
  '#0a454c',
];

/** Red dark enough for AA on white at shade 8 and light enough for AA on near-black at shade 3. */
const brick: MantineColorsTuple = [
  '#fdecec',
  '#f9d4d4',
  '#ffc4c4',
  '#ffb0b0',
  '#e06464',
  '#c93f3f',
  '#b32a2a',
  '#a32121',
  '#9b1c1c',
  '#7a1313',
];

/** Mantine's greys of dark pages, in our own hue; 4 is the border of fields, 6 their ground. */
const dark: MantineColorsTuple = [
  '#e8efef',
  '#c9d3d6',
  '#a9b7bc',
  '#8a9aa0',
  '#66777e',
  '#2a373c',
  '#182226',
  '#161f23',
  '#10171a',
  '#0b1013',
];

/** The same for light pages: 4 is the border of fields and boxes, 3 : 1 on white. */
const gray: MantineColorsTuple = [
  '#f5f8f8',
  '#ebf0f1',
  '#e2e9ea',
  '#dce4e5',
  '#7b898e',
  '#6c7a7f',
  '#5b696e',
  '#4a585d',
  '#2d393d',
  '#15211f',
];

const fonts = "'Noto Sans', 'Noto Sans Devanagari', Inter, 'Segoe UI', 'Nirmala UI', system-ui, sans-serif";

export const theme = createTheme({
  colors: { teal, brick, gray, dark },
  primaryColor: 'teal',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.36,
  defaultRadius: 4,
  fontFamily: fonts,
  fontFamilyMonospace: "'Noto Sans Mono', ui-monospace, 'Cascadia Mono', Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: {
    fontFamily: fonts,
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '15px' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The variant must be named: theme/page.css knows filled buttons by it.
    Button: { defaultProps: { size: 'xs', variant: 'filled' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right', allowDeselect: false } },
    // Options that nobody has opened need not be laid out and placed with every page.
    Combobox: { defaultProps: { keepMounted: false } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, multiline: true, maw: 320 } },
    // The placeholder is a focusable stranger within role=menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { centered: true, padding: 'lg' } },
  },
});

/** Mantine's own greys fail AA in places: every one that carries text or a border is ours (theme/tokens.css). */
export const cssVariables: CSSVariablesResolver = () => {
  const ours = {
    '--mantine-color-body': 'var(--bg)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-dim)',
    '--mantine-color-placeholder': 'var(--text-dim)',
    '--mantine-color-default': 'var(--bg)',
    '--mantine-color-default-hover': 'var(--bg-sunk)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-anchor': 'var(--accent-text)',
  };
  return { variables: {}, light: ours, dark: ours };
};
