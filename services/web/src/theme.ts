import { Alert, createTheme } from '@mantine/core';

/** Shades in which white on the colour, and text on its light tone, can be read by everybody (WCAG 2.1 AA). */
export const theme = createTheme({
  primaryShade: 8,
  components: { Alert: Alert.extend({ styles: { title: { color: 'var(--mantine-color-text)' }, message: { color: 'var(--mantine-color-text)' } } }) },
});
