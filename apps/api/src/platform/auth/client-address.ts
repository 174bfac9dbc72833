/** Where `createAuth` puts the caller's address, after removing what the caller may have put there. */
export const CLIENT_ADDRESS_HEADER = "x-mainstay-client-address";
