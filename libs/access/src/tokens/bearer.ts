/** The token of an Authorization header; `undefined` where there is none, or another scheme's. */
export const bearerIn = (header: string | undefined): string | undefined => /^Bearer ([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1];
