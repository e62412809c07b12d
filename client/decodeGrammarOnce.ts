import type { Plugin } from 'vite';

const GRAMMAR = /sip\.js\/lib\/grammar\/pegjs\/dist\/grammar\.js$/;
const DECODE = 'return s.split("").map((ch) => ch.charCodeAt(0) - 32);';

/**
 * SIP.js decodes all 234 rules of its grammar anew for each header that it reads: 0.4 ms each, ten times in every
 * message, just while someone waits for their first picture. The rules never change, so they are decoded once.
 */
export function decodeGrammarOnce(): Plugin {
  return {
    name: 'plenum:decode-grammar-once',
    transform(code, id) {
      if (!GRAMMAR.test(id)) return null;
      if (!code.includes(DECODE))
        throw new Error('the grammar of SIP.js has changed: look at decodeGrammarOnce');
      const remembered = `let rule = peg$rules.get(s);
        if (!rule) peg$rules.set(s, (rule = s.split("").map((ch) => ch.charCodeAt(0) - 32)));
        return rule;`;
      return { code: `const peg$rules = new Map();\n${code.replace(DECODE, () => remembered)}`, map: null };
    },
  };
}
