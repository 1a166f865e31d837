/** The value that so large a share of them does not exceed. */
export function share(took: readonly number[], part: number): number {
  return took.toSorted((a, b) => a - b)[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0;
}
