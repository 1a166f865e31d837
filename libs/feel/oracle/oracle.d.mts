export declare const asked: { readonly now: string; readonly variables: Record<string, unknown>; readonly expressions: readonly string[] };
export declare function feelOfZeebe(expressions: readonly string[]): string;
