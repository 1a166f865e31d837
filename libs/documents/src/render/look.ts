/** Measures and colours, in points. */
export const LOOK = {
  margin: { top: 58, bottom: 74, left: 71, right: 51 },
  /** of a page with a frame around */
  framed: { top: 82, bottom: 108, left: 76, right: 76 },
  size: { title: 14, subtitle: 11, body: 11, table: 8.5, small: 8, foot: 7.5 },
  ink: '#17212b',
  soft: '#5b6b78',
  rule: '#9fb4bf',
  accent: '#006b80',
  gold: '#b8903c',
  shade: '#eef5f6',
  stamp: '#c0392b',
} as const;
