// Follow-up codes as people read them: two groups of four.

/** `K7M4TPXD` becomes `K7M4-TPXD`. */
export const groupCode = (code: string): string =>
  code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
