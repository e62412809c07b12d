/** What one works with at the board, in the order of the toolbar. */
export const TOOLS = [
  'select',
  'pan',
  'pen',
  'brush',
  'highlighter',
  'eraser',
  'laser',
  'line',
  'arrow',
  'rect',
  'ellipse',
  'polygon',
  'text',
  'sticky',
] as const;
export type ToolName = (typeof TOOLS)[number];
