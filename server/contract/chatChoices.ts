/** `public-only`: nothing new in private. `closed`: only hosts write. */
export const CHAT_MODES = ['open', 'public-only', 'closed'] as const;
export type ChatMode = (typeof CHAT_MODES)[number];

/** What people answer a message with. */
export const REACTIONS = ['👍', '❤️', '😂', '🎉', '👏', '🤔', '✅', '❌'] as const;
export type Reaction = (typeof REACTIONS)[number];
