import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { boundsOf, boundsOfAll } from '../../../server/board/drawing/boundsOf';
import type { LockView } from '../../../server/contract/board';
import type { ParticipantId } from '../../../server/contract/ids';
import type { BoardDesk } from './BoardDesk';
import classes from './BoardStage.module.css';
import { personColor } from './colors';
import type { BoardView } from './view/BoardView';

interface LockBadgesProps {
  readonly desk: BoardDesk;
  readonly nameOf: (participant: ParticipantId) => string;
  readonly view: BoardView;
}

/** Who works on what, and how, beside it: "Mei is moving this". */
export function LockBadges({ desk, nameOf, view }: LockBadgesProps) {
  const { page } = desk.getSnapshot();
  const badges = new Map<ParticipantId, { left: number; top: number; activity: LockView['activity'] }>();
  for (const lock of desk.link.locks.views) {
    if (lock.holder === desk.link.self || badges.has(lock.holder)) continue;
    const box = boundsOfAll(
      objectsOf(desk, lock)
        .filter((object) => object.page === page)
        .map(boundsOf),
    );
    const { box: seen, scale } = view.viewport;
    if (box)
      badges.set(lock.holder, {
        left: (box.left - seen.left) * scale,
        top: (box.top - seen.top) * scale,
        activity: lock.activity,
      });
  }
  return [...badges].map(([holder, place]) => (
    <LockBadge
      key={holder}
      name={nameOf(holder)}
      color={personColor(desk.link.person(holder)?.color)}
      {...place}
    />
  ));
}

interface LockBadgeProps {
  readonly name: string;
  readonly activity: LockView['activity'];
  readonly color: string;
  readonly left: number;
  readonly top: number;
}

function LockBadge({ name, activity, color, left, top }: LockBadgeProps) {
  const { t } = useTranslation('board');
  const badge = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { style } = badge.current ?? {};
    if (!style) return;
    style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top - 30)}px)`;
    style.background = color;
  }, [left, top, color]);
  return (
    <div ref={badge} className={classes.badge}>
      <IconLock size={14} aria-hidden="true" />
      {t(`doing.${activity}`, { name })}
    </div>
  );
}

function objectsOf({ link }: BoardDesk, { target }: LockView) {
  const { document } = link.replica;
  switch (target.kind) {
    case 'object': {
      const object = document.object(target.id);
      return object ? [object] : [];
    }
    case 'group':
      return document.objectsIn(target.id);
    case 'page':
      return document.objectsOn(target.id);
  }
}
