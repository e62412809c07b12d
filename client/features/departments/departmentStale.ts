/** Everything that shows departments is asked for anew when one is changed. */
export const DEPARTMENTS_STALE = [['departments'], ['users'], ['rooms'], ['directory'], ['me']] as const;
