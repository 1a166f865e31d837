/** An address as it may be shown: `k…@e….kz`. */
export function masked(address: string): string {
  const [name = '', domain = ''] = address.split('@');
  return `${name.slice(0, 1)}…@${domain.slice(0, 1)}….${domain.split('.').at(-1) ?? ''}`;
}

/** What a server said, without the address it said it of. */
export function withoutAddress(said: string, address: string): string {
  const literally = address.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return said.replaceAll(new RegExp(literally, 'gi'), masked(address));
}
