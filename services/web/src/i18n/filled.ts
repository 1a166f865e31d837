/** A text with its blanks filled in: `{{name}}`. */
export const filled = (text: string, values: Readonly<Record<string, unknown>>): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
