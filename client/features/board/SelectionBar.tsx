import {
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconBlockquote,
  IconCopyPlus,
  IconLayersIntersect,
  IconLayersSubtract,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardDesk } from './BoardDesk';
import classes from './BoardStage.module.css';
import type { Alignment } from './boardEdits';

const ALIGNMENTS: readonly (readonly [Alignment, typeof IconTrash])[] = [
  ['left', IconLayoutAlignLeft],
  ['center', IconLayoutAlignCenter],
  ['right', IconLayoutAlignRight],
  ['top', IconLayoutAlignTop],
  ['middle', IconLayoutAlignMiddle],
  ['bottom', IconLayoutAlignBottom],
];

interface SelectionBarProps {
  readonly desk: BoardDesk;
  /** Who made what is selected, or who holds it. */
  readonly about: string;
}

/** What can be done with what is selected. */
export function SelectionBar({ desk, about }: SelectionBarProps) {
  const { t } = useTranslation('board');
  const { selected } = desk;
  const [first] = selected;
  const button = (word: string, icon: ReactNode, onClick: () => void) => (
    <button
      key={word}
      type="button"
      className={classes.tool}
      aria-label={word}
      title={word}
      onClick={onClick}
    >
      {icon}
    </button>
  );
  const isText = selected.length === 1 && (first?.shape.kind === 'text' || first?.shape.kind === 'sticky');
  return (
    <div className={classes.selection} role="toolbar" aria-label={t('edit.selected')}>
      <span className={classes.about}>{about}</span>
      {isText &&
        first &&
        button(t('edit.write'), <IconPencil size={18} />, () => void desk.startWriting(first.id))}
      {selected.length === 1 &&
        first?.shape.kind === 'image' &&
        button(t('edit.describe'), <IconBlockquote size={18} />, () => void desk.startWriting(first.id))}
      {button(t('edit.duplicate'), <IconCopyPlus size={18} />, () => desk.duplicate())}
      {button(t('edit.front'), <IconArrowBarToUp size={18} />, () => desk.reorder('front'))}
      {button(t('edit.back'), <IconArrowBarToDown size={18} />, () => desk.reorder('back'))}
      {selected.length > 1 &&
        (first?.group
          ? button(t('edit.ungroup'), <IconLayersSubtract size={18} />, () => desk.group(false))
          : button(t('edit.group'), <IconLayersIntersect size={18} />, () => desk.group(true)))}
      {selected.length > 1 &&
        ALIGNMENTS.map(([to, Icon]) => button(t(`edit.${to}`), <Icon size={18} />, () => desk.align(to)))}
      {button(t('edit.delete'), <IconTrash size={18} />, () => desk.remove())}
    </div>
  );
}
