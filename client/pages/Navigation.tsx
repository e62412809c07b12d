import { Drawer } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../connection/useMe';
import { NavLink } from '../ui/NavLink';
import { type Destination, destinationsOf } from './destinations';
import classes from './Navigation.module.css';

const GROUPS = ['work', 'administration', 'foot'] as const;

/** Where one can go: all of it at the side; on a phone the first three at the bottom, and the rest behind "More". */
export function Navigation() {
  const { t } = useTranslation();
  const destinations = destinationsOf(useMe());
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <nav className={classes.side} aria-label={t('nav.label')}>
        <Groups destinations={destinations} />
      </nav>
      <nav className={classes.bar} aria-label={t('nav.label')}>
        <ul className={classes.entries}>
          {destinations
            .filter(({ onPhoneBar }) => onPhoneBar)
            .map((destination) => (
              <Entry key={destination.path} destination={destination} />
            ))}
          <li>
            <button
              type="button"
              className={classes.more}
              aria-haspopup="dialog"
              onClick={() => setOpen(true)}
            >
              <IconDots size="1.25rem" aria-hidden="true" />
              {t('nav.more')}
            </button>
          </li>
        </ul>
      </nav>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="bottom"
        size="auto"
        title={t('nav.label')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Groups destinations={destinations} onFollow={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

interface GroupsProps {
  readonly destinations: readonly Destination[];
  readonly onFollow?: () => void;
}

function Groups({ destinations, onFollow }: GroupsProps) {
  const { t } = useTranslation();
  return GROUPS.map((group) => {
    const members = destinations.filter((destination) => destination.group === group);
    if (members.length === 0) return null;
    return (
      <div key={group} className={classes.group} data-group={group}>
        {group === 'administration' && <h2 className={classes.heading}>{t('nav.administration')}</h2>}
        <ul className={classes.entries}>
          {members.map((destination) => (
            <Entry
              key={destination.path}
              destination={destination}
              {...(onFollow === undefined ? {} : { onFollow })}
            />
          ))}
        </ul>
      </div>
    );
  });
}

interface EntryProps {
  readonly destination: Destination;
  readonly onFollow?: () => void;
}

function Entry({ destination: { path, label, Icon }, onFollow }: EntryProps) {
  const { t } = useTranslation();
  return (
    <li>
      <NavLink to={path} icon={<Icon size="1.25rem" />} {...(onFollow === undefined ? {} : { onFollow })}>
        {t(`nav.${label}`)}
      </NavLink>
    </li>
  );
}
