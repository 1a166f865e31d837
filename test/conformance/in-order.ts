/** The list of types has another order at each start of a broker; which of its parts tells that time is over, differs too. */
export const inOrder = (text: string): string =>
  text
    .replace(/(Supported element types are: \[)([^\]]*)/, (_, start: string, types: string) => start + types.split(', ').sort().join(', '))
    .replace(/(Time out between gateway and broker: ).*? (PT[\d.HMS]+)$/, '$1… $2');
