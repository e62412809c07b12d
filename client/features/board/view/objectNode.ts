import { Group } from 'konva/lib/Group';
import type { Shape as KonvaShape } from 'konva/lib/Shape';
import { Arrow } from 'konva/lib/shapes/Arrow';
import { Ellipse } from 'konva/lib/shapes/Ellipse';
import { Image as PictureNode } from 'konva/lib/shapes/Image';
import { Line } from 'konva/lib/shapes/Line';
import { Path } from 'konva/lib/shapes/Path';
import { Rect } from 'konva/lib/shapes/Rect';
import { Text } from 'konva/lib/shapes/Text';
import { strokeOutline } from '../../../../server/board/drawing/strokeOutline';
import type { BoardObject, Style } from '../../../../server/contract/board';
import { unpackPoints } from '../../../../server/contract/boardPoints';
import { STICKY_COLOR } from '../colors';
import type { Pictures } from './Pictures';

export type ObjectNode = KonvaShape | Group;

const FONT =
  '"Atkinson Hyperlegible Next Variable", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif';
const STICKY_TEXT = 18;
const STICKY_EDGE = 12;

/** What an object looks like on the canvas; of a picture that is not here yet there is its place. */
export function objectNode(object: BoardObject, pictures?: Pictures): ObjectNode {
  const node = drawn(object, pictures);
  const { transform, style, id } = object;
  node.setAttrs({ ...transform, id, opacity: style.opacity });
  return node;
}

function drawn({ shape, style }: BoardObject, pictures: Pictures | undefined): ObjectNode {
  switch (shape.kind) {
    case 'stroke':
      return new Path({
        data: strokeOutline([shape.points], { pen: shape.pen, width: style.width }),
        fill: style.color,
        hitStrokeWidth: 12,
      });
    case 'line':
      return new Line({ points: flat(shape.points), ...lineOf(style) });
    case 'arrow':
      return new Arrow({
        points: flat(shape.points),
        ...lineOf(style),
        fill: style.color,
        pointerLength: style.width * 2 + 6,
        pointerWidth: style.width * 2 + 6,
      });
    case 'polygon':
      return new Line({ points: flat(shape.points), closed: true, ...lineOf(style), ...fillOf(style) });
    case 'rect':
      return new Rect({ width: shape.width, height: shape.height, ...lineOf(style), ...fillOf(style) });
    case 'ellipse':
      return new Ellipse({
        radiusX: shape.width / 2,
        radiusY: shape.height / 2,
        offsetX: -shape.width / 2,
        offsetY: -shape.height / 2,
        ...lineOf(style),
        ...fillOf(style),
      });
    case 'text':
      return new Text({
        text: shape.text || ' ',
        width: shape.width,
        fontSize: shape.size,
        fontFamily: FONT,
        lineHeight: 1.3,
        fill: style.color,
      });
    case 'sticky': {
      const { width, height } = shape;
      const paper = new Rect({ width, height, cornerRadius: 6, fill: style.fill ?? STICKY_COLOR });
      const text = new Text({
        x: STICKY_EDGE,
        y: STICKY_EDGE,
        width: Math.max(0, width - 2 * STICKY_EDGE),
        height: Math.max(0, height - 2 * STICKY_EDGE),
        text: shape.text,
        fontSize: STICKY_TEXT,
        fontFamily: FONT,
        lineHeight: 1.3,
        fill: '#0b1416',
      });
      return new Group({ width, height }).add(paper, text);
    }
    case 'image': {
      const { width, height } = shape;
      const node = new PictureNode({ image: undefined, width, height, fill: '#cfdcde' });
      pictures?.show(shape.file, (image) => node.setAttrs({ image, fill: '' }));
      return node;
    }
  }
}

function flat(points: string): number[] {
  return unpackPoints(points).filter((_, index) => index % 3 !== 2);
}

function lineOf({ color, width, dash }: Style) {
  const dashes = { solid: [], dashed: [width * 4, width * 3], dotted: [0.1, width * 2] };
  return {
    stroke: color,
    strokeWidth: width,
    lineCap: 'round' as const,
    lineJoin: 'round' as const,
    dash: dashes[dash],
    hitStrokeWidth: Math.max(14, width),
  };
}

/** What has no filling is hit by its line alone. */
function fillOf({ fill }: Style) {
  return fill ? { fill } : { fillEnabled: false };
}
