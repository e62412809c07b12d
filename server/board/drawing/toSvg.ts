import type { BoardObject, BoardPage, Shape, Style } from '../../contract/board';
import { unpackPoints } from '../../contract/boardPoints';
import type { FileId } from '../../contract/ids';
import { boundsOf, boundsOfAll } from './boundsOf';
import { byOrder } from './byOrder';
import { paperOf } from './paperOf';
import { strokeOutline } from './strokeOutline';
import { wrapText } from './wrapText';

const MARGIN = 24;
const FONT = 'Atkinson Hyperlegible Next, PingFang SC, Noto Sans CJK SC, sans-serif';
const LINE_HEIGHT = 1.3;

/** The contents of pictures, as data URLs. */
export type PictureData = ReadonlyMap<FileId, string>;

interface Surroundings {
  readonly pictures?: PictureData;
  readonly background?: BoardPage['background'];
}

/** A page as an SVG document of its own, with its pictures in it; of those that are not given there is only the place. */
export function toSvg(
  objects: readonly BoardObject[],
  { pictures = new Map(), background = 'blank' }: Surroundings = {},
): string {
  const box = boundsOfAll(objects.map(boundsOf)) ?? { left: 0, top: 0, right: 800, bottom: 450 };
  const left = Math.floor(box.left - MARGIN);
  const top = Math.floor(box.top - MARGIN);
  const width = Math.ceil(box.right + MARGIN) - left;
  const height = Math.ceil(box.bottom + MARGIN) - top;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}">`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...toPaper(background, `x="${left}" y="${top}" width="${width}" height="${height}"`),
    ...byOrder(objects).map((object) => toElement(object, pictures)),
    '</svg>',
  ].join('\n');
}

function toPaper(background: string, place: string): string[] {
  const paper = paperOf(background);
  if (!paper) return [];
  const { marks, step, color } = paper;
  const mark = {
    grid: `<path d="M0 0.5H${step}M0.5 0V${step}" stroke="${color}"/>`,
    lines: `<path d="M0 0.5H${step}" stroke="${color}"/>`,
    dots: `<circle cx="${step / 2}" cy="${step / 2}" r="1.25" fill="${color}"/>`,
  }[marks];
  // A dot is in the middle of its tile, and on a corner of the page's steps.
  const from = marks === 'dots' ? -step / 2 : 0;
  return [
    `<pattern id="paper" patternUnits="userSpaceOnUse" x="${from}" y="${from}" width="${step}" height="${step}">${mark}</pattern>`,
    `<rect ${place} fill="url(#paper)"/>`,
  ];
}

function toElement({ shape, style, transform }: BoardObject, pictures: PictureData): string {
  const { x, y, rotation, scaleX, scaleY } = transform;
  const place = `transform="translate(${x} ${y}) rotate(${rotation}) scale(${scaleX} ${scaleY})" opacity="${style.opacity}"`;
  switch (shape.kind) {
    case 'stroke':
      return `<path ${place} fill="${style.color}" d="${strokeOutline([shape.points], { pen: shape.pen, width: style.width })}"/>`;
    case 'line':
    case 'arrow':
      return `<g ${place}><polyline points="${pairs(shape.points)}" ${strokeOf(style)} fill="none"/>${
        shape.kind === 'arrow' ? arrowHead(shape.points, style) : ''
      }</g>`;
    case 'polygon':
      return `<polygon ${place} points="${pairs(shape.points)}" ${strokeOf(style)} fill="${style.fill ?? 'none'}"/>`;
    case 'rect':
      return `<rect ${place} width="${shape.width}" height="${shape.height}" ${strokeOf(style)} fill="${style.fill ?? 'none'}"/>`;
    case 'ellipse':
      return `<ellipse ${place} cx="${shape.width / 2}" cy="${shape.height / 2}" rx="${shape.width / 2}" ry="${shape.height / 2}" ${strokeOf(style)} fill="${style.fill ?? 'none'}"/>`;
    case 'text':
      return `<text ${place} fill="${style.color}" font-family="${FONT}" font-size="${shape.size}">${lines(shape.text, { size: shape.size, width: shape.width, x: 0 })}</text>`;
    case 'sticky':
      return `<g ${place}><rect width="${shape.width}" height="${shape.height}" rx="6" fill="${style.fill ?? '#ffe08a'}"/><text x="12" y="8" fill="#0b1416" font-family="${FONT}" font-size="18">${lines(shape.text, { size: 18, width: shape.width - 24, x: 12 })}</text></g>`;
    case 'image':
      return `<g ${place} role="img"><title>${escaped(shape.alt)}</title>${toPicture(shape, pictures.get(shape.file))}</g>`;
  }
}

function toPicture({ width, height }: Extract<Shape, { kind: 'image' }>, data: string | undefined): string {
  const size = `width="${width}" height="${height}"`;
  if (data === undefined) return `<rect ${size} fill="#e6eeef" stroke="#a9bec2"/>`;
  return `<image ${size} preserveAspectRatio="none" href="${escaped(data)}"/>`;
}

function strokeOf({ color, width, dash }: Style): string {
  const dashes = {
    solid: '',
    dashed: ` stroke-dasharray="${width * 4} ${width * 3}"`,
    dotted: ` stroke-dasharray="0.1 ${width * 2}"`,
  };
  return `stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${dashes[dash]}`;
}

function pairs(points: string): string {
  const values = unpackPoints(points);
  const places: string[] = [];
  for (let index = 0; index + 1 < values.length; index += 3)
    places.push(`${values[index]},${values[index + 1]}`);
  return places.join(' ');
}

function arrowHead(points: string, { color, width }: Style): string {
  const values = unpackPoints(points);
  const [x = 0, y = 0] = values.slice(-3);
  const [fromX = 0, fromY = 0] = values.slice(-6);
  const angle = (Math.atan2(y - fromY, x - fromX) * 180) / Math.PI;
  const size = width * 2 + 6;
  return `<polygon transform="translate(${x} ${y}) rotate(${angle})" points="0,0 ${-size},${-size / 2} ${-size},${size / 2}" fill="${color}"/>`;
}

function lines(text: string, { size, width, x }: { size: number; width: number; x: number }): string {
  return wrapText(text, { width, size })
    .map((line) => `<tspan x="${x}" dy="${size * LINE_HEIGHT}">${escaped(line) || ' '}</tspan>`)
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
