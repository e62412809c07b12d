/** Version of the product, shown to clients and in the description of the API; the same as in package.json. */
export const version = '0.1.0';
