/** The most there may be of each: of one file, of what one person sends, and of what one meeting holds. */
export const FILE_LIMITS = {
  bytes: 50 * 1024 * 1024,
  pixels: 50_000_000,
  nameLength: 120,
  perPerson: { bytes: 2 * 1024 ** 3, files: 500 },
  perMeeting: { bytes: 4 * 1024 ** 3, files: 2_000 },
  /** Files of one message. */
  perMessage: 10,
} as const;

/** What a file is for those who look at it. Only images are ever shown; everything else is saved. */
export const FILE_KINDS = ['image', 'pdf', 'video', 'text', 'other'] as const;
export type FileKind = (typeof FILE_KINDS)[number];
