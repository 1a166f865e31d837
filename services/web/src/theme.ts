import { Alert, createTheme, NavLink } from '@mantine/core';

/** Shades in which white on the colour, and text on its light tone, can be read by everybody (WCAG 2.1 AA). */
export const theme = createTheme({
  primaryShade: 8,
  components: {
    NavLink: NavLink.extend({ styles: { label: { color: 'var(--mantine-color-text)' } } }),
    InputWrapper: { styles: { description: { color: 'var(--mantine-color-text)' }, error: { color: 'var(--mantine-color-text)', fontWeight: 500 } } },
    Alert: Alert.extend({ styles: { title: { color: 'var(--mantine-color-text)' }, message: { color: 'var(--mantine-color-text)' } } }),
  },
});
