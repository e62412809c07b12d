import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './PeoplePanel.module.css';

interface HelpAsideProps {
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** Help beside the stage: the meeting goes on. Opening it takes the focus to its heading. */
export function HelpAside({ children, onClose }: HelpAsideProps) {
  const { t } = useTranslation('support');
  const { t: say } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside className={classes.panel} aria-labelledby={id} data-region="panel">
      <div className={classes.head}>
        <h2 ref={heading} id={id} className={classes.title} tabIndex={-1}>
          {t('help.title')}
        </h2>
        <button type="button" className={classes.close} aria-label={say('close')} onClick={onClose}>
          <IconX size={20} aria-hidden="true" />
        </button>
      </div>
      <div className={classes.body}>{children}</div>
    </aside>
  );
}
