import type { ToolName } from '../toolNames';
import { EraserTool } from './EraserTool';
import { PenTool } from './PenTool';
import { PolygonTool } from './PolygonTool';
import { ShapeTool } from './ShapeTool';
import type { Tool, Workbench } from './Tool';

/** The tool of that name; selecting and panning are the canvas' own. */
export function toolFor(name: ToolName, bench: Workbench): Tool | undefined {
  switch (name) {
    case 'select':
    case 'pan':
      return undefined;
    case 'pen':
    case 'brush':
    case 'highlighter':
    case 'laser':
      return new PenTool(bench, name);
    case 'eraser':
      return new EraserTool(bench);
    case 'polygon':
      return new PolygonTool(bench);
    case 'line':
    case 'arrow':
    case 'rect':
    case 'ellipse':
    case 'text':
    case 'sticky':
      return new ShapeTool(bench, name);
  }
}
