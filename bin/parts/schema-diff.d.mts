// Types of schema-diff.mjs, for the tests that use it.
export function currentSchema(): string;
export function diffSql(from: string | undefined, to: string): Promise<string>;
