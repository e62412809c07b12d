import {
  IconArrowUpRight,
  IconBallpen,
  IconBrush,
  IconCircle,
  IconEraser,
  IconHandStop,
  IconHighlight,
  IconLine,
  IconNote,
  IconPhotoPlus,
  IconPointer,
  IconPointerBolt,
  IconPolygon,
  IconSquare,
  IconTypography,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FileButton } from '../../ui/FileButton';
import classes from './BoardStage.module.css';
import { TOOLS, type ToolName } from './toolNames';

const ICONS = {
  select: IconPointer,
  pan: IconHandStop,
  pen: IconBallpen,
  brush: IconBrush,
  highlighter: IconHighlight,
  eraser: IconEraser,
  laser: IconPointerBolt,
  line: IconLine,
  arrow: IconArrowUpRight,
  rect: IconSquare,
  ellipse: IconCircle,
  polygon: IconPolygon,
  text: IconTypography,
  sticky: IconNote,
} as const satisfies Record<ToolName, unknown>;

interface ToolbarProps {
  readonly tool: ToolName;
  /** Whoever may not draw looks, moves and points. */
  readonly canDraw: boolean;
  readonly onChoose: (tool: ToolName) => void;
  readonly onPictures: (files: readonly File[]) => void;
}

/** Choose a tool. */
export function Toolbar({ tool, canDraw, onChoose, onPictures }: ToolbarProps) {
  const { t } = useTranslation('board');
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('tools')} aria-orientation="vertical">
      {TOOLS.map((name) => {
        const Icon = ICONS[name];
        return (
          <button
            key={name}
            type="button"
            className={classes.tool}
            aria-pressed={tool === name}
            aria-label={t(`tool.${name}`)}
            title={t(`tool.${name}`)}
            disabled={!canDraw && name !== 'select' && name !== 'pan' && name !== 'laser'}
            onClick={() => onChoose(name)}
          >
            <Icon size={20} aria-hidden="true" />
          </button>
        );
      })}
      <FileButton
        label={t('picture.add')}
        className={classes.tool}
        disabled={!canDraw}
        accept="image/png,image/jpeg,image/webp,image/gif"
        onFiles={onPictures}
      >
        <IconPhotoPlus size={20} aria-hidden="true" />
      </FileButton>
    </div>
  );
}
