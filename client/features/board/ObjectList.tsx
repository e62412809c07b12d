import { useTranslation } from 'react-i18next';
import { byOrder } from '../../../server/board/drawing/byOrder';
import { wordsOf } from '../../../server/board/drawing/wordsOf';
import type { BoardObject } from '../../../server/contract/board';
import type { ParticipantId } from '../../../server/contract/ids';
import type { BoardDesk } from './BoardDesk';
import classes from './BoardStage.module.css';

const MOST = 500;

interface ObjectListProps {
  readonly desk: BoardDesk;
  readonly nameOf: (participant: ParticipantId) => string;
}

/** Everything on the page as a list: what screen readers and the keyboard find objects by. */
export function ObjectList({ desk, nameOf }: ObjectListProps) {
  const { t } = useTranslation('board');
  const { selection } = desk.getSnapshot();
  const objects = byOrder(desk.objects).slice(-MOST).reverse();
  const wordsFor = ({ id, shape, author }: BoardObject) => {
    const kind = t(`tool.${shape.kind}`);
    const text = wordsOf(shape);
    const lock = desk.link.locks.holderOf([{ kind: 'object', id }]);
    const words = text
      ? t('list.itemText', { kind, author: nameOf(author), text })
      : t('list.item', { kind, author: nameOf(author) });
    return lock ? `${words} · ${t(`doing.${lock.activity}`, { name: nameOf(lock.holder) })}` : words;
  };
  return (
    <section className={classes.list} aria-label={t('list.title')}>
      <h3>{t('list.title')}</h3>
      {objects.length === 0 ? (
        <p>{t('list.empty')}</p>
      ) : (
        <ul>
          {objects.map((object) => (
            <li key={object.id}>
              <button
                type="button"
                aria-pressed={selection.includes(object.id)}
                onClick={() => {
                  desk.choose({ tool: 'select' });
                  desk.select([object.id]);
                }}
              >
                {wordsFor(object)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
