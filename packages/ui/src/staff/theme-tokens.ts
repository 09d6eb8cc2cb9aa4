/**
 * Mantine in our tokens, as plain data: an application passes `mantineTheme` to
 * `createTheme` and `mantineVariables` to `cssVariablesResolver`. The values are
 * CSS variables, so light and dark need no second set.
 */
const action = 'var(--action)' as const
const shades = [
  'var(--action-tint)',
  'var(--action-tint)',
  'var(--action-tint)',
  action,
  action,
  action,
  action,
  'var(--action-strong)',
  'var(--action-strong)',
  'var(--action-strong)',
] as const

export const mantineTheme = {
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  colors: { action: shades },
  primaryColor: 'action',
  primaryShade: { light: 6, dark: 6 },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  fontSizes: { xs: '13px', sm: '15px', md: '15px', lg: '17px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.3' },
  cursorType: 'pointer',
  respectReducedMotion: true,
} as const

const scheme = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': action,
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-2)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--surface-2)',
  '--mantine-color-disabled-color': 'var(--ink-2)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--on-action)',
  '--mantine-primary-color-filled': action,
  '--mantine-primary-color-filled-hover': 'var(--action-strong)',
  '--mantine-primary-color-light': 'var(--action-tint)',
  '--mantine-primary-color-light-hover': 'var(--action-tint)',
  '--mantine-primary-color-light-color': 'var(--action-strong)',
  '--mantine-color-action-filled': action,
  '--mantine-color-action-filled-hover': 'var(--action-strong)',
  '--mantine-color-action-light': 'var(--action-tint)',
  '--mantine-color-action-light-hover': 'var(--action-tint)',
  '--mantine-color-action-light-color': 'var(--action-strong)',
  '--mantine-color-action-outline': action,
} as const

/** For `cssVariablesResolver`: `() => mantineVariables`. */
export const mantineVariables = { variables: {}, light: { ...scheme }, dark: { ...scheme } }
